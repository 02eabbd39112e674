package org.polyseme.measure;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.polyseme.state.Matrix;

/**
 * How well features are packed: in an efficient packing their directions, weighted by their dimensionality, fill the space
 * that they span evenly, {@code Σ_i D_i ŵ_i ŵ_iᵀ = I} on it. So do the tight frames of which trained codes are made
 * (polygons, tetrahedra, antiprisms) and any of them side by side in orthogonal dimensions.
 *
 * <p>Source: Elhage et al. 2022 (tegum products); the identity as a note on it states.
 */
public final class Tightness {
    /** The lesser number of features and neurons up to which this takes well below a second. */
    static final int MOST_DIMENSIONS = 256;

    /** Features shorter than this part of the longest one are noise about nothing. */
    private static final double FAINT = 0.02;
    /** Eigenvalues below this are rounding, not a direction. */
    private static final double FLAT = 1e-6;

    private Tightness() {}

    /**
     * {@code |Σ_i D_i ŵ_i ŵ_iᵀ - I|} (Frobenius) on the span of {@code weights [features, neurons]}: 0 for a tight packing, at
     * most the square root of the span's dimension. Features shorter than a fiftieth of the longest are left out. NaN where
     * a weight is not finite, as after a run that diverged.
     */
    public static double distance(Matrix weights) {
        if (!weights.isFinite()) {
            return Double.NaN;
        }
        double[] norms = Geometry.norms(weights);
        double longest = 0;
        for (double norm : norms) {
            longest = Math.max(longest, norm);
        }
        if (longest == 0) {
            return 0;
        }
        double faint = FAINT * longest;
        int[] live =
                IntStream.range(0, norms.length).filter(i -> norms[i] >= faint).toArray();
        double[] shares = Geometry.dimensionality(weights);
        double[][] rows = new double[live.length][weights.columns()];
        for (int a = 0; a < live.length; a++) {
            double scale = Math.sqrt(shares[live[a]]) / norms[live[a]];
            for (int k = 0; k < weights.columns(); k++) {
                rows[a][k] = scale * weights.at(live[a], k);
            }
        }
        return distance(gram(new DMatrixRMaj(rows)));
    }

    /** {@code R Rᵀ} or {@code Rᵀ R}, whichever is smaller: but for zeros they have the same eigenvalues. */
    private static DMatrixRMaj gram(DMatrixRMaj rows) {
        DMatrixRMaj gram = new DMatrixRMaj(1, 1);
        if (rows.getNumRows() < rows.getNumCols()) {
            CommonOps_DDRM.multOuter(rows, gram);
        } else {
            CommonOps_DDRM.multInner(rows, gram);
        }
        return gram;
    }

    private static double distance(DMatrixRMaj frame) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(frame.getNumRows(), false, true);
        if (!eigen.decompose(frame)) {
            throw new IllegalArgumentException("expected finite weights, got some that are not");
        }
        double sum = 0;
        for (int k = 0; k < frame.getNumRows(); k++) {
            double value = eigen.getEigenvalue(k).getReal();
            sum += value > FLAT ? (value - 1) * (value - 1) : 0;
        }
        return Math.sqrt(sum);
    }
}
