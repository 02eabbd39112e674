package org.polyseme.engine.kernel;

/** How many samples go through a network at a time: so many that their numbers stay in the second cache. */
final class BlockRows {
    private static final int NUMBERS = 1 << 16;

    private BlockRows() {}

    /** Samples in a block whose widest layer has {@code width} numbers. */
    static int of(int width) {
        return Math.max(16, Math.min(1024, NUMBERS / width));
    }
}
