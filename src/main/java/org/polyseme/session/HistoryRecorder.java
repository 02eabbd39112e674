package org.polyseme.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.polyseme.state.History;
import org.polyseme.state.Series;

/**
 * Keeps a run's curves complete within a bounded number of points: every step of the beginning, where the loss falls
 * fastest and single steps are watched, then one in so many. Whenever the room is used up every second point is dropped
 * and from then on half as many are asked for. Confined to the training thread.
 */
final class HistoryRecorder {
    /** One place stays free for the present, which a curve always ends with. */
    private static final int ROOM = History.CAPACITY - 1;

    private static final int BEGINNING = 64;
    /** As many points as a chart has columns, for a run whose length is known. */
    private static final long PLENTY = 1024;
    /** A point costs about two steps, so more than one in so many would slow training down. */
    private static final long WIDEST_FIRST_STRIDE = 16;

    private final long[] steps = new long[History.CAPACITY];
    private final Map<Series, float[]> values = new EnumMap<>(Series.class);
    private int size;
    private long stride = 1;

    /** @param length the steps that the run will probably take */
    HistoryRecorder(long length) {
        while (stride < WIDEST_FIRST_STRIDE && stride * PLENTY < length) {
            stride *= 2;
        }
        for (Series series : Series.values()) {
            values.put(series, new float[History.CAPACITY]);
        }
    }

    /** True if the curves should have a point at this step. */
    boolean wants(long step) {
        return step % stride == 0 || step <= BEGINNING;
    }

    /** Adds a point, or replaces that of the same step. The first is that of step 0, the others ascend. */
    void record(Moment moment) {
        if (size > 0 && steps[size - 1] == moment.step()) {
            set(size - 1, moment);
            return;
        }
        if (size == ROOM) {
            thin();
            if (!wants(moment.step())) {
                return;
            }
        }
        set(size++, moment);
    }

    /** The curves up to {@code present}, which is their last point whether or not it was recorded. */
    History upTo(Moment present) {
        int recorded = size > 0 && steps[size - 1] == present.step() ? size - 1 : size;
        set(recorded, present);
        return History.copyOf(steps, values, recorded + 1);
    }

    private void set(int index, Moment moment) {
        steps[index] = moment.step();
        column(Series.LOSS)[index] = (float) moment.loss();
        column(Series.POLYSEMANTIC_NEURONS)[index] = moment.polysemanticNeurons();
    }

    private float[] column(Series series) {
        return Objects.requireNonNull(values.get(series));
    }

    private void thin() {
        stride *= 2;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (wants(steps[i])) {
                steps[kept] = steps[i];
                for (float[] column : values.values()) {
                    column[kept] = column[i];
                }
                kept++;
            }
        }
        size = kept;
    }
}
