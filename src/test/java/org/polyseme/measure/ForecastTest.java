package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

class ForecastTest {
    /** f0, f1 and f2 are strongest on neuron 1, f1 with the other sign; f3 on neuron 0; f4 nowhere. */
    private static final Matrix INITIAL =
            Matrix.of(5, 3, 0.1f, 0.5f, 0, 0.1f, -0.4f, 0.3f, 0, 0.2f, -0.1f, -0.6f, 0.5f, 0, 0, 0, 0);

    private static final Experiment CHANCE =
            Experiment.of(Map.of(Field.MODEL, "incidental", Field.FEATURES, 64, Field.NEURONS, 128, Field.L1, 0.001));

    private final Forecast forecast = Forecast.of(INITIAL);

    @Test
    void withoutReluNoCollisionIsForetold() {
        Experiment linear = Experiment.of(Map.of(Field.MODEL, "incidental", Field.RELU, false));
        Parameters start = new Parameters(List.of(new Parameters.Named("W", INITIAL)));
        Snapshot snapshot = new Snapshot(
                linear,
                0,
                0,
                start,
                start,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "none",
                List.of(),
                Optional.empty());
        assertTrue(forecast.polysemanticNeurons() > 0);
        assertEquals(0, Forecast.of(snapshot).polysemanticNeurons());
        assertTrue(Forecast.of(snapshot).collisions().isEmpty());
        assertTrue(Forecast.byChance(linear).isEmpty());
    }

    @Test
    void byChanceIsTheLawOfCollisions() {
        assertEquals(8, Forecast.byChance(CHANCE).orElseThrow());
        assertEquals(8, Forecast.byChance(CHANCE.with(Field.PAIRS, 4)).orElseThrow());
        assertEquals(8, Forecast.byChance(CHANCE.with(Field.NOISE, "bipolar")).orElseThrow());
    }

    @Test
    void byChanceIsNotWhatNoiseDropoutOrAPlanBringsAbout() {
        for (Map<Field, Object> other : List.<Map<Field, Object>>of(
                Map.of(Field.L1, 0),
                Map.of(Field.NOISE, "bipolar", Field.NOISE_SD, 0.1),
                Map.of(Field.DROPOUT, 0.2),
                Map.of(Field.INITIALISATION, "k-gon"),
                Map.of(Field.PAIRS, 4, Field.OVERLAP, -0.5),
                Map.of(Field.PAIRS, 4, Field.COLLISION, 1),
                Map.of(Field.MODEL, "tied-autoencoder"))) {
            assertTrue(Forecast.byChance(CHANCE.with(other)).isEmpty(), other::toString);
        }
    }

    @Test
    void eachFeatureClaimsItsStrongestNeuron() {
        assertEquals(List.of(3), forecast.claimsOn(0));
        assertEquals(List.of(0, 1, 2), forecast.claimsOn(1));
        assertEquals(List.of(), forecast.claimsOn(2));
    }

    @Test
    void onlyOppositeSignsAreExpectedToStayTogether() {
        assertEquals(List.of(new FeaturePair(0, 1), new FeaturePair(1, 2)), forecast.collisions());
    }

    @Test
    void aNeuronWithTwoCollisionsCountsOnce() {
        assertEquals(1, forecast.polysemanticNeurons());
    }

    @Test
    void oneFeatureAloneMeetsNobodyByChance() {
        assertTrue(Forecast.byChance(CHANCE.with(Field.FEATURES, 1)).isEmpty());
        assertTrue(Forecast.byChance(CHANCE.with(Field.FEATURES, 2)).isPresent());
    }
}
