package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

class MeasureTest {
    /** Features 0 and 1 share neuron 0 with opposite signs, 2 and 3 neuron 1 with one sign; 3 is still rising. */
    private final Snapshot snapshot = snapshot(
            Map.of(Field.FEATURES, 4, Field.NEURONS, 3, Field.PAIRS, 2),
            Matrix.of(4, 3, 1, 0, 0, -0.9f, 0, 0.1f, 0, 1.1f, 0, 0, 0.75f, 0));

    @Test
    void stepAndLossAreTheSnapshots() {
        assertEquals(70, Measure.STEP.of(snapshot));
        assertEquals(0.5, Measure.LOSS.of(snapshot));
    }

    @Test
    void polysemanticNeuronsAndFeaturesOnUseTheBand() {
        assertEquals(1, Measure.POLYSEMANTIC_NEURONS.of(snapshot));
        assertEquals(3, Measure.FEATURES_ON.of(snapshot));
    }

    @Test
    void pairsSharingSeesWeightsThatAreStillRising() {
        assertEquals(1, Measure.PAIRS_SHARING.of(snapshot));
    }

    @Test
    void oppositeSignsOnANeuronAreNotSameSigns() {
        assertEquals(0, Measure.SAME_SIGN_NEURONS.of(snapshot));
    }

    @Test
    void oneSignTwiceOnANeuronIsCounted() {
        Snapshot both = snapshot(Map.of(Field.FEATURES, 3, Field.NEURONS, 2), Matrix.of(3, 2, 1, -1, -1, -1, 0.9f, 0));
        assertEquals(2, Measure.SAME_SIGN_NEURONS.of(both));
    }

    @Test
    void frobeniusSquaredAndDimensionsPerFeature() {
        double squares = 1 + 0.81 + 0.01 + 1.21 + 0.5625;
        assertEquals(squares, Measure.FROBENIUS_SQUARED.of(snapshot), 1e-6);
        assertEquals(3 / squares, Measure.DIMENSIONS_PER_FEATURE.of(snapshot), 1e-6);
    }

    @Test
    void meanNorm() {
        assertEquals((1 + Math.sqrt(0.82) + 1.1 + 0.75) / 4, Measure.MEAN_NORM.of(snapshot), 1e-6);
    }

    @Test
    void onlyWhatSaysSomethingApplies() {
        assertTrue(Measure.all(snapshot).containsKey(Measure.PAIRS_SHARING));
        assertFalse(Measure.all(snapshot).containsKey(Measure.REGULAR_POLYGON));
        Snapshot plane = snapshot(Map.of(Field.FEATURES, 3, Field.NEURONS, 2), Matrix.of(3, 2, 1, -1, -1, -1, 0.9f, 0));
        assertFalse(Measure.all(plane).containsKey(Measure.PAIRS_SHARING));
        assertTrue(Measure.all(plane).containsKey(Measure.REGULAR_POLYGON));
    }

    @Test
    void otherDefinitionsOfOnCountOtherwise() {
        Snapshot leaning = snapshot(Map.of(Field.FEATURES, 2, Field.NEURONS, 2), Matrix.of(2, 2, 1, 0.9f, 0.2f, -0.3f));
        assertEquals(0, Measure.POLYSEMANTIC_NEURONS.of(leaning));
        assertEquals(2, Measure.POLYSEMANTIC_BY_SHARE.of(leaning));
        assertEquals(1, Measure.POLYSEMANTIC_BY_INTERFERENCE.of(leaning));
    }

    @Test
    void theForecastIsScoredWhereItApplies() {
        assertEquals(1, Measure.OPPOSITE_SIGN_NEURONS.of(snapshot));
        assertEquals(1, Measure.WINNERS_KEPT.of(snapshot));
        assertEquals(1, Measure.SHARING_PAIRS.of(snapshot));
        assertEquals(1, Measure.FORETOLD_PAIRS.of(snapshot));
        assertEquals(1, Measure.FORETOLD_PAIRS_SHARING.of(snapshot));
        Snapshot toy = snapshot(
                Map.of(Field.MODEL, "tied-autoencoder", Field.FEATURES, 4, Field.NEURONS, 3),
                Matrix.of(4, 3, new float[12]));
        assertFalse(Measure.all(toy).containsKey(Measure.WINNERS_KEPT));
        assertTrue(Measure.all(toy).containsKey(Measure.EXACT_LOSS));
    }

