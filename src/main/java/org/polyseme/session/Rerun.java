package org.polyseme.session;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;

/**
 * The one training of a session, and the way to any recorded step of a branch: from the keyframe before it, with what a
 * hand did on the way. Records nothing. Confined to the training thread.
 */
final class Rerun implements AutoCloseable {
    /** Between two looks at whether somebody wants to go elsewhere. */
    private static final int STEPS_PER_LOOK = 16;

    private final Function<Experiment, ? extends Training> trainings;
    private final Vault vault;
    private Training training;
    private Experiment begunWith;
    /** How many changes of the branch's script the training has had. */
    private int made;
    /** True while the training is not at a recorded step of the branch, such as behind its last good one. */
    private boolean isAstray;

    /** @throws org.polyseme.state.RefusedValueException if the recipe cannot be trained */
    Rerun(Function<Experiment, ? extends Training> trainings, Vault vault, Experiment start) {
        this.trainings = trainings;
        this.vault = vault;
        begunWith = start;
        training = trainings.apply(start);
    }

    Training training() {
        return training;
    }

    long steps() {
        return training.steps();
    }

    int made() {
        return made;
    }

    boolean isAstray() {
        return isAstray;
    }

    /** From here on the training has to be put somewhere before it is of use. */
    void goAstray() {
        isAstray = true;
    }

    /** True if the next change of the script is due. */
    boolean hasDue(Track track) {
        List<Change> changes = track.script.changes();
        return !isAstray && made < changes.size() && changes.get(made).step() <= training.steps();
    }

    void makeNext(Track track) {
        training.apply(track.script.changes().get(made));
        made++;
    }

    /** Takes a recorded step again, and makes the changes that were made there. */
    void repeat(Track track) {
        training.step();
        hear();
        makeDue(track);
    }

    void makeDue(Track track) {
        while (hasDue(track)) {
            makeNext(track);
            hear();
        }
    }

    /** The stop rule counts on being asked after every step. */
    private void hear() {
        if (training.isFinite()) {
            training.finished();
        }
    }

    /** The next place to be put to is on another branch. */
    void change(Track track) {
        if (!begunWith.equals(track.script.start())) {
            begin(track);
        }
        isAstray = true;
    }

    /**
     * Goes to a recorded step.
     *
     * @param giveUp asked now and then whether to stay wherever it got to
     */
    void seek(Track track, long step, BooleanSupplier giveUp) {
        enter(track, step);
        makeDue(track);
        for (int done = 1; training.steps() < step; done++) {
            if (done % STEPS_PER_LOOK == 0 && giveUp.getAsBoolean()) {
                return;
            }
            repeat(track);
        }
    }

    /** Puts the training at the keyframe that is nearest before this step; where it is now, if that is nearer. */
    private void enter(Track track, long step) {
        boolean onTheWay = !isAstray && training.steps() <= step;
        for (Map.Entry<Long, Keyframe> at = track.keyframes.floorEntry(step);
                at != null;
                at = track.keyframes.floorEntry(step)) {
            if (onTheWay && training.steps() >= at.getKey()) {
                return;
            }
            if (vault.read(at.getValue()).filter(this::restored).isPresent()) {
                made = at.getValue().changes();
                isAstray = false;
                return;
            }
            track.keyframes.remove(at.getKey());
            vault.release(at.getValue());
        }
        if (!onTheWay) {
            begin(track);
            isAstray = false;
            hear();
        }
    }

    /** False for a checkpoint, out of a file, that is of no such run; the training is as it was then. */
    private boolean restored(Checkpoint checkpoint) {
        try {
            training.restore(checkpoint);
            return true;
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }

    /** A training of the branch's first recipe takes the place of the present one. */
    private void begin(Track track) {
        training.close();
        begunWith = track.script.start();
        training = trainings.apply(begunWith);
        made = 0;
    }

    @Override
    public void close() {
        training.close();
    }
}
