package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.theory.Polygons;
import org.polyseme.theory.ReluBounds;

class ExactLossTest {
    private static final double[][] DIGONS = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {0, 0}};
    private static final double[][] TWO_ALONE = {{1, 0}, {0, 1}, {0, 0}, {0, 0}, {0, 0}};

    static Stream<JsonNode> references() throws IOException {
        try (InputStream in = ExactLossTest.class.getResourceAsStream("/exact/exact-loss.json")) {
            JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(in));
            List<JsonNode> all = new ArrayList<>();
            cases.forEach(all::add);
            return all.stream();
        }
    }

    /** Losses in exact fractions over every set of active features, by make_exact_loss.py. */
    @ParameterizedTest
    @MethodSource("references")
    void equalsTheSumOverAllSetsOfActiveFeatures(JsonNode reference) {
        Map<Field, Object> recipe = new EnumMap<>(Field.class);
        recipe.put(Field.MODEL, "tied-autoencoder");
        recipe.put(Field.FEATURES, reference.get("n").asInt());
        recipe.put(Field.NEURONS, reference.get("m").asInt());
        recipe.put(Field.DATA, reference.get("data").asText());
        recipe.put(Field.GROUPS, reference.get("groups").asText());
        if (!reference.get("groups").asText().equals("independent")) {
            recipe.put(Field.GROUP_SIZE, reference.get("groupSize").asInt());
        }
        recipe.put(Field.POWER, reference.get("power").asInt());
        recipe.put(Field.RELU, reference.get("relu").asBoolean());
        recipe.put(Field.IMPORTANCE, reference.get("importance").asDouble());
        recipe.put(
                Field.FEATURE_PROBABILITY, numbers(reference.get("p")).boxed().toList());
        Matrix weights = Matrix.of(IntStream.range(0, reference.get("n").asInt())
                .mapToObj(i -> numbers(reference.get("W").get(i)).toArray())
                .toArray(double[][]::new));
        double[] bias = numbers(reference.get("b")).toArray();
        double expected = reference.get("loss").asDouble();
        double found = ExactLoss.of(Experiment.of(recipe), parameters(weights, bias));
        assertEquals(expected, found, 2e-6 * expected);
    }

    private static DoubleStream numbers(JsonNode node) {
        return IntStream.range(0, node.size()).mapToDouble(i -> node.get(i).asDouble());
    }

    /** v(S) for three dropped features: the closed form of Elhage et al.'s note, here at a mean over features. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3, 0.1, 0.03, 0.01})
    void droppedFeaturesLoseWhatTheBoundSays(double p) {
        double[] bias = {0, 0, p / 2, p / 2, p / 2};
        double expected = ReluBounds.orthogonal(new double[] {1, 1, 1, 1, 1}, 2, p) / 5;
        assertEquals(expected, loss(recipe(p, 1), TWO_ALONE, bias), 1e-8 * expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3, 0.1, 0.03, 0.01})
    void oppositePairsLoseWhatTheBoundSays(double p) {
        double[] bias = {0, 0, 0, 0, p / 2};
        double expected = ReluBounds.antipodal(new double[] {1, 1, 1, 1, 1}, 2, p) / 5;
        assertEquals(expected, loss(recipe(p, 1), DIGONS, bias), 1e-6 * expected);
    }

    /** Science's run at density 1 and importance 0.9^i: two features kept, 0.036585 on the mean. */
    @Test
    void importanceWeighsTheLoss() {
        double[] bias = {0, 0, 0.5, 0.5, 0.5};
        assertEquals(0.036585, loss(recipe(1, 0.9), TWO_ALONE, bias), 5e-7);
    }

    /** In the sparsest limit, one active feature at a time, the loss is Chen et al.'s potential. */
    @Test
    void oneFeatureAtATimeGivesThePolygonsPotential() {
        double[][] weights = {{1.1, 0.2}, {0.3, 1}, {-1, 0.5}, {-0.7, -0.9}, {0.6, -0.8}};
        double[] bias = {-0.25, 0.125, -0.0625, 0, -0.5};
        Experiment recipe = recipe(1, 1).with(Map.of(Field.GROUPS, "anticorrelated", Field.GROUP_SIZE, 5));
        double expected = Polygons.potential(weights, bias) / 15 / 5;
        assertEquals(expected, loss(recipe, weights, bias), 1e-6 * expected);
    }

    @Test
    void agreesWithSamplingWhereFeaturesAreMany() {
        Matrix weights = Matrix.of(40, 20, randomWeights(40 * 20));
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.FEATURES,
                40,
                Field.NEURONS,
                20,
                Field.DATA,
                "sparse-uniform",
                Field.FEATURE_PROBABILITY,
                0.1));
        double exact = ExactLoss.of(recipe, parameters(weights, new double[40]));
        assertEquals(sampled(weights, 0.1), exact, 0.01 * exact);
    }

    @Test
    void doesNotApplyWithNoiseOrOnOtherData() {
        assertTrue(ExactLoss.applies(recipe(0.1, 1)));
        assertFalse(ExactLoss.applies(recipe(0.1, 1).with(Map.of(Field.NOISE, "gaussian", Field.NOISE_SD, 0.1))));
        assertFalse(ExactLoss.applies(recipe(0.1, 1).with(Field.DATA, "sparse-gaussian")));
        Experiment incidental = Experiment.of(Map.of());
        assertFalse(ExactLoss.applies(incidental));
        assertThrows(
                IllegalArgumentException.class,
                () -> ExactLoss.of(incidental, parameters(Matrix.of(TWO_ALONE), new double[5])));
    }

    @Test
    void weightsThatAreNotFiniteHaveNoLoss() {
        double[][] weights = {{1, 0}, {Double.NaN, 1}, {0, 0}, {0, 0}, {0, 0}};
        assertTrue(Double.isNaN(loss(recipe(0.1, 1), weights, new double[5])));
    }

    private static float[] randomWeights(int count) {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[count];
        for (int q = 0; q < count; q++) {
            values[q] = (float) (0.5 * random.nextDouble() - 0.25);
        }
        return values;
    }

    /** A mean over 50,000 inputs, whose standard error is near 0.3 %. */
    private static double sampled(Matrix weights, double p) {
        SplittableRandom random = new SplittableRandom(5);
        int n = weights.rows();
        double[] x = new double[n];
        double[] h = new double[weights.columns()];
        double sum = 0;
        int samples = 50_000;
        for (int s = 0; s < samples; s++) {
            Arrays.fill(h, 0);
            for (int i = 0; i < n; i++) {
                x[i] = random.nextDouble() < p ? random.nextDouble() : 0;
                for (int k = 0; x[i] != 0 && k < h.length; k++) {
                    h[k] += x[i] * weights.at(i, k);
                }
            }
            for (int j = 0; j < n; j++) {
                double z = 0;
                for (int k = 0; k < h.length; k++) {
                    z += h[k] * weights.at(j, k);
                }
                double miss = x[j] - Math.max(z, 0);
                sum += miss * miss;
            }
        }
        return sum / samples / n;
    }

    private static Experiment recipe(double p, double importance) {
        return Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.FEATURES,
                5,
                Field.NEURONS,
                2,
                Field.DATA,
                "sparse-uniform",
                Field.FEATURE_PROBABILITY,
                p,
                Field.IMPORTANCE,
                importance));
    }

    private static double loss(Experiment recipe, double[][] weights, double[] bias) {
        return ExactLoss.of(recipe, parameters(Matrix.of(weights), bias));
    }

    private static Parameters parameters(Matrix weights, double[] bias) {
        return new Parameters(List.of(
                new Parameters.Named("W", weights), new Parameters.Named("b", Matrix.of(new double[][] {bias}))));
    }
}
