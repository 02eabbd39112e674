package org.polyseme.view.timeline;

import java.util.ArrayList;
import java.util.List;
import org.polyseme.figure.RunSpan;

/**
 * Steps along a track. It spans the run to its end from the beginning on, so that training does not move what is drawn.
 * Immutable.
 *
 * @param left of step 0, in pixels
 * @param width of all steps, in pixels
 * @param end the last step that there is room for; at least 1
 */
record TrackScale(double left, double width, long end) {
    /**
     * A scale that reaches as far as the run is to go, or as anything was recorded.
     *
     * @param head the last step recorded
     * @param planned the step at which the run is to end
     */
    static TrackScale of(double left, double width, long head, long planned) {
        return new TrackScale(left, Math.max(1, width), RunSpan.end(head, planned));
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
        long every = RunSpan.roundUp(Math.max(1, (long) Math.ceil(end * apart / width)));
        List<Long> ticks = new ArrayList<>();
        for (long step = 0; step <= end; step += every) {
            ticks.add(step);
        }
        return ticks;
    }
}
