package org.polyseme.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExperimentTest {
    private final Experiment incidental = Experiment.defaults(ModelKind.INCIDENTAL);

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void everyModelHasAValidDefault(ModelKind model) {
        Experiment experiment = Experiment.defaults(model);
        assertEquals(model, experiment.model());
        for (Field field : Field.values()) {
            assertNotNull(experiment.get(field));
        }
    }

    @Test
    void aChangedFieldLeavesTheOthers() {
        Experiment changed = incidental.with(Field.OVERLAP, -0.95);
        assertEquals(List.of(Field.OVERLAP), changed.differences(incidental));
        assertEquals(-0.95, changed.overlap());
    }

    @Test
    void fieldsChangedTogetherNeedOnlyFitTogether() {
        Experiment small = incidental.with(Field.PAIRS, 16).with(Map.of(Field.FEATURES, 8, Field.PAIRS, 4));
        assertEquals(8, small.features());
        assertThrows(
                RefusedValueException.class,
                () -> incidental.with(Field.PAIRS, 16).with(Field.FEATURES, 8));
    }

    @Test
    void aLiveFieldLetsTheRunContinueAndAReshapingOneDoesNot() {
        assertTrue(incidental.with(Field.L1, 0.5).continues(incidental));
        assertFalse(incidental.with(Field.NEURONS, 5).continues(incidental));
    }

    @Test
    void equalRecipesAreEqualHoweverTheirNumbersWereWritten() {
        assertEquals(incidental.with(Field.L1, 1), incidental.with(Field.L1, 1.0));
        assertEquals(incidental.with(Field.OVERLAP, -0.0), incidental.with(Field.OVERLAP, 0));
    }

    @Test
    void aSingleImportanceIsTheRatioOfASequence() {
        Experiment experiment = Experiment.of(Map.of(Field.MODEL, "tied-autoencoder", Field.IMPORTANCE, 0.9));
        assertEquals(Math.pow(0.9, 3), experiment.importance(3), 1e-15);
    }

    @Test
    void aListGivesEachFeatureItsImportance() {
        Experiment experiment = Experiment.of(
                Map.of(Field.MODEL, "tied-autoencoder", Field.FEATURES, 2, Field.IMPORTANCE, List.of(3, 0.5)));
        assertEquals(0.5, experiment.importance(1));
    }

    @Test
    void aListOfOneIsAListAndNoRatio() {
        Experiment experiment = Experiment.of(
                Map.of(Field.MODEL, "tied-autoencoder", Field.FEATURES, 1, Field.IMPORTANCE, List.of(0.5)));
        assertEquals(0.5, experiment.importance(0));
    }

    @Test
    void plantedPairsAreNeighbours() {
        assertEquals(
                List.of(new FeaturePair(0, 1), new FeaturePair(2, 3)),
                incidental.with(Field.PAIRS, 2).plantedPairs());
    }

    @Test
    void moreWeightsThanFitAreRefusedBeforeAnythingIsAllocated() {
        RefusedValueException refused = assertThrows(
                RefusedValueException.class,
                () -> Experiment.of(Map.of(Field.FEATURES, 16_384, Field.NEURONS, 65_536)));
        assertEquals("features × neurons", refused.field());
    }

    @Test
    void morePairsThanFeaturesAllowAreRefused() {
        RefusedValueException refused =
                assertThrows(RefusedValueException.class, () -> incidental.with(Field.PAIRS, 17));
        assertEquals("pairs: expected at most half of the 32 features, found 17", refused.getMessage());
    }

    @Test
    void aListOfTheWrongLengthIsRefused() {
        Experiment tied = Experiment.defaults(ModelKind.TIED_AUTOENCODER);
        assertThrows(RefusedValueException.class, () -> tied.with(Field.IMPORTANCE, List.of(1, 1)));
    }

    @Test
    void whatDoesNotMatterIsNotTold() {
        assertTrue(incidental.telling().stream().noneMatch(e -> e.getKey() == Field.BETA1));
        assertTrue(
                incidental.with(Field.OPTIMISER, "adam").telling().stream().anyMatch(e -> e.getKey() == Field.BETA1));
    }
}
