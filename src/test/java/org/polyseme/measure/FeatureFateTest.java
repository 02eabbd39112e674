package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Event;
import org.polyseme.state.Matrix;

class FeatureFateTest {
    private static final Matrix START = Matrix.of(2, 3, 0.3f, -0.5f, 0.4f, 0.1f, 0.1f, 0.2f);
    private static final Matrix NOW = Matrix.of(2, 3, 1, 0, 0.75f, -0.8f, 0, 0);

    private static FeatureFate fate(int feature) {
        List<Event> events = List.of(new Event.SettledOn(32, 0, 0, true));
        return FeatureFate.of(BirthCertificateTest.snapshot(NOW, START, events), Band.DEFAULT, feature);
    }

    @Test
    void itTellsWhereTheFeatureWentAndFromWhere() {
        double square = 1 + 0.5625;
        FeatureFate expected = new FeatureFate(
                0,
                0,
                1,
                true,
                List.of(1),
                1.25,
                square * square / (square * square + 0.64),
                3,
                1,
                OptionalInt.of(2),
                OptionalLong.of(32));
        FeatureFate found = fate(0);
        assertEquals(expected.dimensionality(), found.dimensionality(), 1e-6);
        assertEquals(
                expected,
                new FeatureFate(
                        found.feature(),
                        found.neuron(),
                        found.weight(),
                        found.isOn(),
                        found.sharesWith(),
                        found.norm(),
                        expected.dimensionality(),
                        found.rankAtStart(),
                        found.firstChoice(),
                        found.runnerUp(),
                        found.since()));
    }

    @Test
    void ofEqualWeightsTheFirstNeuronRanksFirst() {
        assertEquals(2, Preferences.rank(START, 1, 0));
        assertEquals(3, Preferences.rank(START, 1, 1));
        assertEquals(OptionalInt.of(0), Preferences.runnerUp(START, 1));
    }

    @Test
    void aSingleNeuronHasNoRunnerUp() {
        assertEquals(OptionalInt.empty(), Preferences.runnerUp(Matrix.of(1, 1, 1), 0));
    }

    @Test
    void whatIsNotOnSharesNothing() {
        Matrix low = Matrix.of(2, 3, 1, 0, 0, -0.5f, 0, 0);
        FeatureFate fate = FeatureFate.of(
                BirthCertificateTest.snapshot(low, START, List.of(new Event.SettledOn(32, 1, 0, false))),
                Band.DEFAULT,
                1);
        assertEquals(List.of(), fate.sharesWith());
        assertEquals(OptionalLong.empty(), fate.since());
    }
}
