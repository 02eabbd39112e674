package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.engine.Trainer;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.Parameters;

class DescentTest {
    private static final int N = 5;
    private static final int M = 4;

    private static Experiment recipe(ModelKind model, Map<Field, Object> more) {
        Map<Field, Object> fields = new HashMap<>(Map.of(
                Field.MODEL,
                model,
                Field.FEATURES,
                (long) N,
                Field.NEURONS,
                (long) M,
                Field.DATA,
                DataKind.STANDARD_BASIS));
        fields.putAll(more);
        return Experiment.of(fields);
    }

    static Stream<Experiment> recipes() {
        return Stream.of(
                recipe(ModelKind.INCIDENTAL, Map.of(Field.L1, 0.03)),
                recipe(ModelKind.INCIDENTAL, Map.of(Field.RELU, false, Field.L1, 0.0)),
                recipe(ModelKind.TIED_AUTOENCODER, Map.of(Field.BIAS, true)),
                recipe(ModelKind.TIED_AUTOENCODER, Map.of(Field.BIAS, false, Field.L4, 0.01)),
                recipe(ModelKind.POWER_AUTOENCODER, Map.of(Field.POWER, 3L)));
    }

    private static double[][] random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int k = 0; k < columns; k++) {
                row[k] = (float) (1.6 * random.nextDouble() - 0.8);
            }
        }
        return values;
    }

    /** The loss as src/docs/model.md writes it, sample by sample. */
    private static double loss(Experiment recipe, double[][] w, double[] bias) {
        boolean isSum = recipe.model() == ModelKind.INCIDENTAL;
        boolean rectifies = recipe.relu() && recipe.model() != ModelKind.POWER_AUTOENCODER;
        double loss = 0;
        for (int s = 0; s < N; s++) {
            for (int j = 0; j < N; j++) {
                double z = bias[j];
                for (int k = 0; k < M; k++) {
                    z += w[s][k] * w[j][k];
                }
                double base = rectifies ? Math.max(0, z) : z;
                double out = isSum ? base : Math.pow(base, recipe.power());
                double error = (s == j ? 1 : 0) - out;
                loss += isSum ? error * error : recipe.importance(j) * error * error / (N * N);
            }
        }
        for (double[] row : w) {
            for (double value : row) {
                loss += recipe.l1() * Math.abs(value) - recipe.l4() * Math.pow(value, 4);
            }
        }
        return loss;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void itIsTheNegativeSlopeOfTheLoss(Experiment recipe) {
        double[][] w = random(N, M, 11);
        boolean hasBias = recipe.model() == ModelKind.TIED_AUTOENCODER && recipe.bias();
        double[] bias = hasBias ? random(1, N, 12)[0] : new double[N];
        List<Parameters.Named> tensors = new ArrayList<>();
        tensors.add(new Parameters.Named("W", Matrix.of(w)));
        if (hasBias) {
            tensors.add(new Parameters.Named("b", Matrix.of(new double[][] {bias})));
        }
        assertTrue(Descent.applies(recipe));
        Matrix pull = Descent.of(recipe, new Parameters(tensors));
        double h = 1e-5;
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < M; k++) {
                double at = w[i][k];
                w[i][k] = at + h;
                double above = loss(recipe, w, bias);
                w[i][k] = at - h;
                double below = loss(recipe, w, bias);
                w[i][k] = at;
                double slope = (above - below) / (2 * h);
                assertEquals(-slope, pull.at(i, k), 1e-5 + 1e-5 * Math.abs(slope), "f" + i + " n" + k);
            }
        }
    }

    @Test
    void itAppliesOnlyWhereNothingIsDrawnAtRandom() {
        assertFalse(Descent.applies(recipe(ModelKind.TIED_AUTOENCODER, Map.of(Field.DATA, DataKind.SPARSE_UNIFORM))));
        assertFalse(Descent.applies(
                recipe(ModelKind.INCIDENTAL, Map.of(Field.NOISE, NoiseKind.GAUSSIAN, Field.NOISE_SD, 0.1))));
        assertFalse(Descent.applies(recipe(ModelKind.HIDDEN_RELU, Map.of())));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theThreeForcesTogetherAreTheStepThatTheEngineTakes(Experiment plain) {
        Experiment recipe = plain.with(Map.of(
                Field.OPTIMISER, OptimiserKind.GRADIENT_DESCENT, Field.LEARNING_RATE, 0.01, Field.PROXIMAL, false));
        try (Trainer trainer = Trainer.of(recipe)) {
            trainer.step();
            trainer.step();
            Parameters before = trainer.parameters();
            Descent.Forces forces = Descent.forces(recipe, before);
            trainer.step();
            Matrix after = trainer.parameters().weights();
            for (int i = 0; i < N; i++) {
                for (int k = 0; k < M; k++) {
                    double moved = (after.at(i, k) - before.weights().at(i, k)) / 0.01;
                    double sum = (double) forces.benefit().at(i, k)
                            + forces.interference().at(i, k)
                            + forces.regularisation().at(i, k);
                    assertEquals(moved, sum, 2e-5 + 1e-4 * Math.abs(sum), "f" + i + " n" + k);
                }
            }
        }
    }

    /** {@code 4 (1 − ‖W_i‖²) W_i}, {@code −4 Σ_j≠i ReLU(W_i·W_j) W_j}, {@code −λ sign(W_i)}. */
    @Test
    void inTheIncidentalModelTheyAreThoseOfThePaper() {
        Experiment recipe = recipe(ModelKind.INCIDENTAL, Map.of(Field.L1, 0.03));
        double[][] w = random(N, M, 21);
        Descent.Forces forces =
                Descent.forces(recipe, new Parameters(List.of(new Parameters.Named("W", Matrix.of(w)))));
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < M; k++) {
                double interference = 0;
                for (int j = 0; j < N; j++) {
                    interference -= j == i ? 0 : 4 * Math.max(0, dot(w[i], w[j])) * w[j][k];
                }
                assertEquals(
                        4 * (1 - dot(w[i], w[i])) * w[i][k], forces.benefit().at(i, k), 1e-5);
                assertEquals(interference, forces.interference().at(i, k), 1e-5);
                assertEquals(
                        -0.03 * Math.signum(w[i][k]), forces.regularisation().at(i, k), 1e-7);
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
