package org.polyseme.measure;

/**
 * How many cells stay quiet before the next active one, each being active with probability p: geometric,
 * {@code P(gap >= k) = (1 - p)^k}. A table of these tails, entered by the leading bits of a uniform number, gives almost
 * every gap without a logarithm. Immutable.
 */
final class Gaps {
    private static final int BUCKETS = 1024;
    private static final int BITS = 40;
    private static final int BITS_IN_BUCKET = 30;
    /** Longer tables would not stay in the cache; below this probability gaps are rare enough for logarithms. */
    private static final double SMALLEST_TABLED = 0.002;

    private final double logQuiet;
    /** {@code 2^40 (1 - p)^k} at k; the last is small enough for the lowest bucket. Empty where p is too small. */
    private final long[] tails;
    /** The smallest gap in each bucket. */
    private final int[] least;

    Gaps(double probability) {
        logQuiet = Math.log1p(-probability);
        if (probability < SMALLEST_TABLED) {
            tails = new long[0];
            least = new int[0];
            return;
        }
        int size = 2 + (int) (Math.log(1.0 / BUCKETS) / logQuiet);
        tails = new long[size];
        for (int k = 0; k < size; k++) {
            tails[k] = (long) (Math.pow(1 - probability, k) * (1L << BITS));
        }
        least = new int[BUCKETS];
        int gap = 0;
        for (int bucket = BUCKETS - 1; bucket > 0; bucket--) {
            long largest = ((long) (bucket + 1) << BITS_IN_BUCKET) - 1;
            while (gap + 1 < size && largest < tails[gap + 1]) {
                gap++;
            }
            least[bucket] = gap;
        }
    }

    /** The gap for a uniform number of 40 bits. */
    long of(long uniform) {
        int bucket = (int) (uniform >>> BITS_IN_BUCKET);
        if (bucket == 0 || tails.length == 0) {
            double open = (uniform + 0.5) / (1L << BITS);
            return (long) Math.min(Math.log(open) / logQuiet, 0x1p52);
        }
        int gap = least[bucket];
        while (gap + 1 < tails.length && uniform < tails[gap + 1]) {
            gap++;
        }
        return gap;
    }
}