    /** One neuron each but for feature 1, whose fourth norm is 0.9⁴ + 0.1⁴. */
    @Test
    void concentrationAveragesOverFeaturesAndNeurons() {
        double fourths = 1 + 0.6561 + 0.0001 + 1.4641 + 0.31640625;
        assertEquals(fourths / 4, Measure.MEAN_FOURTH_NORM.of(snapshot), 1e-6);
        double shares = 1 / 1.81 + 1.21 / (1.21 + 0.5625) + 1;
        assertEquals(shares / 3, Measure.MEAN_MONOSEMANTICITY.of(snapshot), 1e-6);
    }

    /** Two opposite features, one alone, and one that is not held. */
    @Test
    void featuresHeldAreCountedByTheirDimensionality() {
        Snapshot code = snapshot(
                Map.of(Field.MODEL, "tied-autoencoder", Field.FEATURES, 4, Field.NEURONS, 2),
                Matrix.of(4, 2, 1, 0, -1, 0, 0, 0.9f, 0, 0));
        assertEquals(3, Measure.REPRESENTED_FEATURES.of(code));
        assertEquals(2, Measure.PAIRED_FEATURES.of(code));
        assertEquals(1, Measure.DEDICATED_FEATURES.of(code));
    }

    /** Pairs at 0 and 180 degrees: cosines 1 and -1 within the pairs, nothing counted between them. */
    @Test
    void groupOverlapAveragesWithinGroups() {
        Map<Field, ?> recipe = Map.of(
                Field.MODEL, "tied-autoencoder", Field.FEATURES, 4, Field.NEURONS, 2, Field.GROUPS, "correlated");
        Snapshot together = snapshot(recipe, Matrix.of(4, 2, 1, 0, 2, 0, 0, 1, 0, 3));
        assertEquals(1, Measure.GROUP_OVERLAP.of(together), 1e-9);
        Snapshot mixed = snapshot(recipe, Matrix.of(4, 2, 1, 0, 2, 0, 0, 1, 0, -3));
        assertEquals(0, Measure.GROUP_OVERLAP.of(mixed), 1e-9);
        assertFalse(Measure.all(snapshot).containsKey(Measure.GROUP_OVERLAP));
        assertEquals(2, Measure.COLLAPSED_GROUPS.of(together));
        assertEquals(1, Measure.COLLAPSED_GROUPS.of(mixed));
        assertEquals(0, Measure.COLLAPSED_GROUPS.of(snapshot(recipe, Matrix.of(4, 2, 1, 0, 1, 1, 0, 1, 1, 1))));
    }

    /** Independent inputs on orthogonal neurons fill them all; on one neuron, one dimension. */
    @Test
    void participationCountsTheDimensionsThatVary() {
        Map<Field, ?> recipe = Map.of(Field.MODEL, "tied-autoencoder", Field.FEATURES, 3, Field.NEURONS, 3);
        assertEquals(
                3, Measure.PARTICIPATION_RATIO.of(snapshot(recipe, Matrix.of(3, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1))), 1e-6);
        assertEquals(
                1, Measure.PARTICIPATION_RATIO.of(snapshot(recipe, Matrix.of(3, 3, 1, 0, 0, 1, 0, 0, 1, 0, 0))), 1e-6);
    }

    /** Two copies of every neuron, each at half strength: without one of them half of its feature is left. */
    @Test
    void silencingOneOfTwoCopiesCostsAQuarterOfItsFeature() {
        float half = (float) Math.sqrt(0.5);
        Map<Field, ?> recipe = Map.of(
                Field.MODEL, "tied-autoencoder", Field.FEATURES, 2, Field.NEURONS, 4, Field.FEATURE_PROBABILITY, 0.5);
        Snapshot copies = snapshot(recipe, Matrix.of(2, 4, half, half, 0, 0, 0, 0, half, half));
        assertEquals(0.5, Measure.SILENCED_LOSS.of(copies), 1e-6);
        Snapshot single = snapshot(recipe, Matrix.of(2, 4, 1, 0, 0, 0, 0, 0, 0, 1));
        assertEquals(1, Measure.SILENCED_LOSS.of(single), 1e-6);
    }

