package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RefusedValueException;

class InitialiserTest {
    private static Experiment recipe(Map<Field, ?> given) {
        Map<Field, Object> all = new EnumMap<>(Field.class);
        all.put(Field.MODEL, "incidental");
        all.putAll(given);
        return Experiment.of(all);
    }

    private static Matrix weights(Map<Field, ?> given) {
        return Initialiser.parameters(recipe(given)).weights();
    }

    private static double cosine(Matrix w, int i, int j) {
        return w.rowDot(i, j) / (w.rowNorm(i) * w.rowNorm(j));
    }

    private static double meanSquare(Matrix w) {
        double sum = 0;
        for (int i = 0; i < w.rows(); i++) {
            sum += w.rowDot(i, i);
        }
        return sum / w.size();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.95, -0.3, 0, 0.5, 0.999, 1})
    void thePlantedCosineIsExact(double overlap) {
        Matrix w = weights(Map.of(Field.PAIRS, 16, Field.OVERLAP, overlap));
        for (int pair = 0; pair < 16; pair++) {
            assertEquals(overlap, cosine(w, 2 * pair, 2 * pair + 1), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.95, 0, 0.7})
    void plantingAnOverlapKeepsTheLengths(double overlap) {
        Matrix before = weights(Map.of());
        Matrix after = weights(Map.of(Field.PAIRS, 16, Field.OVERLAP, overlap));
        for (int i = 0; i < before.rows(); i++) {
            assertEquals(before.rowNorm(i), after.rowNorm(i), 1e-6);
        }
    }

    @Test
    void plantingLeavesTheFirstFeatureOfAPairAlone() {
        Matrix before = weights(Map.of());
        Matrix after = weights(Map.of(Field.PAIRS, 3, Field.OVERLAP, -0.5));
        assertEquals(before.at(4, 7), after.at(4, 7));
    }

    @Test
    void featuresOutsideThePairsStayAsDrawn() {
        Matrix before = weights(Map.of());
        Matrix after = weights(Map.of(Field.PAIRS, 3, Field.OVERLAP, -0.5));
        assertEquals(before.at(7, 3), after.at(7, 3));
    }

    @Test
    void parallelFeaturesCanBePlantedAcross() {
        double[] first = {3, 0, 4};
        double[] second = {6, 0, 8};
        Initialiser.overlap(first, second, 0);
        assertEquals(0, first[0] * second[0] + first[1] * second[1] + first[2] * second[2], 1e-12);
    }

    @Test
    void oneNeuronHasNoRoomForAnAngle() {
        assertThrows(
                RefusedValueException.class,
                () -> weights(Map.of(Field.NEURONS, 1, Field.PAIRS, 1, Field.OVERLAP, 0.5)));
    }

    @Test
    void aCollisionSitsOnTheFirstFeaturesStrongestNeuron() {
        double[] first = {0.1, -0.9, 0.3};
        double[] second = {0.2, 0.1, -0.5};
        Initialiser.collide(first, second, 1.5);
        assertArrayEquals(new double[] {0.2, 0.75, -0.5}, second, 1e-12);
    }

    @Test
    void aCollisionWithoutOverlapLeavesTheAngleToChance() {
        Matrix chance = weights(Map.of());
        Matrix planted = weights(Map.of(Field.PAIRS, 16, Field.COLLISION, 1.0));
        int same = 0;
        for (int k = 0; k < chance.columns(); k++) {
            same += chance.at(1, k) == planted.at(1, k) ? 1 : 0;
        }
        assertEquals(chance.columns() - 1, same);
    }

    @ParameterizedTest
    @CsvSource({"gaussian, 0.0078125", "xavier, 0.00012202"}) // 1/m, 2/(m(n+1)) at n = 127, m = 128
    void variancesAreThoseOfTheKind(String kind, double variance) {
        Matrix w = weights(Map.of(Field.FEATURES, 127, Field.NEURONS, 128, Field.INITIALISATION, kind));
        assertEquals(variance, meanSquare(w), 0.05 * variance); // 4.5 standard errors
    }

    @Test
    void aPolygonHasItsCornersOnACircle() {
        Matrix w = weights(Map.of(Field.FEATURES, 5, Field.NEURONS, 3, Field.INITIALISATION, "k-gon", Field.SCALE, 2));
        for (int i = 0; i < 5; i++) {
            assertEquals(2, w.rowNorm(i), 1e-6);
            assertEquals(Math.cos(2 * Math.PI / 5), cosine(w, i, (i + 1) % 5), 1e-6);
        }
    }

    @Test
    void givenWeightsAreTaken() {
        List<List<Integer>> rows = List.of(List.of(1, 2), List.of(3, 4));
        Matrix w =
                weights(Map.of(Field.FEATURES, 2, Field.NEURONS, 2, Field.INITIALISATION, "given", Field.GIVEN, rows));
        assertEquals(Matrix.of(2, 2, 1, 2, 3, 4), w);
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        assertThrows(
                AssertionError.class,
                () -> assertEquals(weights(Map.of(Field.SEED, 1)), weights(Map.of(Field.SEED, 2))));
    }

    @Test
    void untiedModelsGetTheirSecondLayerAndBias() {
        Parameters parameters = Initialiser.parameters(recipe(Map.of(Field.MODEL, "absolute-value")));
        assertEquals(
                List.of("W1", "W2", "b"),
                parameters.tensors().stream().map(Parameters.Named::name).toList());
    }
}
