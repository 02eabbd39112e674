package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Matrix;

class PrincipalPlaneTest {

    @Test
    void twoNeuronsAreThePlaneThemselves() {
        PrincipalPlane plane = PrincipalPlane.of(Matrix.of(2, 2, 0.3f, -0.4f, 2, 1));
        assertEquals(0.3f, plane.x(0));
        assertEquals(-0.4f, plane.y(0));
        assertEquals(1, plane.share(), 1e-12);
        assertEquals(Math.sqrt(5), plane.longest(), 1e-12);
    }

    @Test
    void oneNeuronIsALine() {
        PrincipalPlane plane = PrincipalPlane.of(Matrix.of(2, 1, -0.5f, 0.25f));
        assertEquals(-0.5, plane.x(0));
        assertEquals(0, plane.y(0));
    }

    @Test
    void aSingleFeatureIsSeenInFullLength() {
        PrincipalPlane plane = PrincipalPlane.of(Matrix.of(1, 4, 1, 2, -2, 4));
        assertEquals(5, plane.longest(), 1e-9);
        assertEquals(1, plane.share(), 1e-12);
    }

    @Test
    void zeroWeightsStayAtTheOrigin() {
        PrincipalPlane plane = PrincipalPlane.of(Matrix.of(3, 4, new float[12]));
        assertEquals(0, plane.longest());
        assertEquals(1, plane.share());
    }

    /** An independent solver's two leading singular directions give the same scalar products between features. */
    @ParameterizedTest
    @CsvSource({"6, 5, 1", "5, 12, 2", "40, 7, 3", "3, 3, 4"})
    void agreesWithTheSingularValueDecomposition(int features, int neurons, long seed) {
        double[][] rows = stretched(features, neurons, seed);
        PrincipalPlane plane = PrincipalPlane.of(Matrix.of(rows));
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(features, neurons, true, false, true);
        assertTrue(svd.decompose(new DMatrixRMaj(rows)));
        DMatrixRMaj u = svd.getU(null, false);
        double[] squares =
                Arrays.stream(svd.getSingularValues()).map(s -> s * s).toArray();
        int[] leading = IntStream.range(0, squares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -squares[k]))
                .limit(2)
                .mapToInt(k -> k)
                .toArray();
        double two = squares[leading[0]] + squares[leading[1]];
        assertEquals(two / Arrays.stream(squares).sum(), plane.share(), 1e-6);
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < features; j++) {
                double expected = 0;
                for (int k : leading) {
                    expected += squares[k] * u.get(i, k) * u.get(j, k);
                }
                assertEquals(expected, plane.x(i) * plane.x(j) + plane.y(i) * plane.y(j), 1e-4);
            }
        }
    }

    /** Random rows whose first columns are stretched, so that the leading directions are well apart from the rest. */
    private static double[][] stretched(int features, int neurons, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[features][neurons];
        for (double[] row : rows) {
            for (int k = 0; k < neurons; k++) {
                row[k] = (2 * random.nextDouble() - 1) * (k == 0 ? 3 : k == 1 ? 2 : 0.5);
            }
        }
        return rows;
    }

    /** Features alone on their neurons all count the same: any plane is a leading one, and the picture must not flicker. */
    @Test
    void equallyLongFeaturesFanOutAndStayWhereTheyAre() {
        int n = 12;
        PrincipalPlane before = PrincipalPlane.of(identity(n, 0));
        PrincipalPlane after = PrincipalPlane.of(identity(n, 1e-3f));
        assertEquals(2.0 / n, before.share(), 1e-9);
        for (int i = 0; i < n; i++) {
            assertEquals(0, Math.hypot(before.x(i) - after.x(i), before.y(i) - after.y(i)), 0.06);
            assertTrue(Math.hypot(before.x(i), before.y(i)) > 0.3, "feature " + i + " can be seen");
        }
    }

    private static Matrix identity(int n, float change) {
        float[] values = new float[n * n];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1 + (i % 3 - 1) * change;
        }
        return Matrix.of(n, n, values);
    }

    @Test
    void oppositeFeaturesStayOpposite() {
        PrincipalPlane plane = PrincipalPlane.of(Matrix.of(4, 4, 1, 0, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 0, 0, -1, 0));
        assertEquals(plane.x(0), -plane.x(1), 1e-12);
        assertEquals(plane.y(2), -plane.y(3), 1e-12);
        assertEquals(1, plane.share(), 1e-12);
    }
}
