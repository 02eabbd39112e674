package org.polyseme.session;

import org.polyseme.state.Experiment;

/** What the training thread may be told. Immutable. */
sealed interface Command {

    record Play() implements Command {}

    record Pause() implements Command {}

    /** Take so many steps, then wait. */
    record Step(int count) implements Command {}

    /** Go on with a recipe that differs only in live fields. */
    record SetLive(Experiment recipe) implements Command {}

    /** Begin again from the recipe's initialisation. */
    record Restart(Experiment recipe, boolean play) implements Command {}

    record SetPace(Pace pace) implements Command {}

    /** End the training thread. */
    record Close() implements Command {}

    /** True if obeying {@code next} right after this one leaves no trace of this one. */
    default boolean isOverruledBy(Command next) {
        if (next instanceof Restart) {
            return this instanceof Restart || this instanceof SetLive;
        }
        return next instanceof SetLive && this instanceof SetLive;
    }
}
