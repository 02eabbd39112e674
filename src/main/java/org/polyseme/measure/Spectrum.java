package org.polyseme.measure;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;

/**
 * How a code spreads: the eigenvalues of the covariance of the features' directions, or of activations. In float64.
 *
 * <p>Source: Marshall and Kirchner 2024, who fit a {@link PowerLaw} to them.
 */
public final class Spectrum {
    /** More eigenvalues than this take minutes. */
    private static final int MOST = 1024;

    private Spectrum() {}

    /** The m eigenvalues of the covariance of the rows of {@code weights [features n, neurons m]}, divided by n, largest first; rounding may leave the smallest a little below 0. */
    public static double[] codeCovariance(Matrix weights) {
        int n = weights.rows();
        int m = weights.columns();
        double[] mean = new double[m];
        for (int k = 0; k < m; k++) {
            for (int i = 0; i < n; i++) {
                mean[k] += weights.at(i, k) / (double) n;
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(m, m);
        for (int k = 0; k < m; k++) {
            for (int l = k; l < m; l++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (weights.at(i, k) - mean[k]) * (weights.at(i, l) - mean[l]);
                }
                covariance.set(k, l, sum / n);
                covariance.set(l, k, sum / n);
            }
        }
        return Symmetric.values(covariance);
    }

    /**
     * The m eigenvalues of the covariance of {@code x W}, the linear activations of {@code weights [features n, neurons
     * m]} on the inputs of {@code recipe}, largest first: those of {@code Wᵀ cov(x) W}, exactly, without drawing any.
     *
     * @throws IllegalArgumentException if both n and m exceed {@value #MOST}, or the recipe has other features
     */
    public static double[] activations(Matrix weights, Experiment recipe) {
        int n = weights.rows();
        int m = weights.columns();
        if (recipe.features() != n) {
            throw new IllegalArgumentException("expected weights of " + recipe.features() + " features, got " + n);
        }
        bound(Math.min(n, m));
        DMatrixRMaj w = Activations.of(weights).matrix();
        if (m <= n) {
            DMatrixRMaj dataTimesW = new DMatrixRMaj(n, m);
            DMatrixRMaj code = new DMatrixRMaj(m, m);
            CommonOps_DDRM.mult(Inputs.covariance(recipe), w, dataTimesW);
            CommonOps_DDRM.multTransA(w, dataTimesW, code);
            return Symmetric.values(code);
        }
        DMatrixRMaj rooted = new DMatrixRMaj(n, m);
        DMatrixRMaj code = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(Inputs.rootOfCovariance(recipe), w, rooted);
        CommonOps_DDRM.multOuter(rooted, code);
        return Arrays.copyOf(Symmetric.values(code), m);
    }

    /**
     * The N eigenvalues of the covariance {@code (1/T) AᵀA} of centred activations {@code [samples T, neurons N]},
     * largest first; 0 beyond the rank that T samples allow.
     *
     * @throws IllegalArgumentException if both T and N exceed {@value #MOST}
     */
    public static double[] activations(Activations activations) {
        int samples = activations.samples();
        int neurons = activations.neurons();
        bound(Math.min(samples, neurons));
        DMatrixRMaj centred = activations.centred();
        DMatrixRMaj products = new DMatrixRMaj(Math.min(samples, neurons), Math.min(samples, neurons));
        if (neurons <= samples) {
            CommonOps_DDRM.multInner(centred, products);
        } else {
            CommonOps_DDRM.multOuter(centred, products);
        }
        CommonOps_DDRM.scale(1.0 / samples, products);
        return Arrays.copyOf(Symmetric.values(products), neurons);
    }

    private static void bound(int size) {
        if (size > MOST) {
            throw new IllegalArgumentException("expected at most " + MOST
                    + " neurons, features or samples for a spectrum, whichever are fewer, got " + size);
        }
    }

    /** {@code (Σλ)² / Σλ²}: how many of the eigenvalues carry the variance. Range [1, m]; 0 where there is none. */
    public static double participationRatio(double[] eigenvalues) {
        double sum = 0;
        double squares = 0;
        for (double value : eigenvalues) {
            sum += value;
            squares += value * value;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }
}