    /** One feature on one of two neurons: with either silenced it is told only where that is the other one. */
    @Test
    void withHalfOfTheNeuronsSilencedTheFeatureOfTheOtherIsTold() {
        Map<Field, ?> recipe = Map.of(
                Field.MODEL, "tied-autoencoder", Field.FEATURES, 1, Field.NEURONS, 2, Field.FEATURE_PROBABILITY, 0.5);
        // 32 random orders: half of them, give or take three standard deviations of 0.5/√32.
        assertEquals(0.5, Measure.SILENCED_ACCURACY.of(snapshot(recipe, Matrix.of(1, 2, 1, 0))), 0.27);
        float half = (float) Math.sqrt(0.5);
        assertEquals(1, Measure.SILENCED_ACCURACY.of(snapshot(recipe, Matrix.of(1, 2, half, half))), 0);
    }

    @Test
    void freshPointsAndTheSpreadOfThoseTrainedOnAreToldOfFixedSets() {
        Map<Field, Object> recipe = new HashMap<>(Map.of(
                Field.MODEL, "tied-autoencoder", Field.FEATURES, 3, Field.NEURONS, 2, Field.FEATURE_PROBABILITY, 0.5));
        Snapshot sparse = snapshot(recipe, Matrix.of(3, 2, 1, 0, 0, 1, 0.5f, 0));
        assertFalse(Measure.all(sparse).containsKey(Measure.FRESH_LOSS));
        assertFalse(Measure.all(sparse).containsKey(Measure.POINTS_SPREAD));
        recipe.putAll(Map.of(Field.DATA, "fixed-set", Field.POINTS, 4));
        Snapshot fixed = snapshot(recipe, Matrix.of(3, 2, 1, 0, 0, 1, 0.5f, 0));
        assertEquals(Measure.EXACT_LOSS.of(sparse), Measure.all(fixed).get(Measure.FRESH_LOSS));
        Matrix points = FixedSet.points(fixed.experiment()).orElseThrow();
        assertEquals(
                Memorisation.spread(Memorisation.pointDimensionality(points, fixed.weights()), 2),
                Measure.all(fixed).get(Measure.POINTS_SPREAD));
    }

    @Test
    void aNetworksRankAndModulesAreThoseOfItsParts() {
        Map<Field, ?> recipe = Map.of(
                Field.MODEL, "mlp",
                Field.FEATURES, 2,
                Field.NEURONS, 2,
                Field.LAYERS, List.of(2),
                Field.FEATURE_PROBABILITY, 1);
        Parameters diagonal = new Parameters(List.of(
                new Parameters.Named("W1", Matrix.of(2, 2, 1, 0, 0, 1)),
                new Parameters.Named("W2", Matrix.of(2, 2, 1, 0, 0, 1))));
        Snapshot apart = snapshot(recipe, diagonal);
        // Eight weights less a rescaling of each of the two hidden neurons.
        assertEquals(6, Measure.HESSIAN_RANK.of(apart));
        // Two modules with hardly an edge between them, for inputs are drawn.
        double modularity = Measure.MODULARITY.of(apart);
        assertTrue(modularity > 0.3 && modularity <= 0.5, "two modules have a half at most: " + modularity);
    }

    @Test
    void takenTogetherMeasuresAreWhatTheyAreAlone() {
        Map<Measure, Double> all = Measure.all(snapshot);
        assertTrue(all.containsKey(Measure.SUM_DIMENSIONALITY) && all.containsKey(Measure.DEDICATED_FEATURES));
        all.forEach((measure, value) -> assertEquals(measure.of(snapshot), value, measure::key));
    }

    @Test
    void everyMeasureIsFoundByItsWord() {
        for (Measure measure : Measure.values()) {
            assertEquals(measure, Measure.named(measure.key()).orElseThrow());
        }
    }

    private static Snapshot snapshot(Map<Field, ?> recipe, Matrix weights) {
        return snapshot(recipe, new Parameters(List.of(new Parameters.Named("W", weights))));
    }

    private static Snapshot snapshot(Map<Field, ?> recipe, Parameters parameters) {
        return new Snapshot(
                Experiment.of(recipe),
                70,
                0.5,
                parameters,
                parameters,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "none",
                List.of(),
                Optional.empty());
    }
}
