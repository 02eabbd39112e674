package org.polyseme.session;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * What a session may use. Immutable.
 *
 * @param budget bytes for all that it keeps of its past, in memory and on disk
 * @param memory the most of them in memory
 * @param disk where a folder for the rest is made once it is needed
 * @param clock nanoseconds from any origin
 */
record Limits(long budget, long memory, Path disk, LongSupplier clock) {
    static final long DEFAULT_BUDGET = 512L << 20;

    static Limits standard() {
        long memory = Math.min(DEFAULT_BUDGET / 2, Runtime.getRuntime().maxMemory() / 8);
        return new Limits(DEFAULT_BUDGET, memory, Path.of(System.getProperty("java.io.tmpdir", ".")), System::nanoTime);
    }
}
