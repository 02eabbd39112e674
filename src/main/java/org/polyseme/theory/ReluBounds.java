package org.polyseme.theory;

import java.util.Arrays;

/**
 * What the tied autoencoder with ReLU and bias loses on n features in m neurons, in closed form, for features that are 0
 * or, with probability p, uniform on [0, 1). Losses are summed over features: divide by n for the program's.
 *
 * <p>Source: L. Levine's MAIS-A4 note on Elhage et al. 2022; the losses checked by sampling.
 */
public final class ReluBounds {
    /** Below this density p two features on opposite sides of one neuron lose less than dropping one: 4/7, S above 3/7. */
    public static final double SUPERPOSITION_DENSITY = 4.0 / 7;

    private ReluBounds() {}

    /** What a dropped feature loses at least, with the output constant at p/2: {@code p/3 - p²/4}. */
    public static double dropped(double p) {
        return p / 3 - p * p / 4;
    }

    /** What each of two features opposite to one another on one neuron loses: {@code p²/6}. */
    public static double paired(double p) {
        return p * p / 6;
    }

    /**
     * Loss where the m most important features each have a neuron and the others are dropped; no code of orthogonal
     * features does better.
     *
     * @param importance of every feature, in any order
     */
    public static double orthogonal(double[] importance, int neurons, double p) {
        double[] rising = sorted(importance);
        return dropped(p) * sum(rising, 0, Math.max(0, rising.length - neurons));
    }

    /**
     * Loss where features sit in opposite pairs, the most important 2m at most, and the others are dropped: an upper
     * bound on the best loss. An odd feature out has a neuron to itself.
     *
     * @param importance of every feature, in any order
     */
    public static double antipodal(double[] importance, int neurons, double p) {
        double[] rising = sorted(importance);
        int features = rising.length;
        int dropped = Math.max(0, features - 2 * neurons);
        int alone = Math.max(0, 2 * neurons - features);
        // Features with a neuron to themselves lose nothing, so they are the most important ones.
        return dropped(p) * sum(rising, 0, dropped)
                + paired(p) * sum(rising, dropped, Math.max(dropped, features - alone));
    }

    /** Welch: among n directions in m dimensions, two overlap by at least this cosine; 0 for n <= m. */
    public static double welch(int features, int neurons) {
        return features <= neurons ? 0 : Math.sqrt((features - neurons) / (neurons * (features - 1.0)));
    }

    /**
     * How many directions fit into m dimensions with no two cosines above c in size, at most:
     * {@code m (1 - c²) / (1 - m c²)}; infinite where Welch sets no limit, {@code m c² >= 1}.
     */
    public static double storable(int neurons, double cosine) {
        double square = cosine * cosine;
        return neurons * square >= 1 ? Double.POSITIVE_INFINITY : neurons * (1 - square) / (1 - neurons * square);
    }

    /** What n features of equal importance lose at least if no two may overlap by more than this cosine. */
    public static double coherent(int features, int neurons, double cosine, double p) {
        return Math.max(0, features - storable(neurons, cosine)) * dropped(p);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double sum(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).sum();
    }
}
