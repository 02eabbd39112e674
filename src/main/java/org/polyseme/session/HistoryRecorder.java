package org.polyseme.session;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.polyseme.state.History;
import org.polyseme.state.Series;

/**
 * Keeps a run's curves. All that its {@link Cadence} asks for is kept (a thousand points for each doubling of the run);
 * handed out are as many as a run that ends at that step would have. Confined to the training thread.
 */
final class HistoryRecorder {
    private final Cadence cadence;
    private final Map<Series, float[]> values = new EnumMap<>(Series.class);
    private long[] steps = new long[History.CAPACITY];
    private int size;

    HistoryRecorder(Cadence cadence) {
        this.cadence = cadence;
        for (Series series : Series.values()) {
            values.put(series, new float[History.CAPACITY]);
        }
    }

    /** Curves recorded before, up to {@code step}. */
    static HistoryRecorder of(Cadence cadence, History recorded, long step) {
        HistoryRecorder recorder = new HistoryRecorder(cadence);
        for (int i = 0; i < recorded.size() && recorded.stepAt(i) <= step; i++) {
            if (cadence.wants(recorded.stepAt(i))) {
                recorder.makeRoom();
                recorder.steps[recorder.size] = recorded.stepAt(i);
                for (Series series : Series.values()) {
                    recorder.column(series)[recorder.size] = recorded.at(series, i);
                }
                recorder.size++;
            }
        }
        return recorder;
    }

    /** The same curves up to {@code step}, to be gone on with apart from these. */
    HistoryRecorder forkedAt(long step) {
        HistoryRecorder fork = new HistoryRecorder(cadence);
        fork.size = after(step);
        fork.steps = steps.clone();
        values.forEach((series, column) -> fork.values.put(series, column.clone()));
        return fork;
    }

    /** Adds a point, or replaces that of the same step. The first is that of step 0, the others ascend. */
    void record(Moment moment) {
        if (size > 0 && steps[size - 1] == moment.step()) {
            size--;
        }
        makeRoom();
        set(steps, values, size, moment);
        size++;
    }

    /** The curves up to {@code present}, which is their last point whether or not it was recorded. */
    History upTo(Moment present) {
        long stride = cadence.strideAt(present.step());
        long[] chosen = new long[History.CAPACITY];
        Map<Series, float[]> columns = new EnumMap<>(Series.class);
        for (Series series : Series.values()) {
            columns.put(series, new float[History.CAPACITY]);
        }
        int count = 0;
        for (int i = 0; i < size && steps[i] < present.step(); i++) {
            if (Cadence.isOn(steps[i], stride)) {
                chosen[count] = steps[i];
                for (Series series : Series.values()) {
                    in(columns, series)[count] = column(series)[i];
                }
                count++;
            }
        }
        set(chosen, columns, count, present);
        return History.copyOf(chosen, columns, count + 1);
    }

    /** Bytes that its numbers take. */
    long bytes() {
        return (long) steps.length * (Long.BYTES + (long) values.size() * Float.BYTES);
    }

    /** How many points lie at or before {@code step}. */
    private int after(long step) {
        int found = Arrays.binarySearch(steps, 0, size, step);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private void makeRoom() {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            values.replaceAll((series, column) -> Arrays.copyOf(column, 2 * size));
        }
    }

    private static void set(long[] steps, Map<Series, float[]> values, int index, Moment moment) {
        steps[index] = moment.step();
        for (Series series : Series.values()) {
            in(values, series)[index] = (float) series.of(moment.costs());
        }
        in(values, Series.LOSS)[index] = (float) moment.loss();
        in(values, Series.PENALTY)[index] = (float) moment.penalty();
        in(values, Series.POLYSEMANTIC_NEURONS)[index] = moment.polysemanticNeurons();
    }

    private float[] column(Series series) {
        return in(values, series);
    }

    private static float[] in(Map<Series, float[]> values, Series series) {
        return Objects.requireNonNull(values.get(series));
    }
}
