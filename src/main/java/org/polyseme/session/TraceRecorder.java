package org.polyseme.session;

import java.util.ArrayList;
import java.util.List;
import org.polyseme.state.Matrix;
import org.polyseme.state.Trace;

/**
 * Keeps the weights of a run at a bounded number of steps. Whenever the room is used up every second point is dropped and
 * from then on half as many are kept. Confined to the training thread.
 */
final class TraceRecorder {
    private static final int MOST_POINTS = 200;
    private static final long MOST_BYTES = 64L << 20;

    private final List<Trace.Point> points = new ArrayList<>();
    private final int room;
    private long stride = 1;

    /** @param weights numbers in a point */
    TraceRecorder(long weights) {
        room = (int) Math.max(2, Math.min(MOST_POINTS, MOST_BYTES / (Float.BYTES * Math.max(1, weights))));
    }

    /** The same points up to {@code step}, to be gone on with apart from these. */
    TraceRecorder forkedAt(long step, long weights) {
        TraceRecorder fork = new TraceRecorder(weights);
        fork.stride = stride;
        points.stream().filter(point -> point.step() <= step).forEach(fork.points::add);
        return fork;
    }

    /** Keeps these weights if it is their turn, in place of those of the same step. Steps ascend, from 0. */
    void observe(long step, Matrix weights) {
        if (step % stride != 0) {
            return;
        }
        int last = points.size() - 1;
        if (last >= 0 && points.get(last).step() == step) {
            points.remove(last);
        }
        if (points.size() == room) {
            stride *= 2;
            points.removeIf(point -> point.step() % stride != 0);
            if (step % stride != 0) {
                return;
            }
        }
        points.add(new Trace.Point(step, weights));
    }

    /** What is kept, by ascending step. */
    List<Trace.Point> points() {
        return List.copyOf(points);
    }

    /** The points before {@code step}, and then the present. */
    Trace upTo(long step, Matrix present) {
        List<Trace.Point> all = new ArrayList<>(points.size() + 1);
        for (Trace.Point point : points) {
            if (point.step() < step) {
                all.add(point);
            }
        }
        all.add(new Trace.Point(step, present));
        return new Trace(all);
    }

    /** Bytes that its numbers take. */
    long bytes() {
        // All weights of a run have one shape.
        return points.isEmpty()
                ? 0
                : (long) Float.BYTES * points.get(0).weights().size() * points.size();
    }
}
