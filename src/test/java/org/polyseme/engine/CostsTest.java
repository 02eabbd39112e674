package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.state.Costs;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.PenaltyTarget;

class CostsTest {
    private static final Experiment PLAIN = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Map.of(Field.FEATURES, 6, Field.NEURONS, 9, Field.PAIRS, 0, Field.L1, 0.0, Field.SEED, 3L));

    private static Costs at(Experiment recipe, int steps) {
        try (Trainer trainer = Trainer.of(recipe)) {
            for (int s = 0; s < steps; s++) {
                trainer.step();
            }
            return trainer.costs(trainer.parameters());
        }
    }

    private static double sum(Parameters parameters, boolean isOfBiasesToo, int power) {
        double sum = 0;
        for (Parameters.Named tensor : parameters.tensors()) {
            if (isOfBiasesToo || tensor.isWeight()) {
                for (int i = 0; i < tensor.values().rows(); i++) {
                    for (int k = 0; k < tensor.values().columns(); k++) {
                        sum += Math.pow(Math.abs(tensor.values().at(i, k)), power);
                    }
                }
            }
        }
        return sum;
    }

    @Test
    void whatNothingIsChargedForCostsNothing() {
        assertEquals(Costs.NONE, at(PLAIN, 2));
    }

    @Test
    void eachPenaltyOnWeightsIsItsFormula() {
        Map<Field, Object> changes = new HashMap<>();
        changes.put(Field.L1, 0.03);
        changes.put(Field.L4, 0.02);
        changes.put(Field.OPTIMISER, OptimiserKind.ADAMW);
        changes.put(Field.WEIGHT_DECAY, 0.5);
        changes.put(Field.FEATURES, 6);
        changes.put(Field.NEURONS, 4);
        changes.put(Field.BIAS, true);
        Experiment recipe = Experiment.defaults(ModelKind.TIED_AUTOENCODER).with(changes);
        try (Trainer trainer = Trainer.of(recipe)) {
            trainer.step();
            Parameters now = trainer.parameters();
            Costs costs = trainer.costs(now);
            assertEquals(0.03 * sum(now, false, 1), costs.l1(), 1e-9);
            assertEquals(-0.02 * sum(now, false, 4), costs.fourthPowers(), 1e-9);
            assertEquals(0.25 * sum(now, true, 2), costs.weightDecay(), 1e-9);
            assertEquals(trainer.penalty(), costs.l1() + costs.fourthPowers(), 1e-6);
            assertTrue(sum(now, true, 2) > sum(now, false, 2), "a bias was trained");
        }
    }

    @Test
    void thePriceOfActivationsIsLambdaTimesTheirSumAndLeavesTheRunAlone() {
        Experiment recipe = PLAIN.with(Map.of(Field.L1, 0.03, Field.L1_ON, PenaltyTarget.ACTIVATIONS));
        try (Trainer asked = Trainer.of(recipe);
                Trainer alone = Trainer.of(recipe)) {
            asked.step();
            alone.step();
            // On the standard basis the hidden layer of sample i is row i of W, and the loss is a sum over samples.
            assertEquals(
                    0.03 * sum(asked.parameters(), false, 1),
                    asked.costs(asked.parameters()).l1(),
                    1e-6);
            asked.step();
            alone.step();
            assertEquals(alone.parameters(), asked.parameters());
            assertEquals(alone.loss(), asked.loss());
        }
    }

    /** Its loss is a sum over samples, and on the standard basis a feature's activations are its weights. */
    @Test
    void ofTheIncidentalModelWeightsAndActivationsCostTheSame() {
        Experiment weights = PLAIN.with(Field.L1, 0.03);
        try (Trainer one = Trainer.of(weights);
                Trainer other = Trainer.of(weights.with(Field.L1_ON, PenaltyTarget.ACTIVATIONS))) {
            for (int s = 0; s < 20; s++) {
                one.step();
                other.step();
            }
            assertEquals(one.loss(), other.loss(), 1e-5);
            for (int i = 0; i < 6; i++) {
                for (int k = 0; k < 9; k++) {
                    assertEquals(
                            one.parameters().weights().at(i, k),
                            other.parameters().weights().at(i, k),
                            1e-5);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(NoiseKind.class)
    void noiseCostsWhatItAddsInTheMean(NoiseKind kind) {
        float[] values = new float[6 * 9];
        for (int q = 0; q < values.length; q++) {
            values[q] = (float) Math.sin(1 + q);
        }
        Matrix weights = Matrix.of(6, 9, values);
        double square = 0;
        for (float value : values) {
            square += (double) value * value;
        }
        double sum = 0;
        double squares = 0;
        int seeds = 400;
        for (long seed = 0; seed < seeds; seed++) {
            Map<Field, Object> changes = new HashMap<>();
            changes.put(Field.RELU, false);
            changes.put(Field.NOISE, kind);
            changes.put(Field.NOISE_SD, 0.2);
            changes.put(Field.INITIALISATION, "given");
            changes.put(Field.GIVEN, weights);
            changes.put(Field.SEED, seed);
            double noise = at(PLAIN.with(changes), 0).noise();
            sum += noise;
            squares += noise * noise;
        }
        // Without ReLU the output of a sample is off by ε Wᵀ: σ² |W|² in the mean, for each of n samples.
        double expected = kind == NoiseKind.NONE ? 0 : 6 * 0.04 * square;
        double error = Math.sqrt((squares / seeds - sum / seeds * sum / seeds) / (seeds - 1));
        assertEquals(expected, sum / seeds, 4 * error);
        assertTrue(error <= 0.12 * expected, "an error of " + error);
        assertEquals(List.of(0.0, 0.0), List.of(at(PLAIN, 0).l1(), at(PLAIN, 0).weightDecay()));
    }
}
