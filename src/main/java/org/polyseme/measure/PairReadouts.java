package org.polyseme.measure;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Drawn networks that compute the AND of every pair of features, and how far off they are: what
 * {@link org.polyseme.theory.PairReadout} predicts, counted.
 */
public final class PairReadouts {
    private PairReadouts() {}

    /**
     * Root of the mean squared error of the worst kind of pair (both, one or none of it active), over as many networks, each
     * with one random pair of each kind and one random set of active features.
     *
     * @param features n, more than {@code active} + 1
     * @param active how many features are active, at least 2
     * @param share with which probability a neuron reads a feature
     * @param neurons d, at least 1
     */
    public static double worst(int features, int active, double share, int neurons, int networks, long seed) {
        if (active < 2 || features < active + 2) {
            throw new IllegalArgumentException(
                    "expected 2 active features and two more that are not, got " + active + " of " + features);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] squares = new double[3];
        for (int t = 0; t < networks; t++) {
            // The first are active: which ones are does not matter, as sets are drawn alike for all.
            Map<Integer, BitSet> readers = new HashMap<>();
            for (int both = 0; both <= 2; both++) {
                int first = both == 0 ? active : 0;
                int second = both == 2 ? 1 : active + 1;
                double error = readout(new int[] {first, second}, active, share, neurons, readers, random)
                        - (both == 2 ? 1 : 0);
                squares[both] += error * error / networks;
            }
        }
        return Math.sqrt(Math.max(squares[0], Math.max(squares[1], squares[2])));
    }

    /** The mean of the neurons that read both; 0 where none does. */
    private static double readout(
            int[] pair, int active, double share, int neurons, Map<Integer, BitSet> readers, SplittableRandom random) {
        BitSet both = (BitSet) readers(pair[0], share, neurons, readers, random).clone();
        both.and(readers(pair[1], share, neurons, readers, random));
        double sum = 0;
        for (int k = both.nextSetBit(0); k >= 0; k = both.nextSetBit(k + 1)) {
            int read = 0;
            for (int i = 0; i < active; i++) {
                read += readers(i, share, neurons, readers, random).get(k) ? 1 : 0;
            }
            sum += Math.max(0, read - 1);
        }
        int count = both.cardinality();
        return count == 0 ? 0 : sum / count;
    }

    /** The neurons that read a feature. */
    private static BitSet readers(
            int feature, double share, int neurons, Map<Integer, BitSet> readers, SplittableRandom random) {
        return readers.computeIfAbsent(feature, f -> {
            BitSet drawn = new BitSet(neurons);
            for (int k = 0; k < neurons; k++) {
                if (random.nextDouble() < share) {
                    drawn.set(k);
                }
            }
            return drawn;
        });
    }
}
