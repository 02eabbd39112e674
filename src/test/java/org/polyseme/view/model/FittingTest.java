package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.GroupKind;
import org.polyseme.state.InitialisationKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Numbers;
import org.polyseme.state.OptimiserKind;

class FittingTest {
    private static final Experiment INCIDENTAL = Experiment.defaults(ModelKind.INCIDENTAL);
    private static final Experiment TIED = Experiment.defaults(ModelKind.TIED_AUTOENCODER);

    private static Experiment with(Experiment before, Field field, Object raw) {
        return Fitting.with(before, field, raw, Optional.empty());
    }

    @Test
    void anotherModelBringsItsOwnDefaultsAndKeepsTheSize() {
        Experiment tied = with(INCIDENTAL, Field.MODEL, ModelKind.TIED_AUTOENCODER);
        assertEquals(DataKind.SPARSE_UNIFORM, tied.data());
        assertEquals(OptimiserKind.ADAMW, tied.optimiser());
        assertEquals(INCIDENTAL.features(), tied.features());
        assertEquals(INCIDENTAL.neurons(), tied.neurons());
    }

    @Test
    void anotherModelKeepsWhatWasSet() {
        Experiment set = INCIDENTAL.with(Field.LEARNING_RATE, 0.3).with(Field.L1, 0.2);
        Experiment tied = with(set, Field.MODEL, ModelKind.TIED_AUTOENCODER);
        assertEquals(0.3, tied.learningRate());
        assertEquals(0.2, tied.l1());
    }

    @Test
    void anyModelLeadsToAnyOther() {
        for (ModelKind from : ModelKind.values()) {
            for (ModelKind to : ModelKind.values()) {
                Experiment there = with(with(TIED, Field.MODEL, from), Field.MODEL, to);
                assertEquals(to, there.model());
            }
        }
    }

    @Test
    void theIncidentalModelTakesTheStandardBasisWhateverTheDataWere() {
        Experiment signed = TIED.with(Field.DATA, DataKind.SPARSE_SIGNED);
        assertEquals(
                DataKind.STANDARD_BASIS,
                with(signed, Field.MODEL, ModelKind.INCIDENTAL).data());
    }

    @Test
    void anEvenPowerIsRaisedWhereTheSignWouldBeLost() {
        assertEquals(3, with(TIED.with(Field.POWER, 2), Field.RELU, false).power());
        assertEquals(2, with(TIED.with(Field.POWER, 2), Field.BIAS, false).power());
    }

    @Test
    void listsFollowTheNumberOfFeatures() {
        Experiment listed = TIED.with(Field.IMPORTANCE, List.of(5, 4, 3, 2, 1));
        assertEquals(
                new Numbers(List.of(5.0, 4.0, 3.0)),
                with(listed, Field.FEATURES, 3).get(Field.IMPORTANCE));
        assertEquals(
                new Numbers(List.of(5.0, 4.0, 3.0, 2.0, 1.0, 1.0, 1.0)),
                with(listed, Field.FEATURES, 7).get(Field.IMPORTANCE));
    }

    @Test
    void theOutputOfALayeredNetworkFollowsTheFeatures() {
        Experiment layered = with(TIED, Field.MODEL, ModelKind.MLP);
        assertEquals(List.of(3), with(layered, Field.FEATURES, 3).layers());
        assertEquals(List.of(9), with(layered, Field.FEATURES, 9).layers());
    }

    @Test
    void givenWeightsBeginAsThePresentRunsInitialOnes() {
        Matrix initial = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}});
        Experiment given = Fitting.with(TIED, Field.INITIALISATION, InitialisationKind.GIVEN, Optional.of(initial));
        assertEquals(initial, given.given());
    }

    @Test
    void givenWeightsOfAnotherShapeAreLaidAside() {
        Matrix initial = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}});
        Experiment given = Fitting.with(TIED, Field.INITIALISATION, InitialisationKind.GIVEN, Optional.of(initial));
        assertEquals(InitialisationKind.XAVIER, with(given, Field.NEURONS, 3).initialisation());
    }

    /** Or polygons' levels, which are about one of all features at a time, would end at the first touch of the slider. */
    @Test
    void aGroupOfAllFeaturesStaysOne() {
        Experiment one =
                TIED.with(Map.of(Field.FEATURES, 5L, Field.GROUPS, GroupKind.ANTICORRELATED, Field.GROUP_SIZE, 5L));
        assertEquals(8, with(one, Field.FEATURES, 8L).groupSize());
        assertEquals(4, with(one, Field.FEATURES, 4L).groupSize());
        Experiment two = one.with(Field.GROUP_SIZE, 2L);
        assertEquals(2, with(two, Field.FEATURES, 8L).groupSize());
        assertEquals(
                5,
                with(one.with(Field.GROUPS, GroupKind.INDEPENDENT), Field.FEATURES, 8L)
                        .groupSize());
        assertEquals(1024, with(one, Field.FEATURES, 2000L).groupSize());
    }
}
