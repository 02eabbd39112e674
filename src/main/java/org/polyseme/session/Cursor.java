package org.polyseme.session;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.History;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;

/**
 * Where a session is: at one step of one branch. At the head of the branch a step is training, and is recorded;
 * behind it a step is computed again, with what a hand did there, and nothing is recorded twice. Confined to the training
 * thread.
 */
final class Cursor implements AutoCloseable {
    private final Rerun rerun;
    private final Vault vault;
    private final Costs costs;

    private Track track;
    /** What is shown: the present as far as it was looked at, and the last good moment of a run that diverged. */
    private Moment shown;

    private boolean isStale;
    /**
     * A cursor at the first step of a branch that begins.
     *
     * @throws org.polyseme.state.RefusedValueException if the recipe cannot be trained
     */
    Cursor(Function<Experiment, ? extends Training> trainings, Vault vault, Costs costs, int id, Script script) {
        this.vault = vault;
        this.costs = costs;
        rerun = new Rerun(trainings, vault, script.start());
        track = new Track(id, script, rerun.training().initial(), costs.now());
        shown = Moment.of(rerun.training());
        record();
        track.chronicle.observe(0, shown.parameters().weights());
        judge();
        keep();
        makeDue();
    }

    /** A cursor at the first step of a branch that was recorded. */
    Cursor(Function<Experiment, ? extends Training> trainings, Vault vault, Costs costs, Track track) {
        this.vault = vault;
        this.costs = costs;
        this.track = track;
        rerun = new Rerun(trainings, vault, track.script.start());
        shown = Moment.of(rerun.training());
        rerun.goAstray();
        seek(0, () -> false);
    }

    Track track() {
        return track;
    }

    /** The step that is shown. */
    long step() {
        return rerun.isAstray() ? track.head : rerun.steps();
    }

    boolean isAtHead() {
        return step() == track.head;
    }

    /** How the run ended, if it did and the cursor is there. */
    Optional<RunStatus> end() {
        return isAtHead() ? Optional.ofNullable(track.end) : Optional.empty();
    }

    /** Goes one step on, unless the run has ended here. True if a keyframe was kept. */
    boolean advance() {
        if (!isAtHead()) {
            rerun.repeat(track);
            isStale = true;
            return false;
        }
        return track.end == null && extend();
    }

    /** Trains. */
    private boolean extend() {
        refresh();
        costs.step(rerun.training());
        track.head = rerun.steps();
        judge();
        if (track.end != null || track.cadence.wants(track.head)) {
            observe();
        }
        makeDue();
        if (rerun.isAstray() || track.head < track.nextKeyframe) {
            return false;
        }
        keep();
        return true;
    }

    private void judge() {
        track.end = rerun.training().isFinite()
                ? rerun.training()
                        .finished()
                        .map(reason -> new RunStatus.Finished(rerun.steps(), reason))
                        .orElse(null)
                : new RunStatus.Diverged(rerun.steps());
        if (track.end instanceof RunStatus.Diverged) {
            goAstray();
        }
    }

    /** From here on only the last good moment is shown. */
    private void goAstray() {
        rerun.goAstray();
        track.head = shown.step();
        track.keyframes.tailMap(track.head, false).values().forEach(vault::release);
        track.keyframes.tailMap(track.head, false).clear();
        track.nextKeyframe = 0;
    }

    /** Looks at the present, at the head. */
    private void observe() {
        if (rerun.isAstray() || shown.step() == rerun.steps()) {
            return;
        }
        Moment now = Moment.of(rerun.training());
        if (!Double.isFinite(now.loss())) {
            track.end = new RunStatus.Diverged(now.step());
            goAstray();
            return;
        }
        shown = now;
        if (track.cadence.wants(now.step())) {
            record();
        }
        tell();
    }

    private void record() {
        track.history.record(shown);
        track.trace.observe(shown.step(), shown.parameters().weights());
    }

    /** Only of steps that do not depend on who watches, so that the same run tells the same events. */
    private void tell() {
        if (track.end != null || track.cadence.wants(shown.step())) {
            track.tell(shown.step(), shown.parameters().weights());
        }
    }

    /** What is shown becomes the present. */
    private void refresh() {
        if (isStale && !rerun.isAstray()) {
            shown = Moment.of(rerun.training());
            isStale = false;
        }
    }

    /** Makes the changes of the script whose step has come, at the head. */
    private void makeDue() {
        while (rerun.hasDue(track)) {
            rerun.makeNext(track);
            judge();
            if (rerun.steps() == 0) {
                track.initial = rerun.training().parameters();
            }
            lookAgain();
        }
    }

    /** The step is the same, but under another recipe its loss is another, and weights may have been set. */
    private void lookAgain() {
        Moment now = Moment.of(rerun.training());
        if (rerun.isAstray() || !Double.isFinite(now.loss())) {
            return;
        }
        shown = now;
        if (track.cadence.wants(now.step())) {
            record();
            track.tell(now.step(), now.parameters().weights());
        }
    }

