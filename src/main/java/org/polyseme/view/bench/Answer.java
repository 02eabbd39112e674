package org.polyseme.view.bench;

import java.util.SplittableRandom;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;

/** A hand that moves time and again, and the picture that it waits for. FX thread only. */
interface Answer {
    /** The recipe in which it moves. */
    Experiment recipe();

    /** Once that is opened, and trains at full speed. */
    default void begin() {}

    /** False as long as there is nothing to move yet. */
    default boolean isReady() {
        return true;
    }

    /** Moves. */
    void move(SplittableRandom dice);

    /** True where nothing less will do than that every figure shows it. */
    default boolean isForEveryFigure() {
        return false;
    }

    /** True of the moment that the last move asked for. */
    boolean isIn(Snapshot moment);

    /** After the last move. */
    default void end() {}
}
