package org.polyseme.session;

import java.util.function.LongSupplier;

/** Steps per second of late. Confined to the training thread. */
final class Speedometer {
    /** Long enough for a number that can be read, short enough to follow a change of pace. */
    private static final long SPAN_NANOS = 400_000_000;

    private final LongSupplier clock;
    private long sinceNanos;
    private long sinceSteps;
    private double stepsPerSecond;

    /** @param clock nanoseconds from any origin, as {@link System#nanoTime} */
    Speedometer(LongSupplier clock) {
        this.clock = clock;
        start(0);
    }

    /** What was measured before this moment no longer counts. */
    void start(long steps) {
        sinceNanos = clock.getAsLong();
        sinceSteps = steps;
        stepsPerSecond = 0;
    }

    /** The speed over the last full span; until there is one, over the time since {@link #start}. */
    double at(long steps) {
        long elapsed = clock.getAsLong() - sinceNanos;
        if (elapsed >= SPAN_NANOS) {
            stepsPerSecond = (steps - sinceSteps) * 1e9 / elapsed;
            sinceNanos += elapsed;
            sinceSteps = steps;
        } else if (stepsPerSecond == 0 && elapsed > 0) {
            return (steps - sinceSteps) * 1e9 / elapsed;
        }
        return stepsPerSecond;
    }
}
