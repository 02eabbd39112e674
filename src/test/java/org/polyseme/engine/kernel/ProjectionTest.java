package org.polyseme.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** The oracle: the network that reads {@code x P} by weights U of its own, in float64. */
class ProjectionTest {
    private static final int FEATURES = 7;
    private static final int NEURONS = 4;
    private static final int DIMENSIONS = 3;
    private static final int SAMPLES = 12;
    private static final double RATE = 0.5;
    private static final double MOMENTUM = 0.9;

    private static Experiment recipe(Map<Field, Object> more) {
        return Experiment.of(Map.of(Field.MODEL, "hidden-bias"))
                .with(Map.of(
                        Field.FEATURES,
                        FEATURES,
                        Field.NEURONS,
                        NEURONS,
                        Field.PROJECTION,
                        DIMENSIONS,
                        Field.OPTIMISER,
                        "momentum",
                        Field.MOMENTUM,
                        MOMENTUM,
                        Field.SEED,
                        5))
                .with(more);
    }

    /** Weights U and V and a bias b, their gradients' running sums, and a step of momentum: nothing shared with the engine. */
    private static final class Inner {
        private final double[][] p;
        private final double[][][] tensors;
        private final double[][][] sums;

        Inner(double[][] p, double[][]... tensors) {
            this.p = p;
            this.tensors = tensors;
            sums = new double[tensors.length][][];
            for (int t = 0; t < tensors.length; t++) {
                sums[t] = new double[tensors[t].length][tensors[t][0].length];
            }
        }

