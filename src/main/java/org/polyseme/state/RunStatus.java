package org.polyseme.state;

import java.util.Optional;

/** Where a run stands. Trouble is a state with the last good picture, never a stack trace. Immutable. */
public sealed interface RunStatus {

    /** Waiting for the user. */
    record Paused() implements RunStatus {}

    record Training() implements RunStatus {}

    /** The stop rule of the recipe held at this step. */
    record Finished(long step, String reason) implements RunStatus {}

    /** The loss or a weight was no longer finite after this step; the snapshot shows the last good one. */
    record Diverged(long step) implements RunStatus {}

    /** The run could not go on. {@code sentence} is for the user, {@code code} finds the entry in the log. */
    record Failed(String sentence, String code) implements RunStatus {}

    /**
     * There is no run: the weights came from outside, from the file and tensor that {@code source} names.
     *
     * @param activations of the neurons on some inputs, {@code [samples, neurons]}, where they were given too
     */
    record Given(String source, Optional<Matrix> activations) implements RunStatus {
        public Given(String source) {
            this(source, Optional.empty());
        }
    }

    /** Activations that came with given weights, {@code [samples, neurons]}. */
    default Optional<Matrix> givenActivations() {
        return this instanceof Given given ? given.activations : Optional.empty();
    }

    default boolean isTraining() {
        return this instanceof Training;
    }

    /** True where there is nothing to train. */
    default boolean isGiven() {
        return this instanceof Given;
    }

    /** True where only a restart helps. */
    default boolean isOver() {
        return this instanceof Finished || this instanceof Diverged || this instanceof Failed;
    }
}
