package org.polyseme.measure;

import java.util.Arrays;
import org.polyseme.state.Matrix;

/**
 * Whether the neurons hold features or data points: a point's hidden vector {@code h = x W} has a dimensionality like a
 * feature's direction has. Trained on few points a network gives dimensions to these, on many to features, and in between
 * to neither, where its test loss has a bump.
 *
 * <p>Source: Henighan et al. 2023, Superposition, Memorization and Double Descent.
 */
public final class Memorisation {
    private Memorisation() {}

    /**
     * Hidden vectors {@code [points, neurons]}.
     *
     * @param points {@code [points, features]}
     * @param weights {@code [features, neurons]}
     */
    public static Matrix hidden(Matrix points, Matrix weights) {
        if (points.columns() != weights.rows()) {
            throw new IllegalArgumentException(
                    "expected points of " + weights.rows() + " features, got " + points.columns());
        }
        int neurons = weights.columns();
        float[] hidden = new float[points.rows() * neurons];
        double[] sums = new double[neurons];
        for (int t = 0; t < points.rows(); t++) {
            Arrays.fill(sums, 0);
            for (int i = 0; i < weights.rows(); i++) {
                double value = points.at(t, i);
                for (int k = 0; value != 0 && k < neurons; k++) {
                    sums[k] += value * weights.at(i, k);
                }
            }
            for (int k = 0; k < neurons; k++) {
                hidden[t * neurons + k] = (float) sums[k];
            }
        }
        return Matrix.of(points.rows(), neurons, hidden);
    }

    /** {@code D_t = |h_t|² / Σ_s (ĥ_t · h_s)²} of every point, in [0, 1]; their sum is at most the number of neurons. */
    public static double[] pointDimensionality(Matrix points, Matrix weights) {
        return Geometry.dimensionality(hidden(points, weights));
    }
}
