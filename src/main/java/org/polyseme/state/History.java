package org.polyseme.state;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What a run recorded on its way: at most {@link #CAPACITY} points, each a step and a value a {@link Series}. Immutable. */
public final class History {
    /** More points than a screen has columns would not be seen. */
    public static final int CAPACITY = 2048;

    private static final History EMPTY = new History(new long[0], new EnumMap<>(Series.class));

    private final long[] steps;
    private final Map<Series, float[]> values;

    private History(long[] steps, Map<Series, float[]> values) {
        this.steps = steps;
        this.values = values;
    }

    public static History empty() {
        return EMPTY;
    }

    /**
     * Copies the first {@code size} points.
     *
     * @param steps ascending
     * @param values at least {@code size} values for every series
     * @throws IllegalArgumentException if there are more than {@link #CAPACITY}
     */
    public static History copyOf(long[] steps, Map<Series, float[]> values, int size) {
        if (size > CAPACITY) {
            throw new IllegalArgumentException("expected at most " + CAPACITY + " points, got " + size);
        }
        Map<Series, float[]> copies = new EnumMap<>(Series.class);
        for (Series series : Series.values()) {
            copies.put(series, Arrays.copyOf(Objects.requireNonNull(values.get(series)), size));
        }
        return new History(Arrays.copyOf(steps, size), copies);
    }

    public int size() {
        return steps.length;
    }

    public long stepAt(int index) {
        return steps[index];
    }

    public float at(Series series, int index) {
        return Objects.requireNonNull(values.get(series))[index];
    }
}
