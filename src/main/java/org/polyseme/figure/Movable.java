package org.polyseme.figure;

import org.polyseme.state.Snapshot;

/**
 * A figure that a hand can move about: zoom, shift, turn. Where it stands is part of the options, so that a file or a
 * film shows what the screen does. Every method is a pure function that gives the options as they are afterwards.
 */
public interface Movable extends Figure {

    /** False where a drag would change nothing, as the picture shows all there is. */
    boolean isMovable(Options options);

    /** True once it stands elsewhere than at first. */
    boolean isMoved(Options options);

    /** Back to where it stands at first. */
    Options home(Options options);

    /** The picture was drawn by so many logical pixels to the right and down. */
    Options dragged(double right, double down, Snapshot snapshot, Perspective perspective, Size size);

    /** A key asked for a step to the right and down: each −1, 0 or 1. */
    Options stepped(int right, int down, Snapshot snapshot, Perspective perspective, Size size);

    /** The picture was made {@code factor} times as large around a point of the sheet. */
    Options zoomed(double factor, double x, double y, Snapshot snapshot, Perspective perspective, Size size);

    /** True while it moves by itself. */
    default boolean isPlaying(Options options) {
        return false;
    }

    /** So much time has gone by while it {@link #isPlaying}. */
    default Options played(Options options, double seconds) {
        return options;
    }
}
