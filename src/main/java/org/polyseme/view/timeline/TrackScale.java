package org.polyseme.view.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps along a track. Its end is round and grows in leaps, so that a run that trains does not move what is drawn.
 * Immutable.
 *
 * @param left of step 0, in pixels
 * @param width of all steps, in pixels
 * @param end the last step that there is room for; at least 1
 */
record TrackScale(double left, double width, long end) {
    private static final long LEAST = 100;

    /**
     * A scale that reaches as far as anything was recorded.
     *
     * @param head the last step recorded
     * @param planned the step at which the run is to end
     */
    static TrackScale of(double left, double width, long head, long planned) {
        long round = roundUp(Math.max(LEAST, head));
        long end = planned >= head ? Math.min(round, planned) : round;
        return new TrackScale(left, Math.max(1, width), Math.max(1, end));
    }

    /** 1, 2 or 5 times a power of ten. */
    private static long roundUp(long value) {
        long power = 1;
        while (power <= value / 10) {
            power *= 10;
        }
        for (long digit : new long[] {1, 2, 5}) {
            if (digit * power >= value) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    double x(long step) {
        return left + width * Math.min(step, end) / end;
    }

    /** The step at {@code x}; the nearest end outside. */
    long step(double x) {
        return Math.round(Math.max(0, Math.min(1, (x - left) / width)) * end);
    }

    /** Round steps, ascending, 0 first, no two nearer than {@code apart} pixels. */
    List<Long> ticks(double apart) {
        long every = roundUp(Math.max(1, (long) Math.ceil(end * apart / width)));
        List<Long> ticks = new ArrayList<>();
        for (long step = 0; step <= end; step += every) {
            ticks.add(step);
        }
        return ticks;
    }
}
