package org.polyseme.session;

import java.util.function.LongSupplier;

/**
 * Measures what a step and a checkpoint cost, and says how far apart keyframes should be: near enough for any step between
 * to be computed again in no time, and far enough for training not to notice. Confined to the training thread.
 */
final class Costs {
    /** How long the way from one keyframe to the next may take to be computed again, if checkpoints are cheap. */
    private static final long WAY_NANOS = 10_000_000;
    /** The share of its time that training gives up for them. */
    private static final double SHARE = 0.015;

    private static final int STEPS_PER_LOOK = 64;
    private static final long FIRST_SPACING = 64;
    private static final long WIDEST_SPACING = 1L << 20;

    private final LongSupplier clock;
    private double stepNanos;
    private double checkpointNanos;
    private int checkpoints;

    /** @param clock nanoseconds from any origin, as {@link System#nanoTime} */
    Costs(LongSupplier clock) {
        this.clock = clock;
    }

    /** Takes the step, and now and then looks how long it takes. */
    void step(Training training) {
        if ((training.steps() + 1) % STEPS_PER_LOOK != 0) {
            training.step();
            return;
        }
        long before = clock.getAsLong();
        training.step();
        stepNanos = smoothed(stepNanos, clock.getAsLong() - before);
    }

    /**
     * Notes that a checkpoint was begun at {@code before} and is ready now. The first loads classes, and one may be held up;
     * a cheaper one is what they cost.
     */
    void checkpointTaken(long before) {
        long now = clock.getAsLong() - before;
        checkpointNanos = checkpoints++ < 2 ? now : Math.min((double) now, smoothed(checkpointNanos, now));
    }

    long now() {
        return clock.getAsLong();
    }

    /** Nanoseconds that so many steps take; 0 before any was measured. */
    double nanos(long steps) {
        return steps * stepNanos;
    }

    /** Steps from one keyframe to the next, a power of two. */
    long spacing() {
        if (stepNanos == 0) {
            return FIRST_SPACING;
        }
        double wanted = Math.max(WAY_NANOS, checkpointNanos / SHARE) / stepNanos;
        long spacing = 1;
        while (spacing < wanted && spacing < WIDEST_SPACING) {
            spacing *= 2;
        }
        return spacing;
    }

    private static double smoothed(double before, long now) {
        return before == 0 ? now : 0.75 * before + 0.25 * now;
    }
}
