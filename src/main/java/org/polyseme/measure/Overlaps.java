package org.polyseme.measure;

import java.util.Arrays;
import org.polyseme.state.Matrix;

/**
 * Every feature's scalar product with every other, {@code W Wᵀ [features n, features n]}, or of features at two times,
 * {@code W₀ Wᵀ}; of all features or of the first n that a budget allows. Immutable; float32, which is enough to look at.
 */
public final class Overlaps {
    /** Multiplications that one matrix may cost: 256 features on 1,024 neurons, some 15 ms. */
    private static final long BUDGET = 1L << 25;

    private final int size;
    private final float[] products;
    private final boolean isSymmetric;

    private Overlaps(int size, float[] products, boolean isSymmetric) {
        this.size = size;
        this.products = products;
        this.isSymmetric = isSymmetric;
    }

    /** How many of the features of {@code [features, neurons]} weights fit into the budget; at least 1. */
    public static int affordable(int features, int neurons) {
        double most = Math.sqrt(2.0 * BUDGET / neurons);
        return (int) Math.max(1, Math.min(features, most));
    }

    /** The products of the first {@link #affordable} rows of {@code weights}. */
    public static Overlaps of(Matrix weights) {
        return of(weights, affordable(weights.rows(), weights.columns()));
    }

    /**
     * The products of the rows of {@code start} with those of {@code now}, as many as are affordable. Source: Lecomte et al.
     * 2312.03096, correlations.py.
     *
     * @throws IllegalArgumentException if their shapes differ
     */
    public static Overlaps between(Matrix start, Matrix now) {
        if (start.rows() != now.rows() || start.columns() != now.columns()) {
            throw new IllegalArgumentException("expected weights " + now.rows() + " × " + now.columns() + ", got "
                    + start.rows() + " × " + start.columns());
        }
        return new Overlaps(
                affordable(now.rows(), now.columns()),
                products(start, now, affordable(now.rows(), now.columns()), false),
                false);
    }

    /** The products of all rows of {@code weights}, whatever that costs. */
    public static Overlaps all(Matrix weights) {
        return of(weights, weights.rows());
    }

    private static Overlaps of(Matrix weights, int n) {
        return new Overlaps(n, products(weights, weights, n, true), true);
    }

    /** Of the first n rows of each; on and above the diagonal alone, if that is enough. */
    private static float[] products(Matrix left, Matrix right, int n, boolean isHalfEnough) {
        int m = right.columns();
        // Transposed, the inner loop runs along features and the compiler turns it into vector instructions.
        float[] row = new float[m];
        float[][] byNeuron = new float[m][n];
        for (int i = 0; i < n; i++) {
            right.copyRowTo(i, row);
            for (int k = 0; k < m; k++) {
                byNeuron[k][i] = row[k];
            }
        }
        float[] products = new float[n * n];
        float[] sums = new float[n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(sums, 0);
            left.copyRowTo(i, row);
            int from = isHalfEnough ? i : 0;
            for (int k = 0; k < m; k++) {
                addScaled(byNeuron[k], row[k], sums, from);
            }
            System.arraycopy(sums, from, products, i * n + from, n - from);
        }
        return products;
    }

    private static void addScaled(float[] values, float factor, float[] sums, int from) {
        if (factor != 0) {
            for (int j = from; j < sums.length; j++) {
                sums[j] += factor * values[j];
            }
        }
    }

    /** How many features were compared: the first ones. */
    public int size() {
        return size;
    }

    /** Scalar product of features i, the start's where there are two times, and j; both below {@link #size}. */
    public float at(int i, int j) {
        return i <= j || !isSymmetric ? products[i * size + j] : products[j * size + i];
    }
}
