package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.theory.PowerBounds;

class PowerRecoveryTest {
    private static Matrix unitVectors(int n, int d, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[n][d];
        for (double[] row : rows) {
            double square = 0;
            for (int k = 0; k < d; k++) {
                row[k] = random.nextGaussian();
                square += row[k] * row[k];
            }
            for (int k = 0; k < d; k++) {
                row[k] /= Math.sqrt(square);
            }
        }
        return Matrix.of(rows);
    }

    /** The formula is a ratio of means over codes; single codes of this size scatter by a few percent about it. */
    @ParameterizedTest
    @CsvSource({"3, 4, 128", "3, 6, 432", "5, 3, 100"})
    void oneActiveAtATimeARandomCodeRecoversWhatTheFormulaSays(int k, int d, int n) {
        double mean = 0;
        for (long seed = 0; seed < 8; seed++) {
            mean += PowerRecovery.of(unitVectors(n, d, seed), k, DataKind.SPARSE_GAUSSIAN, 1e-9)
                            .recovered()
                    / 8;
        }
        double formula = PowerBounds.randomCode(k, n, d, DataKind.SPARSE_GAUSSIAN);
        assertEquals(formula, mean, 0.04 * formula);
    }

    /** Sampled elsewhere on other random codes, at p d^3 = 1 and 10: 3.84 and 2.51 for d = 4, 8.76 and 4.37 for d = 6. */
    @ParameterizedTest
    @CsvSource({"4, 128, 0.015625, 3.84", "4, 128, 0.15625, 2.51", "6, 432, 0.0046296, 8.76", "6, 432, 0.046296, 4.37"})
    void agreesWithTheReferencesSampling(int d, int n, double p, double recovered) {
        double found = PowerRecovery.of(unitVectors(n, d, 1), 3, DataKind.SPARSE_GAUSSIAN, p)
                .recovered();
        assertEquals(recovered, found, 0.12 * recovered);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 0.001})
    void orthogonalFeaturesKeepTheirFixedShare(double p) {
        Matrix weights = Matrix.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 0}});
        double found = PowerRecovery.of(weights, 3, DataKind.SPARSE_GAUSSIAN, p).recovered();
        assertEquals(PowerBounds.orthogonal(3, 3, DataKind.SPARSE_GAUSSIAN), found, 1e-6);
    }

    @Test
    void aProjectionRecoversItsRank() {
        Matrix weights = Matrix.of(new double[][] {{0.6, 0}, {0.8, 0}, {0, 1}});
        assertEquals(
                2, PowerRecovery.of(weights, 1, DataKind.SPARSE_SIGNED, 0.2).recovered(), 1e-6);
    }

    @Test
    void scaleDoesNotMatterAtTheBestScale() {
        Matrix small = unitVectors(12, 3, 4);
        double[][] rows = new double[12][3];
        for (int i = 0; i < 12; i++) {
            for (int k = 0; k < 3; k++) {
                rows[i][k] = 1.7 * small.at(i, k);
            }
        }
        double of = PowerRecovery.of(small, 3, DataKind.SPARSE_SIGNED, 0.1).recovered();
        assertEquals(
                of,
                PowerRecovery.of(Matrix.of(rows), 3, DataKind.SPARSE_SIGNED, 0.1)
                        .recovered(),
                1e-5 * of);
    }

    /** Two ways to one number: cumulants here, averages over a grid there. */
    @ParameterizedTest
    @CsvSource({"1, SPARSE_UNIFORM", "3, SPARSE_SIGNED", "5, SPARSE_SIGNED", "3, SPARSE_UNIFORM"})
    void theLossIsTheExactOne(int k, DataKind data) {
        Matrix weights = unitVectors(6, 3, 2);
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "power-autoencoder",
                Field.FEATURES,
                6,
                Field.NEURONS,
                3,
                Field.POWER,
                k,
                Field.DATA,
                data,
                Field.FEATURE_PROBABILITY,
                0.2,
                Field.IMPORTANCE,
                1));
        Parameters parameters = new Parameters(List.of(new Parameters.Named("W", weights)));
        double exact = ExactLoss.of(recipe, parameters);
        double found = PowerRecovery.of(weights, k, data, 0.2).loss(6) / 6;
        assertEquals(exact, found, 1e-6 * exact);
    }
}
