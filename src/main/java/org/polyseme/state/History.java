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
     * @param values at least {@code size} values for every series; an optional one may be missing, and is NaN then
     * @throws IllegalArgumentException if there are more than {@link #CAPACITY}
     */
    public static History copyOf(long[] steps, Map<Series, float[]> values, int size) {
        if (size > CAPACITY) {
            throw new IllegalArgumentException("expected at most " + CAPACITY + " points, got " + size);
        }
        Map<Series, float[]> copies = new EnumMap<>(Series.class);
        for (Series series : Series.values()) {
            float[] given = values.get(series);
            copies.put(series, given == null ? unknown(series, size) : Arrays.copyOf(given, size));
        }
        return new History(Arrays.copyOf(steps, size), copies);
    }

    private static float[] unknown(Series series, int size) {
        if (!series.isOptional()) {
            throw new IllegalArgumentException("expected values of " + series.label() + ", got none");
        }
        float[] unknown = new float[size];
        Arrays.fill(unknown, Float.NaN);
        return unknown;
    }

    /**
     * The same points with other values of one series.
     *
     * @param column as many values as there are points; copied
     * @throws IllegalArgumentException if there are more or fewer
     */
    public History with(Series series, float[] column) {
        if (column.length != steps.length) {
            throw new IllegalArgumentException("expected " + steps.length + " values, got " + column.length);
        }
        Map<Series, float[]> others = new EnumMap<>(values);
        others.put(series, column.clone());
        return new History(steps, others);
    }

    public int size() {
        return steps.length;
    }

    public long stepAt(int index) {
        return steps[index];
    }

    /** True where some point has a value of it that is neither 0 nor unknown. */
    public boolean tells(Series series) {
        for (int i = 0; i < steps.length; i++) {
            float value = at(series, i);
            if (value != 0 && !Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    public float at(Series series, int index) {
        return Objects.requireNonNull(values.get(series))[index];
    }
}
