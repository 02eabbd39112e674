package org.polyseme.engine;

import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Script;

/**
 * Repeats a run that hands changed on its way: each change is made at its step, those of one step in their order. Confined
 * to the thread that uses it.
 */
public final class ScriptRun implements AutoCloseable {
    private static final int STEPS_BETWEEN_LOOKS = 256;

    private final Script script;
    private final Trainer trainer;
    /** The first change that is still to be made. */
    private int next;

    private ScriptRun(Script script, Trainer trainer) {
        this.script = script;
        this.trainer = trainer;
    }

    private static ScriptRun begun(Script script, Trainer trainer) {
        ScriptRun run = new ScriptRun(script, trainer);
        try {
            run.begin();
            return run;
        } catch (IllegalArgumentException refused) {
            run.close();
            throw refused;
        }
    }

    /**
     * The run of {@code script} at step 0, the changes made there included.
     *
     * @throws org.polyseme.state.RefusedValueException naming the field that cannot be trained, and why
     * @throws IllegalArgumentException if a change there does not fit the run
     */
    public static ScriptRun of(Script script, Backend backend) {
        return begun(script, Trainer.of(script.start(), backend));
    }

    /**
     * The run of {@code script} from {@code checkpoint} on, the changes made at its step included.
     *
     * @param checkpoint of this very run, on this back end. Whether it was taken before the changes at its step or after
     *     them is all the same: made again, they set what they had set.
     * @throws IllegalArgumentException if the checkpoint is of another run or broken
     */
    public static ScriptRun of(Script script, Checkpoint checkpoint, Backend backend) {
        checkIsOf(script, checkpoint);
        return begun(script, Trainer.of(checkpoint, backend));
    }

    /** Goes back or on to {@code checkpoint}, as above, in the memory that it has. */
    public void restore(Checkpoint checkpoint) {
        checkIsOf(script, checkpoint);
        trainer.restore(checkpoint);
        begin();
    }

    private static void checkIsOf(Script script, Checkpoint checkpoint) {
        if (!checkpoint.experiment().continues(script.start())) {
            throw new IllegalArgumentException("expected a checkpoint of the script's run, got one that differs in "
                    + script.start().differences(checkpoint.experiment()));
        }
    }

    private void begin() {
        next = 0;
        while (next < script.changes().size() && script.changes().get(next).step() < trainer.steps()) {
            next++;
        }
        makeChanges();
    }

    /**
     * Trains on until {@code step} steps are taken and the changes made there, or until the run is over; or, looked at now
     * and then, until its parameters are no longer finite. A step that lies behind is no step to take.
     *
     * @throws IllegalArgumentException if a change does not fit the run
     */
    public void to(long step) {
        while (trainer.steps() < step && !trainer.isOver()) {
            trainer.step();
            boolean looked = trainer.isOver(); // with the recipe that it was taken with, as while watched
            makeChanges();
            if (!looked && trainer.steps() % STEPS_BETWEEN_LOOKS == 0 && !trainer.isFinite()) {
                return;
            }
        }
    }

    /** Trains on until the run is over. */
    public void toEnd() {
        to(Long.MAX_VALUE);
    }

    private void makeChanges() {
        while (next < script.changes().size() && script.changes().get(next).step() <= trainer.steps()) {
            Change change = script.changes().get(next);
            trainer.apply(change);
            next++;
        }
    }

    /** The run where it stands. To be read, not moved: the changes would be missed. */
    public Trainer trainer() {
        return trainer;
    }

    @Override
    public void close() {
        trainer.close();
    }
}
