package org.polyseme.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;

/** One training from its initialisation to its end, with its curves, its events and its last good moment. Confined to the training thread. */
final class Run implements AutoCloseable {
    private final Training training;
    private final Parameters initial;
    private final HistoryRecorder recorder;
    private final Chronicle chronicle;
    private Moment lastGood;
    private @Nullable RunStatus end;

    Run(Training training, Experiment recipe) {
        this.training = training;
        this.recorder = new HistoryRecorder(recipe.steps());
        this.initial = training.initial();
        Matrix weights = initial.weights();
        this.chronicle = new Chronicle(weights.rows(), weights.columns(), recipe.plantedPairs());
        this.lastGood = Moment.of(training);
        recorder.record(lastGood);
        chronicle.observe(lastGood.step(), lastGood.parameters().weights());
        judge();
    }

    long steps() {
        return training.steps();
    }

    /** How the run ended; empty while it can go on. */
    Optional<RunStatus> end() {
        return Optional.ofNullable(end);
    }

    /** Takes one step, unless the run has ended. */
    void step() {
        if (end != null) {
            return;
        }
        training.step();
        judge();
        if (end != null || recorder.wants(training.steps())) {
            observe();
        }
    }

    /** Goes on with other live settings. A run that had reached its end may have one further off now. */
    void change(Experiment live) {
        training.change(live);
        if (end instanceof RunStatus.Diverged) {
            return;
        }
        judge();
        Moment now = Moment.of(training); // Of the same step, but under the new recipe its loss is another.
        if (Double.isFinite(now.loss())) {
            lastGood = now;
            tell();
        }
    }

    /** The present if it is finite, the last good moment else. */
    Snapshot snapshot(Experiment recipe, RunStatus status, double stepsPerSecond) {
        observe();
        return new Snapshot(
                recipe,
                lastGood.step(),
                lastGood.loss(),
                lastGood.parameters(),
                initial,
                recorder.upTo(lastGood),
                chronicle.events(),
                end != null ? end : status,
                stepsPerSecond,
                training.backend());
    }

    private void judge() {
        end = training.isFinite()
                ? training.finished()
                        .map(reason -> new RunStatus.Finished(training.steps(), reason))
                        .orElse(null)
                : new RunStatus.Diverged(training.steps());
    }

    private void observe() {
        if (lastGood.step() == training.steps() || end instanceof RunStatus.Diverged) {
            return;
        }
        Moment now = Moment.of(training);
        if (!Double.isFinite(now.loss())) {
            end = new RunStatus.Diverged(now.step());
            return;
        }
        lastGood = now;
        if (recorder.wants(now.step())) {
            recorder.record(now);
        }
        tell();
    }

    /** Only of steps that do not depend on who watches, so that the same run tells the same events. */
    private void tell() {
        if (end != null || recorder.wants(lastGood.step())) {
            chronicle.observe(lastGood.step(), lastGood.parameters().weights());
        }
    }

    @Override
    public void close() {
        training.close();
    }
}
