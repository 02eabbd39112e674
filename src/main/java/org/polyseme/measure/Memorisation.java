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
    private static final double BY_HEART = 0.01;

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

    /** What each of so many points gets where all share the neurons evenly, as the corners of a regular polygon do. */
    public static double even(int points, int neurons) {
        return Math.min(1, (double) neurons / points);
    }

    /**
     * How unevenly points share the neurons: the standard deviation of their dimensionality about {@link #even}, as a part
     * of that; 0 for a regular polygon. Their sum tells little of it: it is near the number of neurons in any case.
     *
     * @param dimensionality D_t of every point; what is no number counts as 0
     */
    public static double spread(double[] dimensionality, int neurons) {
        double even = even(dimensionality.length, neurons);
        double squares = 0;
        for (double share : dimensionality) {
            double aside = (Double.isFinite(share) ? share : 0) - even;
            squares += aside * aside;
        }
        return Math.sqrt(squares / dimensionality.length) / even;
    }

    /** The part of the points' squares that does not come back, {@code Σ_t |out_t - x_t|² / Σ_t |x_t|²}. */
    public static double lost(Network network, Matrix points) {
        double[][] rows = new double[points.rows()][points.columns()];
        double squares = 0;
        for (int t = 0; t < points.rows(); t++) {
            for (int i = 0; i < points.columns(); i++) {
                rows[t][i] = points.at(t, i);
                squares += rows[t][i] * rows[t][i];
            }
        }
        Activations inputs = Activations.of(rows);
        return network.loss(inputs, inputs) * points.rows() / squares;
    }

    /** True where less than a hundredth of the points' squares is {@link #lost}. */
    public static boolean isByHeart(double lost) {
        return lost < BY_HEART;
    }
}
