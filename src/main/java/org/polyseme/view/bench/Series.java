package org.polyseme.view.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Times of one kind, and what is said of them. Not thread-safe. */
final class Series {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[256];
    private int count;

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    int count() {
        return count;
    }

    /**
     * The time that so many in a hundred do not exceed, in milliseconds: the smallest of the times with that property
     * (nearest rank).
     *
     * @param percent above 0, at most 100
     * @return rounded to hundredths; NaN without any time
     */
    double percentile(int percent) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * count);
        return Math.round(sorted[rank - 1] / NANOS_PER_MILLI * 100) / 100.0;
    }

    /** Percentiles by their names, "p50" for one. */
    Map<String, Object> percentiles(int... percents) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int percent : percents) {
            named.put("p" + percent, percentile(percent));
        }
        return named;
    }
}
