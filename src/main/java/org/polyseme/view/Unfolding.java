package org.polyseme.view;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;

/**
 * Makes what of a window can wait until its first pictures are on the screen, one part in a beat, so that pictures go on
 * between. FX thread only.
 */
final class Unfolding {
    /** Two beats after they were handed over the pictures are seen; and the machine is theirs until then. */
    private static final int PATIENCE = 2;

    /** Beats after which a window without pictures is made all the same: a figure may have trouble. */
    private static final int MOST_BEATS = 120;

    private final Deque<Runnable> left;
    private final BooleanSupplier isPainted;
    private final Subscription beats;
    private Runnable whenDone = () -> {};
    private int seen;
    private int painted;

    /** @param isPainted whether the first pictures were handed over */
    Unfolding(Collection<Runnable> parts, FrameClock clock, BooleanSupplier isPainted) {
        left = new ArrayDeque<>(parts);
        this.isPainted = isPainted;
        beats = clock.subscribe(this::beat);
    }

    private void beat() {
        seen++;
        painted += isPainted.getAsBoolean() ? 1 : 0;
        if (painted > PATIENCE || seen > MOST_BEATS) {
            next();
        }
    }

    private void next() {
        Runnable part = left.poll();
        if (part == null) {
            stop();
            whenDone.run();
        } else {
            part.run();
        }
    }

    /** Runs {@code told} a beat after the last part was made. */
    void whenDone(Runnable told) {
        whenDone = told;
    }

    /** Makes at once all that is left. */
    void complete() {
        while (!left.isEmpty()) {
            next();
        }
    }

    void stop() {
        beats.unsubscribe();
    }
}
