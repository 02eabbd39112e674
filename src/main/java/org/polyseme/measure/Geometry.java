package org.polyseme.measure;

import java.lang.ref.WeakReference;
import org.polyseme.state.Matrix;

/**
 * How features lie to one another, from their overlaps {@code W Wᵀ}. Shapes: weights {@code [features n, neurons m]};
 * results one number a feature, in float64. Source: Elhage et al. 2022 (dimensionality), Scherlis et al. 2210.01892
 * (capacity, which is the same number).
 */
public final class Geometry {
    private static final double NO_DIRECTION = 1e-12;

    /** What was computed last: half a dozen measures of the same weights ask one after the other. Never written to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Known(WeakReference<Matrix> weights, double[] interference) {}

    private static volatile Known last = new Known(new WeakReference<>(null), new double[0]);

    private Geometry() {}

    /**
     * Dimensionality of every feature: {@code |W_i|² / Σ_j (Ŵ_i · W_j)²}, the share of a dimension that it has to itself.
     * Range [0, 1]; 0 for a feature without a direction. The sum over features is at most rank(W).
     */
    public static double[] dimensionality(Matrix weights) {
        double[] shares = interference(weights);
        for (int i = 0; i < shares.length; i++) {
            double square = weights.rowDot(i, i);
            boolean hasDirection = square > NO_DIRECTION * NO_DIRECTION;
            shares[i] = hasDirection ? square * square / (square * square + shares[i]) : 0;
        }
        return shares;
    }

    /** Dimensionality of one feature, at the cost of one product of the weights with a direction. */
    public static double dimensionality(Matrix weights, int feature) {
        double square = weights.rowDot(feature, feature);
        if (square <= NO_DIRECTION * NO_DIRECTION) {
            return 0;
        }
        double all = 0;
        for (int j = 0; j < weights.rows(); j++) {
            double dot = weights.rowDot(feature, j);
            all += dot * dot;
        }
        return square * square / all;
    }

    /** Interference on every feature: {@code Σ_{j≠i} (W_i · W_j)²}. Range [0, inf). */
    @SuppressWarnings("ReferenceEquality") // an equal matrix is computed again: comparing costs as much as it saves
    public static double[] interference(Matrix weights) {
        Known known = last;
        if (known.weights.get() != weights) {
            known = new Known(new WeakReference<>(weights), SquaredProducts.sums(weights));
            last = known;
        }
        return known.interference.clone();
    }

    /** Length of every feature's direction. */
    public static double[] norms(Matrix weights) {
        double[] norms = new double[weights.rows()];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = weights.rowNorm(i);
        }
        return norms;
    }

    /** Cosine of two features' directions, in [-1, 1]; 0 where one has none. */
    public static double overlap(Matrix weights, int i, int j) {
        double product = weights.rowNorm(i) * weights.rowNorm(j);
        return product <= NO_DIRECTION ? 0 : weights.rowDot(i, j) / product;
    }
}
