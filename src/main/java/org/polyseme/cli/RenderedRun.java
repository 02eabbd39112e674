package org.polyseme.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyseme.export.Drawing;
import org.polyseme.export.Film;
import org.polyseme.export.Page;
import org.polyseme.export.Turn;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Options;
import org.polyseme.measure.Definition;
import org.polyseme.session.EngineTraining;
import org.polyseme.session.ScriptRun;
import org.polyseme.state.Beside;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.sweep.PlanTraining;

/** A run that is trained as far as its next picture needs. Confined to one thread. */
final class RenderedRun implements AutoCloseable {
    private static final int STEPS_PER_REPORT = 256;

    private final ScriptRun run;
    private Optional<Beside> beside = Optional.empty();

    /** Hears of a step taken on the way to a picture. */
    @FunctionalInterface
    interface OnTheWay {
        void at(double share);
    }

    /** The page as it is at a step. */
    @FunctionalInterface
    interface PageAt {
        Page at(long step);
    }

    /** @param definition by which its pictures count */
    RenderedRun(Script script, Definition definition) {
        run = new ScriptRun(script, EngineTraining::of);
        run.tellBy(definition);
    }

    /**
     * The run at this step, which is not before the last.
     *
     * @throws FileProblem if the run ends earlier
     */
    Snapshot at(long step, OnTheWay progress) throws FileProblem {
        Snapshot snapshot = upTo(step, progress);
        if (snapshot.step() != step) {
            throw new FileProblem(
                    "--step",
                    "",
                    "a step that the run reaches",
                    String.format(Locale.ROOT, "%,d, but the run ended after %,d", step, snapshot.step()));
        }
        return snapshot;
    }

    /** The run at this step, which is not before the last, or at its end where that is earlier. */
    Snapshot upTo(long step, OnTheWay progress) {
        while (run.steps() < step && !run.isOver()) {
            run.step();
            if (run.steps() % STEPS_PER_REPORT == 0) {
                progress.at((double) run.steps() / step);
            }
        }
        return run.snapshot();
    }

    /** A snapshot of it beside the other runs that the page shows, which are trained for it where there are any. */
    Snapshot beside(Snapshot snapshot, Page page, OnTheWay progress) {
        if (beside.isEmpty()) {
            Options options = page.perspective().options();
            List<RunPlan> plans = page.figures().stream()
                    .flatMap(figure -> figure.runs(snapshot.experiment(), options).stream())
                    .distinct()
                    .toList();
            beside = Optional.of(new Beside(plans.stream()
                    .map(plan -> PlanTraining.train(RunSet.of(plan), now -> {
                        progress.at(now.progress());
                        return true;
                    }))
                    .toList()));
        }
        return snapshot.beside(beside);
    }

    /** The frames of a film of it; where the run ends early, the end stays. */
    Film.Frames frames(Steps steps, int count, PageAt pages, List<Turn> turns, Figure.Size size) {
        return new Film.Frames() {
            private int index;

            @Override
            public int count() {
                return count;
            }

            @Override
            public Drawing next() {
                long step = steps.at(index, count);
                Page page = pages.at(step);
                Snapshot snapshot = beside(upTo(step, share -> {}), page, share -> {});
                Options options = page.perspective().options();
                for (Turn turn : turns) {
                    options = turn.at(count == 1 ? 1 : (double) index / (count - 1), options);
                }
                index++;
                return page.with(page.perspective().with(options)).frame(snapshot, size);
            }
        };
    }

    @Override
    public void close() {
        run.close();
    }
}
