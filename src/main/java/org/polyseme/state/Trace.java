package org.polyseme.state;

import java.util.List;

/**
 * The weights of a run over time, at some of its steps: what the race of one feature and the flow of ownership are drawn
 * from. Thinned to a budget while the run grows, evenly, so that no part of it goes blind. Immutable.
 *
 * @param points by ascending step, the initialisation first
 */
public record Trace(List<Point> points) {
    public static final Trace EMPTY = new Trace(List.of());

    /** One moment: the weights into the neurons, {@code [features, neurons]}, after {@code step} steps. */
    public record Point(long step, Matrix weights) {}

    public Trace {
        points = List.copyOf(points);
    }
}
