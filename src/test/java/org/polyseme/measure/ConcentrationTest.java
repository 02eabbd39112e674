package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;

class ConcentrationTest {
    private static final Matrix WEIGHTS = Matrix.of(new double[][] {{1, 0, 0}, {0.5, -0.5, 0}, {0, 0.0005, 0}});

    @Test
    void theFourthNormIsOneForAFeatureOnOneNeuron() {
        assertArrayEquals(new double[] {1, 0.125, 6.25e-14}, Concentration.fourthNorms(WEIGHTS), 1e-9);
        assertEquals(0.375, Concentration.meanFourthNorm(WEIGHTS), 1e-9);
    }

    @Test
    void weightsBelowTheLimitAreGone() {
        assertArrayEquals(new double[] {1, 2, 0}, Concentration.survivors(WEIGHTS, Concentration.GONE));
        assertArrayEquals(new double[] {1, 2, 1}, Concentration.survivors(WEIGHTS, 0));
    }

    @Test
    void sumsOfSizes() {
        assertArrayEquals(new double[] {1, 1, 0.0005}, Concentration.l1Norms(WEIGHTS), 1e-9);
    }

    @Test
    void aNeuronThatReadsOneFeatureIsMonosemantic() {
        assertArrayEquals(new double[] {0.8, 1, 0}, Concentration.monosemanticity(WEIGHTS), 1e-5);
    }

    /** Two weights are a direction in the plane, whose larger squared cosine is 1/2 + 1/π in the mean; 20 are drawn. */
    @Test
    void chanceAloneGivesANeuronSomeFeature() {
        assertEquals(1, Concentration.monosemanticityByChance(1), 1e-3);
        assertEquals(0.5 + 1 / Math.PI, Concentration.monosemanticityByChance(2), 1e-3);
        SplittableRandom random = new SplittableRandom(6);
        float[] values = new float[20 * 20_000];
        for (int q = 0; q < values.length; q++) {
            values[q] = (float) random.nextGaussian();
        }
        double drawn = Arrays.stream(Concentration.monosemanticity(Matrix.of(20, 20_000, values)))
                .average()
                .orElseThrow();
        assertEquals(drawn, Concentration.monosemanticityByChance(20), 3e-3);
    }

    @Test
    void theLawRunsOnTheEquationsClock() {
        Experiment recipe = recipe();
        // λ = 0.0005, t = 4 · 0.1 · 1000 = 400, so 1/(1/16 + 0.2).
        assertEquals(1 / (1.0 / 16 + 0.2), Concentration.l1Law(recipe, 1000).orElseThrow(), 1e-9);
        assertEquals(
                Math.pow(1 / (1.0 / 16 + 0.2), 2),
                Concentration.survivorsLaw(recipe, 1000).orElseThrow(),
                1e-9);
    }

    @Test
    void theLawIsSilentWhereItsAssumptionsFail() {
        assertTrue(
                Concentration.l1Law(recipe().with(Field.OPTIMISER, "adamw"), 10).isEmpty());
        assertTrue(Concentration.survivorsLaw(recipe().with(Field.L1, 0), 10).isEmpty());
    }

    private static Experiment recipe() {
        return Experiment.of(Map.of(
                Field.MODEL,
                "incidental",
                Field.FEATURES,
                8,
                Field.NEURONS,
                256,
                Field.OPTIMISER,
                "gradient-descent",
                Field.LEARNING_RATE,
                0.1,
                Field.L1,
                0.002));
    }

    /** Shares of 0.8 and 1, and a neuron without a weight, which has none. */
    @Test
    void theMeanMonosemanticityIsThatOfTheNeuronsThatLive() {
        assertEquals(0.9, Concentration.meanMonosemanticity(WEIGHTS), 1e-5);
        assertEquals(1, Concentration.meanMonosemanticity(Matrix.of(1, 4, 0, 0, 0.3f, 0)));
        assertEquals(0, Concentration.meanMonosemanticity(Matrix.of(2, 2, 0, 0, 0, 0)));
    }
}
