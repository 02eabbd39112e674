package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Band;
import org.polyseme.session.EngineTraining;
import org.polyseme.session.Session;
import org.polyseme.session.Twins;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.store.Preset;
import org.polyseme.support.Waiting;

class ComparisonTest {
    private static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 4)
            .with(Field.NEURONS, 6)
            .with(Field.PAIRS, 0)
            .with(Field.STEPS, 1_000L);

    private static Workbench run(Experiment recipe) {
        Session session = new Session(recipe, false, EngineTraining::of, failure -> "CODE");
        return new Workbench(new Preset("id", "Title", "", "", recipe, List.of()), session, false);
    }

    private static Comparison with(Workbench leader, Script script) {
        Session follower = Session.of(script, false, EngineTraining::of, failure -> "CODE");
        return new Comparison(leader, follower, "other", script);
    }

    private static void untilBothAt(Workbench leader, Comparison comparison, long step) {
        Waiting.until(() -> {
            leader.pulse();
            comparison.pulse();
            return leader.timeline().cursor() == step
                    && comparison
                            .pair()
                            .filter(pair ->
                                    pair.here().step() == step && pair.there().step() == step)
                            .isPresent();
        });
    }

    @Test
    void theOtherRunGoesWhereverTheCursorGoes() {
        try (Workbench leader = run(RECIPE);
                Comparison comparison = with(leader, Script.of(RECIPE))) {
            leader.step(40);
            untilBothAt(leader, comparison, 40);
            leader.time().seek(13);
            untilBothAt(leader, comparison, 13);
            assertEquals(
                    leader.snapshot().orElseThrow().weights(),
                    comparison.other().snapshot().orElseThrow().weights());
            assertEquals(List.of(), comparison.settings());
            assertEquals(List.of(), comparison.neuronsThatDiffer(Band.DEFAULT));
        }
    }

    @Test
    void aPairIsOfOneStepThoughTheWindowHasGoneOn() {
        try (Workbench leader = run(RECIPE.with(Field.STEPS, 1_000_000L));
                Comparison comparison = with(leader, Script.of(RECIPE.with(Field.STEPS, 1_000_000L)))) {
            leader.playOrPause();
            for (long seen = -1; seen < 300; ) {
                leader.pulse();
                comparison.pulse();
                if (comparison.pair().isPresent()) {
                    seen = comparison.pair().get().here().step();
                    assertEquals(seen, comparison.pair().get().there().step());
                    assertEquals(
                            comparison.pair().get().here().weights(),
                            comparison.pair().get().there().weights());
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void onlyTheSettingsThatDifferAreTold() {
        try (Workbench leader = run(RECIPE);
                Comparison comparison = with(leader, Script.of(RECIPE.with(Field.L1, 0.25)))) {
            untilBothAt(leader, comparison, 0);
            assertEquals(
                    List.of(Field.L1.label() + " " + FieldText.of(RECIPE.l1()) + " | 0.25"), comparison.settings());
        }
    }

    @Test
    void aTwinBeginsWithOneFeatureReversed() {
        try (Workbench leader = run(RECIPE)) {
            Waiting.until(() -> {
                leader.pulse();
                return leader.snapshot().isPresent();
            });
            Snapshot own = leader.snapshot().orElseThrow();
            try (Comparison comparison = with(leader, Twins.flipped(Script.of(RECIPE), own.initial(), 2))) {
                untilBothAt(leader, comparison, 0);
                Snapshot twin = comparison.other().snapshot().orElseThrow();
                for (int feature = 0; feature < 4; feature++) {
                    for (int neuron = 0; neuron < 6; neuron++) {
                        float sign = feature == 2 ? -1 : 1;
                        assertEquals(
                                sign * own.weights().at(feature, neuron),
                                twin.weights().at(feature, neuron));
                    }
                }
            }
        }
    }
}