        void step(double[][] x) {
            double[][] e = times(x, p);
            double[][] h = times(e, tensors[0]);
            for (double[] row : h) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = Math.max(0, row[k] + tensors[2][0][k]);
                }
            }
            double[][] g = times(h, tensors[1]);
            for (int s = 0; s < g.length; s++) {
                for (int j = 0; j < g[s].length; j++) {
                    g[s][j] = 2 * (g[s][j] - x[s][j]) / (x.length * g[s].length);
                }
            }
            double[][] da = times(g, transposed(tensors[1]));
            double[][] db = new double[1][NEURONS];
            for (int s = 0; s < da.length; s++) {
                for (int k = 0; k < NEURONS; k++) {
                    da[s][k] = h[s][k] > 0 ? da[s][k] : 0;
                    db[0][k] += da[s][k];
                }
            }
            double[][] dv = times(transposed(h), g);
            move(0, times(transposed(e), da));
            move(1, dv);
            move(2, db);
        }

        private void move(int tensor, double[][] gradient) {
            for (int i = 0; i < gradient.length; i++) {
                for (int k = 0; k < gradient[i].length; k++) {
                    sums[tensor][i][k] = MOMENTUM * sums[tensor][i][k] + gradient[i][k];
                    tensors[tensor][i][k] -= RATE * sums[tensor][i][k];
                }
            }
        }
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int l = 0; l < b.length; l++) {
                for (int k = 0; k < b[0].length; k++) {
                    product[i][k] += a[i][l] * b[l][k];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] a) {
        double[][] exchanged = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[0].length; k++) {
                exchanged[k][i] = a[i][k];
            }
        }
        return exchanged;
    }

    private static double[][] normal(int rows, int columns, Random random) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int k = 0; k < columns; k++) {
                row[k] = 0.5 * random.nextGaussian();
            }
        }
        return values;
    }

    private static void assertClose(double[][] expected, Matrix found, String what) {
        for (int i = 0; i < expected.length; i++) {
            for (int k = 0; k < expected[i].length; k++) {
                assertEquals(expected[i][k], found.at(i, k), 2e-5, what + "[" + i + ", " + k + "]");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void momentumOnProjectedWeightsIsMomentumOnTheInnerOnes(Backend backend) {
        Experiment recipe = recipe(Map.of());
        Random random = new Random(8);
        double[][] p = Projection.basis(recipe);
        double[][] u = normal(DIMENSIONS, NEURONS, random);
        double[][] v = normal(NEURONS, FEATURES, random);
        double[][] b = normal(1, NEURONS, random);
        Parameters initial = new Parameters(List.of(
                new Parameters.Named("W1", Matrix.of(times(p, u))),
                new Parameters.Named("W2", Matrix.of(v)),
                new Parameters.Named("b1", Matrix.of(b))));
        Inner inner = new Inner(p, u, v, b);
        try (Kernel kernel = backend.kernel(recipe, initial)) {
            for (int step = 0; step < 30; step++) {
                SparseBatch batch = Cases.batch(SAMPLES, FEATURES, recipe.model(), random);
                kernel.step(Draw.of(batch), RATE);
                inner.step(dense(batch));
            }
            assertClose(times(p, u), kernel.parameters().weights(), "W1");
            assertClose(v, kernel.parameters().named("W2").orElseThrow(), "W2");
            assertClose(b, kernel.parameters().hiddenBias().orElseThrow(), "b1");
        }
    }

    private static double[][] dense(SparseBatch batch) {
        double[][] x = new double[batch.samples()][batch.features()];
        for (int s = 0; s < batch.samples(); s++) {
            for (int e = batch.start(s); e < batch.start(s + 1); e++) {
                x[s][batch.feature(e)] = batch.value(e);
            }
        }
        return x;
    }

    @Test
    void theBasisIsOrthonormalAndItsSeedsOwn() {
        double[][] p = Projection.basis(recipe(Map.of()));
        double[][] gram = times(transposed(p), p);
        for (int c = 0; c < DIMENSIONS; c++) {
            for (int d = 0; d < DIMENSIONS; d++) {
                assertEquals(c == d ? 1 : 0, gram[c][d], 1e-14);
            }
        }
        assertEquals(p[0][0], Projection.basis(recipe(Map.of()))[0][0]);
        assertFalse(p[0][0] == Projection.basis(recipe(Map.of(Field.SEED, 6)))[0][0]);
    }

    /** Adam moves each weight by a size of its own, which leads out of the subspace; the projection leads back. */
    @ParameterizedTest
    @EnumSource(Backend.class)
    void weightsStayWhatNeuronsCanReadWhateverTheOptimiser(Backend backend) {
        Experiment recipe = recipe(Map.of(Field.OPTIMISER, "adamw", Field.L1, 0.01));
        Random random = new Random(9);
        try (Kernel kernel = backend.kernel(recipe, Cases.parameters(recipe, random))) {
            for (int step = 0; step < 20; step++) {
                kernel.step(Draw.of(Cases.batch(SAMPLES, FEATURES, recipe.model(), random)), 0.01);
            }
            Matrix weights = kernel.parameters().weights();
            assertClose(Projection.project(recipe, rows(weights), 1), weights, "W1");
        }
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

    @Test
    void aFrozenFeatureStaysToTheBit() {
        Experiment recipe = recipe(Map.of(Field.OPTIMISER, "adam"));
        Random random = new Random(10);
        for (Backend backend : Backend.values()) {
            Parameters initial = Cases.parameters(recipe, random);
            try (Kernel kernel = backend.kernel(recipe, initial)) {
                kernel.freeze(List.of(2));
                List<Float> before = row(kernel.parameters().weights(), 2);
                kernel.step(Draw.of(Cases.batch(SAMPLES, FEATURES, recipe.model(), random)), 0.01);
                assertEquals(before, row(kernel.parameters().weights(), 2));
                assertFalse(
                        row(initial.weights(), 3).equals(row(kernel.parameters().weights(), 3)));
            }
        }
    }

    private static List<Float> row(Matrix matrix, int row) {
        List<Float> values = new ArrayList<>();
        for (int k = 0; k < matrix.columns(); k++) {
            values.add(matrix.at(row, k));
        }
        return values;
    }

    @Test
    void asManyDimensionsAsFeaturesAreNoProjection() {
        assertTrue(Projection.applies(recipe(Map.of())));
        assertFalse(Projection.applies(recipe(Map.of(Field.PROJECTION, FEATURES))));
        assertFalse(Projection.applies(recipe(Map.of(Field.PROJECTION, 0))));
    }
}
