package org.polyseme.state;

import java.util.List;

/**
 * Which runs are to be trained beside the one that is looked at, and what is read of each. Immutable; equal to every other
 * that asks for the same runs.
 */
public interface RunPlan {
    /** How many runs; at least 1. */
    int runs();

    /** The recipe of one of them, with the steps that it is trained for. */
    Experiment recipe(int run);

    /** The steps on the way at which it is read, ascending. Its end is read too. */
    default List<Long> marks() {
        return List.of();
    }

    /** What is read of a run at one moment; any number of values, the same at every moment. */
    default List<Double> read(Reached reached) {
        return List.of();
    }

    /**
     * A moment of a run.
     *
     * @param loss the whole loss there
     */
    record Reached(Experiment recipe, long step, double loss, Parameters parameters) {}
}
