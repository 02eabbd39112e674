package org.polyseme.session;

import org.polyseme.state.History;

/**
 * Says at which steps a run is recorded: every step of the beginning, where the loss falls fastest and single steps are
 * watched, then one in so many, and half as often whenever a curve of these would have no room. It depends on nothing but
 * the step, so that a run that was left and entered again is recorded like one that was not. Immutable.
 */
final class Cadence {
    /** One place of a curve stays free for the present, which it always ends with. */
    private static final int ROOM = History.CAPACITY - 1;

    private static final int BEGINNING = 64;
    /** As many points as a chart has columns, for a run whose length is known. */
    private static final long PLENTY = 1024;
    /** A point costs about two steps, so more than one in so many would slow training down. */
    private static final long WIDEST_FIRST_STRIDE = 16;

    private final long firstStride;

    /** @param length the steps that the run will probably take */
    Cadence(long length) {
        long stride = 1;
        while (stride < WIDEST_FIRST_STRIDE && stride * PLENTY < length) {
            stride *= 2;
        }
        firstStride = stride;
    }

    /** True if this step is recorded. */
    boolean wants(long step) {
        return isOn(step, strideAt(step));
    }

    /** The last recorded step before this one; 0 if there is none. */
    long before(long step) {
        long before = step - 1;
        while (before > 0 && !wants(before)) {
            before--;
        }
        return Math.max(0, before);
    }

    /** Steps between two points of the curves of a run that is at {@code step}. */
    long strideAt(long step) {
        long stride = firstStride;
        while (step >= stride * (ROOM - BEGINNING + BEGINNING / stride)) {
            stride *= 2;
        }
        return stride;
    }

    /** True if curves with this stride have a point at this step. */
    static boolean isOn(long step, long stride) {
        return step % stride == 0 || step <= BEGINNING;
    }
}
