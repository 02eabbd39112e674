package org.polyseme.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.polyseme.engine.Progress;

/**
 * Steps a second of an ensemble, from its first report of progress on, so that the start of the program does not count.
 * Thread-safe.
 */
final class StepRate implements Progress {
    private static final long NONE = Long.MIN_VALUE;

    private final LongSupplier nanos;
    private final long start;
    private final AtomicLong firstReport = new AtomicLong(NONE);
    private final AtomicLong shareThen = new AtomicLong();

    StepRate(LongSupplier nanos) {
        this.nanos = nanos;
        start = nanos.getAsLong();
    }

    @Override
    public void at(double share) {
        if (share < 1 && firstReport.compareAndSet(NONE, nanos.getAsLong())) {
            shareThen.set(Double.doubleToLongBits(share));
        }
    }

    /** Called at the end, when {@code steps} were taken in all; those of a run too short to report count from the start. */
    double over(long steps) {
        boolean reported = firstReport.get() != NONE;
        double counted = steps * (reported ? 1 - Double.longBitsToDouble(shareThen.get()) : 1);
        long taken = nanos.getAsLong() - (reported ? firstReport.get() : start);
        return counted * TimeUnit.SECONDS.toNanos(1) / Math.max(1, taken);
    }
}
