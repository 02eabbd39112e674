package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class PrincipalSpaceTest {

    /** Normally scattered, each neuron by half as much as the one before, so that the leading ones stand apart. */
    private static Matrix stretched(int n, int m, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[n * m];
        for (int q = 0; q < values.length; q++) {
            values[q] = (float) ((2 * random.nextDouble() - 1) * Math.pow(0.5, q % m));
        }
        return Matrix.of(n, m, values);
    }

    @Test
    void threeDirectionsKeepAsMuchAsThreeSingularValues() {
        for (long seed = 0; seed < 5; seed++) {
            Matrix weights = stretched(20, 8, seed);
            DMatrixRMaj dense = new DMatrixRMaj(20, 8);
            for (int q = 0; q < 160; q++) {
                dense.set(q, weights.at(q / 8, q % 8));
            }
            SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(20, 8, false, false, true);
            assertTrue(svd.decompose(dense));
            double[] values = Arrays.stream(svd.getSingularValues())
                    .map(value -> -value)
                    .sorted()
                    .toArray();
            double all = 0;
            for (double value : values) {
                all += value * value;
            }
            double three = values[0] * values[0] + values[1] * values[1] + values[2] * values[2];
            Frame frame = PrincipalSpace.of(weights, 3);
            assertEquals(three / all, Frame.share(weights, frame.project(weights)), 1e-6);
        }
    }

    @Test
    void theFrameIsOrthonormalWhateverTheWeights() {
        for (Matrix weights : new Matrix[] {
            stretched(20, 8, 1), Matrix.of(2, 5, new float[10]), Matrix.of(1, 4, 0, 3, 0, 0), stretched(2, 40, 3)
        }) {
            Frame frame = PrincipalSpace.of(weights, 3);
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    double dot = 0;
                    for (int k = 0; k < weights.columns(); k++) {
                        dot += frame.at(a, k) * frame.at(b, k);
                    }
                    assertEquals(a == b ? 1 : 0, dot, 1e-9, weights.toString());
                }
            }
        }
    }

    @Test
    void inTwoDirectionsItIsThePlane() {
        Matrix weights = stretched(12, 6, 4);
        PrincipalPlane plane = PrincipalPlane.of(weights);
        double[][] positions = PrincipalSpace.of(weights, 2).project(weights);
        for (int i = 0; i < 12; i++) {
            assertEquals(plane.x(i), positions[i][0], 1e-12);
            assertEquals(plane.y(i), positions[i][1], 1e-12);
        }
        assertEquals(plane.share(), Frame.share(weights, positions), 1e-9);
    }

    @Test
    void aMovedRowLiesWhereItWasMovedTo() {
        Matrix weights = stretched(5, 9, 2);
        Frame frame = PrincipalSpace.of(weights, 3);
        double[] before = frame.project(weights)[3];
        Matrix moved = Matrix.of(1, 9, frame.moved(weights, 3, 0.3, -0.2, 0.7));
        double[] after = frame.project(moved)[0];
        assertEquals(before[0] + 0.3, after[0], 1e-6);
        assertEquals(before[1] - 0.2, after[1], 1e-6);
        assertEquals(before[2] + 0.7, after[2], 1e-6);
        assertTrue(moved.rowDot(0, 0) > 0);
    }

    @Test
    void aNeuronThatIsNotThereOrChosenTwiceLeavesItsDirectionEmpty() {
        Matrix weights = Matrix.of(1, 3, 1, 2, 3);
        double[] at = Frame.ofNeurons(3, 2, 2, 5).project(weights)[0];
        assertEquals(3, at[0]);
        assertEquals(0, at[1]);
        assertEquals(0, at[2]);
    }
}
