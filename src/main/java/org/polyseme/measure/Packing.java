package org.polyseme.measure;

import java.util.Arrays;
import org.polyseme.state.Matrix;

/**
 * How features share the dimensions that there are: all of {@link Geometry}'s numbers in one go, from products in
 * float32, for who needs them many times a second. Immutable.
 *
 * <p>Source of D*: Elhage et al. 2022, who plot m/|W|² (Frobenius), the dimensions per embedded feature.
 */
public final class Packing {
    private static final double NO_DIRECTION = 1e-12;

    private final int neurons;
    private final double[] norms;
    private final double[] dimensionality;
    private final double[] interference;

    private Packing(int neurons, double[] norms, double[] dimensionality, double[] interference) {
        this.neurons = neurons;
        this.norms = norms;
        this.dimensionality = dimensionality;
        this.interference = interference;
    }

    /** Reads {@code weights [features n, neurons m]}. */
    public static Packing of(Matrix weights) {
        int features = weights.rows();
        Overlaps overlaps = Overlaps.all(weights);
        double[] norms = Geometry.norms(weights);
        double[] shares = new double[features];
        double[] sums = new double[features];
        for (int i = 0; i < features; i++) {
            for (int j = i + 1; j < features; j++) {
                double dot = overlaps.at(i, j);
                sums[i] += dot * dot;
                sums[j] += dot * dot;
            }
        }
        for (int i = 0; i < features; i++) {
            double square = norms[i] * norms[i];
            shares[i] = norms[i] <= NO_DIRECTION ? 0 : square * square / (square * square + sums[i]);
        }
        return new Packing(weights.columns(), norms, shares, sums);
    }

    public int features() {
        return norms.length;
    }

    /** Length of a feature's direction. */
    public double norm(int feature) {
        return norms[feature];
    }

    /** The share of a dimension, in [0, 1], that a feature has to itself. */
    public double dimensionality(int feature) {
        return dimensionality[feature];
    }

    /** Sum of a feature's squared products with all others, in [0, inf). */
    public double interference(int feature) {
        return interference[feature];
    }

    /** Sum of the features' dimensionality, at most the rank of the weights. */
    public double dimensions() {
        return Arrays.stream(dimensionality).sum();
    }

    /** Dimensions per feature, D* = m/|W|²; infinite for weights of zero. */
    public double dimensionsPerFeature() {
        return neurons / Arrays.stream(norms).map(norm -> norm * norm).sum();
    }
}
