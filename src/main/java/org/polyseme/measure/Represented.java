package org.polyseme.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.polyseme.state.Matrix;

/** Counts of the features that a code {@code W [features, neurons]} holds, by how much of a dimension each has. */
public final class Represented {
    /** The length from which a feature counts as held; the toy models' dropped ones are near 0, the others near 1. */
    /** Cosine from which features count as one direction. */
    private static final double COLLAPSED = 0.9;

    private static final double LONG = 0.5;

    private Represented() {}

    /**
     * Features longer than 0.5 whose dimensionality lies in [least, most], up to rounding.
     *
     * @param dimensionality of every feature of the weights
     */
    static int features(Matrix weights, double[] dimensionality, double least, double most) {
        double[] norms = Geometry.norms(weights);
        double rounding = 1e-6;
        return (int) IntStream.range(0, norms.length)
                .filter(i -> norms[i] > LONG)
                .filter(i -> dimensionality[i] >= least - rounding && dimensionality[i] <= most + rounding)
                .count();
    }

    /** Features longer than 0.5. */
    static int features(Matrix weights) {
        return (int) Arrays.stream(Geometry.norms(weights))
                .filter(norm -> norm > LONG)
                .count();
    }

    /** Mean cosine over all pairs of features of one group; groups are {@code size} successive features each. */
    public static double groupOverlap(Matrix weights, int size) {
        double sum = 0;
        int pairs = 0;
        for (int j = 0; j < weights.rows(); j++) {
            for (int i = j - j % size; i < j; i++) {
                sum += Geometry.overlap(weights, i, j);
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    /** Groups of at least two successive features whose cosines are all above 0.9: what is left of them is one direction. */
    public static int collapsedGroups(Matrix weights, int size) {
        int collapsed = 0;
        for (int first = 0; first + 1 < weights.rows(); first += size) {
            boolean isOne = size > 1;
            for (int j = first; j < Math.min(first + size, weights.rows()); j++) {
                for (int i = first; i < j; i++) {
                    isOne &= Geometry.overlap(weights, i, j) > COLLAPSED;
                }
            }
            collapsed += isOne ? 1 : 0;
        }
        return collapsed;
    }
}
