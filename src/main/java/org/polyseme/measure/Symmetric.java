package org.polyseme.measure;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues of symmetric matrices, the largest first. Pure functions. */
final class Symmetric {
    private Symmetric() {}

    /**
     * The eigenvalues of a symmetric matrix, the largest first, and their unit vectors.
     *
     * @param vectors one a column
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this package
    record Eigen(double[] values, DMatrixRMaj vectors) {
        int size() {
            return values.length;
        }

        /** How many eigenvalues exceed {@code part} of the largest. */
        int rank(double part) {
            return Symmetric.rank(values, part);
        }
    }

    /** How many of the values, the largest first, exceed {@code part} of the largest; 0 if that is not above 0. */
    static int rank(double[] values, double part) {
        int rank = 0;
        while (rank < values.length && values[rank] > 0 && values[rank] > part * values[0]) {
            rank++;
        }
        return rank;
    }

    /** Decomposes {@code a}, which is left as it is. */
    static Eigen eigen(DMatrixRMaj a) {
        int n = a.numRows;
        if (n == 0) {
            return new Eigen(new double[0], new DMatrixRMaj(0, 0));
        }
        EigenDecomposition_F64<DMatrixRMaj> solver = solve(a, true);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -solver.getEigenvalue(k).getReal()))
                .mapToInt(k -> k)
                .toArray();
        double[] values = new double[n];
        DMatrixRMaj vectors = new DMatrixRMaj(n, n);
        for (int c = 0; c < n; c++) {
            values[c] = solver.getEigenvalue(order[c]).getReal();
            DMatrixRMaj vector = solver.getEigenVector(order[c]);
            for (int r = 0; r < n; r++) {
                vectors.set(r, c, vector.get(r));
            }
        }
        return new Eigen(values, vectors);
    }

    /** Only the eigenvalues, the largest first. */
    static double[] values(DMatrixRMaj a) {
        EigenDecomposition_F64<DMatrixRMaj> solver = solve(a, false);
        return IntStream.range(0, a.numRows)
                .mapToDouble(k -> -solver.getEigenvalue(k).getReal())
                .sorted()
                .map(value -> -value)
                .toArray();
    }

    private static EigenDecomposition_F64<DMatrixRMaj> solve(DMatrixRMaj a, boolean vectors) {
        EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(a.numRows, vectors, true);
        if (MatrixFeatures_DDRM.hasUncountable(a) || !solver.decompose(a.copy())) {
            throw new IllegalArgumentException("expected finite numbers, got some that are not");
        }
        return solver;
    }
}
