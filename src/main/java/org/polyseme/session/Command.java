package org.polyseme.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.polyseme.measure.Definition;
import org.polyseme.state.Change;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.Mark;
import org.polyseme.state.Recording;
import org.polyseme.state.Script;

/** What the training thread may be told. Immutable. */
sealed interface Command {

    record Play() implements Command {}

    /**
     * Wait.
     *
     * @param byHand false where the window shows something else than the run
     */
    record Pause(boolean byHand) implements Command {}

    /** Take so many steps, then wait. */
    record Step(int count) implements Command {}

    /**
     * Go on with a recipe that differs only in live fields.
     *
     * @param ticket by which whoever said it knows when it was obeyed
     */
    record SetLive(Experiment recipe, long ticket) implements Command {
        SetLive(Experiment recipe) {
            this(recipe, 0);
        }
    }

    /** A hand sets weights or holds features; the step is the cursor's. */
    record Edit(Change change, long ticket) implements Command {}

    /**
     * Begin a run: a recipe's initialisation, and what was done to it on the way.
     *
     * @param ticket as that of {@link SetLive}; 0 where nobody said it
     * @param drag the drag of a slider that it is part of, from 1; 0 if it is part of none
     * @param opens true for another document, false for another try at what is open
     */
    record Restart(Script script, boolean play, long ticket, long drag, boolean opens) implements Command {
        Restart(Script script, boolean play) {
            this(script, play, 0, 0, false);
        }

        Restart(Experiment recipe, boolean play) {
            this(Script.of(recipe), play);
        }
    }

    /**
     * Undo a deed, or do it again: the runs and branches that it began go, or come back.
     *
     * @param again false to take it back
     * @param to where the cursor was
     * @param otherwise the change that does the same where the deed began nothing, or nothing is left of it
     */
    record Revise(Deed deed, boolean again, Place to, Change otherwise, long ticket) implements Command {}

    /** Go on with what was recorded. The first command of a session, if any. */
    record Resume(Recording recording, boolean play) implements Command {}

    /**
     * Go to a step.
     *
     * @param branch the current one if empty
     * @param beyond whether to train on where the record ends before that step
     */
    record Seek(OptionalInt branch, long step, boolean beyond) implements Command {}

    /** Play this stretch over and over; none if empty. */
    record SetLoop(Optional<Loop> loop) implements Command {}

    /** Leave the current branch here for a new one. */
    record Fork() implements Command {}

    record Rename(int branch, String name) implements Command {}

    record Recolour(int branch, int colour) implements Command {}

    record Delete(int branch) implements Command {}

    record Undelete(int branch) implements Command {}

    /** Keep the past within so many bytes. */
    record SetBudget(long bytes) implements Command {}

    /** Tell what happened by this definition of a feature on a neuron. */
    record SetDefinition(Definition definition) implements Command {}

    /** Find the very step of an event of the current branch. */
    record Date(Event event, CompletableFuture<Long> answer) implements Command {
        @Override
        public void abandon() {
            answer.cancel(false);
        }
    }

    /** Find the very steps of what a mark of the current branch stands for. */
    record DateMark(Mark mark, CompletableFuture<List<Mark>> answer) implements Command {
        @Override
        public void abandon() {
            answer.cancel(false);
        }
    }

    /** Freeze all that is worth saving. */
    record Save(long mostBytes, CompletableFuture<Recording> answer) implements Command {
        @Override
        public void abandon() {
            answer.cancel(false);
        }
    }

    record SetPace(Pace pace) implements Command {}

    /** End the training thread. */
    record Close() implements Command {}

    /** It will not be obeyed: whoever waits for an answer waits no longer. Does nothing once it was answered. */
    default void abandon() {}

    /** True of what somebody does to the run that there is. */
    default boolean isDoneToRun() {
        return this instanceof Play
                || (this instanceof Pause pause && pause.byHand())
                || this instanceof Step
                || this instanceof Seek
                || this instanceof SetLive
                || this instanceof Edit
                || this instanceof Fork
                || (this instanceof SetLoop set && set.loop().isPresent());
    }

    /** True if obeying {@code next} right after this one leaves no trace of this one. */
    default boolean isOverruledBy(Command next) {
        if (next instanceof Restart) {
            return this instanceof Restart || this instanceof SetLive || this instanceof Seek;
        }
        if (next instanceof Seek seek) {
            return this instanceof Seek before
                    && (seek.branch().isPresent() || before.branch().isEmpty());
        }
        if (next instanceof SetLoop) {
            return this instanceof SetLoop;
        }
        if (next instanceof SetDefinition) {
            return this instanceof SetDefinition;
        }
        return next instanceof SetLive && this instanceof SetLive;
    }
}
