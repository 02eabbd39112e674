package org.polyseme.view.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Whether Java's compilers, which on two cores take a part of both, have come to rest. FX thread only. */
final class Compilers {
    /** Looked back this far, in nanoseconds … */
    private static final long SPAN = 2_000_000_000L;
    /** … they were at work for no more than this part of the time. */
    private static final double MOST = 0.1;

    private static final double MILLIS = 1e6;

    private final LongSupplier compiledMillis;
    private long then;
    private long compiledThen;
    private boolean rest;

    Compilers() {
        this(total());
    }

    /** @param compiledMillis how long they were at work in all */
    Compilers(LongSupplier compiledMillis) {
        this.compiledMillis = compiledMillis;
    }

    private static LongSupplier total() {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        return compilers == null || !compilers.isCompilationTimeMonitoringSupported()
                ? () -> 0
                : compilers::getTotalCompilationTime;
    }

    /** @param now in nanoseconds, later than the last time; the first time says when to begin to look */
    boolean rest(long now) {
        if (then == 0) {
            then = now;
            compiledThen = compiledMillis.getAsLong();
        } else if (now - then >= SPAN) {
            long compiled = compiledMillis.getAsLong();
            rest = (compiled - compiledThen) * MILLIS <= MOST * (now - then);
            then = now;
            compiledThen = compiled;
        }
        return rest;
    }
}
