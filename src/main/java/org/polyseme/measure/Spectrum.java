package org.polyseme.measure;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.polyseme.state.Matrix;

/**
 * How the features' directions spread: the covariance of the rows of {@code weights [features n, neurons m]}, divided by
 * n. In float64.
 */
public final class Spectrum {
    private Spectrum() {}

    /** The m eigenvalues of the covariance, largest first; rounding may leave the smallest a little below 0. */
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
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, false, true);
        if (!eigen.decompose(covariance)) {
            throw new IllegalArgumentException("expected finite weights, got some that are not");
        }
        double[] values = new double[m];
        for (int k = 0; k < m; k++) {
            values[k] = -eigen.getEigenvalue(k).getReal();
        }
        Arrays.sort(values);
        for (int k = 0; k < m; k++) {
            values[k] = -values[k];
        }
        return values;
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