    /** A hand changes something, at the head: it becomes part of the record. */
    void change(Change change) {
        if (rerun.isAstray()) {
            seek(track.head, () -> false);
        }
        if (change instanceof Change.Settings) {
            takeBack(change.step());
        }
        track.script = track.script.upTo(change.step()).with(change);
        makeDue();
    }

    /** Of several settings at one step only the last is recorded: the run is as if the others had never been. */
    private void takeBack(long step) {
        List<Change> changes = track.script.changes();
        int last = changes.size() - 1;
        if (last < 0 || rerun.made() != changes.size() || changes.get(last).step() != step) {
            return;
        }
        if (changes.get(last) instanceof Change.Settings) {
            track.script = new Script(track.script.start(), changes.subList(0, last));
            Keyframe stale = track.keyframes.get(step);
            if (stale != null && stale.changes() > last) {
                track.keyframes.remove(step);
                vault.release(stale);
            }
            rerun.goAstray();
            seek(step, () -> false);
        }
    }

    /** Leaves the branch at this step for a new one, which begins here. */
    Track fork(int id) {
        leave();
        refresh();
        Track fork = new Track(id, track, step(), costs.now());
        track.keyframes
                .headMap(step(), true)
                .forEach((step, keyframe) -> fork.keyframes.put(step, vault.share(keyframe)));
        boolean wasAstray = rerun.isAstray();
        track = fork;
        if (wasAstray) {
            seek(fork.head, () -> false);
        }
        refresh();
        fork.whole = fork.history.upTo(shown);
        judge();
        return fork;
    }

    /**
     * Goes to a step of a branch, the head if there is none that far.
     *
     * @param giveUp asked now and then whether to stay wherever it got to
     */
    void go(Track target, long step, BooleanSupplier giveUp) {
        leave();
        if (target != track) {
            track = target;
            rerun.change(target);
        }
        seek(Math.max(0, Math.min(step, target.head)), giveUp);
    }

    /**
     * The very step at which something happened, found by looking at every step since the recorded one before; the step
     * by which it had happened if it is not seen again. The cursor is where it was then.
     */
    long exactStepOf(Event event) {
        if (event.step() < 1 || event.step() > track.head) {
            return event.step();
        }
        leave();
        long back = step();
        long from = track.toldBefore(event.step());
        Chronicle eyes = track.told().forkedAt(from);
        seek(from, () -> false);
        boolean isSeen = false;
        while (!isSeen && rerun.steps() < event.step()) {
            rerun.repeat(track);
            eyes.observe(rerun.steps(), rerun.training().parameters().weights());
            isSeen = eyes.hasTold(event, from);
        }
        long found = isSeen ? rerun.steps() : event.step();
        seek(back, () -> false);
        return found;
    }

    private void seek(long step, BooleanSupplier giveUp) {
        rerun.seek(track, step, giveUp);
        isStale = true;
        refresh();
    }

    /** Makes sure that the head can be entered again without a detour. */
    void leave() {
        if (isAtHead() && !rerun.isAstray()) {
            refresh();
            observe();
            track.whole = track.history.upTo(shown);
            Keyframe here = track.keyframes.get(rerun.steps());
            if (!rerun.isAstray() && (here == null || here.changes() != rerun.made())) {
                keep();
            }
        } else if (rerun.isAstray()) {
            track.whole = track.history.upTo(shown);
        }
    }

    private void keep() {
        if (vault.isBusy() || (vault.isFull(0) && !track.keyframes.isEmpty())) {
            due();
            return;
        }
        long begun = costs.now();
        Checkpoint checkpoint = rerun.training().checkpoint();
        costs.checkpointTaken(begun);
        Keyframe former = track.keyframes.put(checkpoint.step(), vault.keep(checkpoint, rerun.made()));
        if (former != null) {
            vault.release(former);
        }
        due();
    }

    private void due() {
        long spacing = Math.max(costs.spacing(), track.spacing);
        track.nextKeyframe = (rerun.steps() / spacing + 1) * spacing;
    }

    /** What is shown here, the curves, events and weights cut off after it. */
    Snapshot snapshot(RunStatus status, double stepsPerSecond) {
        if (isAtHead()) {
            refresh();
            observe();
        } else {
            refresh();
        }
        long step = shown.step();
        History history = track.history.upTo(shown);
        if (isAtHead()) {
            track.whole = history;
        }
        Snapshot snapshot = new Snapshot(
                track.script.recipeAt(step),
                step,
                shown.loss(),
                shown.parameters(),
                track.initial,
                track.told(history, shown.parameters().weights()),
                track.told().upTo(step),
                track.trace.upTo(step, shown.parameters().weights()),
                end().orElse(status),
                stepsPerSecond,
                rerun.training().backend(),
                List.of(),
                Optional.empty());
        return snapshot.holding(track.script.heldAt(step));
    }

    @Override
    public void close() {
        rerun.close();
    }
}
