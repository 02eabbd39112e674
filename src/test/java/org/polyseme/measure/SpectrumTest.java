package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;

class SpectrumTest {
    @Test
    void eigenvaluesOfPointsOnTwoAxes() {
        // Rows ±(2, 0), ±(0, 1): mean 0, covariance diag(8/4, 2/4).
        Matrix w = Matrix.of(4, 2, 2, 0, -2, 0, 0, 1, 0, -1);
        assertArrayEquals(new double[] {2, 0.5}, Spectrum.codeCovariance(w), 1e-12);
    }

    @Test
    void aSharedOffsetDoesNotCount() {
        Matrix w = Matrix.of(4, 2, 12, 5, 8, 5, 10, 6, 10, 4);
        assertArrayEquals(new double[] {2, 0.5}, Spectrum.codeCovariance(w), 1e-12);
    }

    @Test
    void equalEigenvaluesAllParticipate() {
        assertEquals(3, Spectrum.participationRatio(new double[] {0.4, 0.4, 0.4}), 1e-12);
    }

    /** Sixty thousand draws of every law, a group cut short among them, have the covariance that the formula gives. */
    @ParameterizedTest
    @CsvSource({
        "sparse-uniform, independent", "sparse-signed, independent", "sparse-gaussian, independent",
        "sparse-uniform, correlated", "sparse-uniform, anticorrelated", "fixed-set, anticorrelated",
        "sparse-gaussian, correlated"
    })
    void theExactSpectrumIsThatOfManySamples(String data, String groups) {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.FEATURES,
                8,
                Field.NEURONS,
                5,
                Field.DATA,
                data,
                Field.GROUPS,
                groups,
                Field.GROUP_SIZE,
                3,
                Field.FEATURE_PROBABILITY,
                0.4));
        Matrix w = random(8, 5, 1);
        Activations inputs = Inputs.of(recipe, 60_000, 2);
        Network linear = Network.layered(List.<double[][]>of(rows(w)), List.of(Nonlinearity.LINEAR));
        double[] sampled = Spectrum.activations(linear.outputs(inputs));
        double[] exact = Spectrum.activations(w, recipe);
        for (int k = 0; k < 5; k++) {
            assertEquals(exact[k], sampled[k], 0.03 * exact[0]);
        }
    }

    @Test
    void onTheStandardBasisTheCodeIsTheWeights() {
        for (int neurons : new int[] {4, 9}) {
            Experiment recipe = Experiment.of(Map.of(Field.FEATURES, 6, Field.NEURONS, neurons, Field.PAIRS, 0));
            Matrix w = random(6, neurons, 3);
            assertArrayEquals(Spectrum.codeCovariance(w), Spectrum.activations(w, recipe), 1e-12);
        }
    }

    @Test
    void fewSamplesLeaveZeros() {
        Activations two = Activations.of(new double[][] {{1, 0, 0}, {-1, 0, 0}});
        assertArrayEquals(new double[] {1, 0, 0}, Spectrum.activations(two), 1e-12);
    }

    @Test
    void tooManyNeuronsAreRefusedInASentence() {
        Activations wide = Activations.of(new double[1025][1025]);
        String said = assertThrows(IllegalArgumentException.class, () -> Spectrum.activations(wide))
                .getMessage();
        assertTrue(said.contains("at most 1024") && said.contains("1025"), said);
    }

    private static Matrix random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return Matrix.of(rows, columns, values);
    }

    private static double[][] rows(Matrix matrix) {
        double[][] rows = new double[matrix.rows()][matrix.columns()];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = matrix.at(i, k);
            }
        }
        return rows;
    }
}
