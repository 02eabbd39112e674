package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

class StopRuleTest {
    private static long stepsOf(Experiment recipe) {
        return Ensemble.run(java.util.List.of(recipe), 1, Trainer::steps, Progress.SILENT)
                .get(0);
    }

    @Test
    void aRunStopsAfterItsSteps() {
        assertEquals(250, stepsOf(Experiment.of(Map.of(Field.MODEL, "incidental", Field.STEPS, 250))));
    }

    @Test
    void aConvergedRunStopsEarly() {
        Experiment recipe = Experiment.of(
                Map.of(Field.MODEL, "incidental", Field.L1, 0.0, Field.TOLERANCE, 1e-4, Field.STEPS, 100_000));
        assertTrue(stepsOf(recipe) < 20_000);
    }

    @Test
    void aTighterToleranceStopsLater() {
        Experiment loose = Experiment.of(
                Map.of(Field.MODEL, "incidental", Field.L1, 0.01, Field.TOLERANCE, 0.01, Field.STEPS, 20_000));
        assertTrue(stepsOf(loose) < stepsOf(loose.with(Field.TOLERANCE, 0.001)));
    }

    @Test
    void aRunStopsAtItsLoss() {
        Experiment recipe = Experiment.of(Map.of(Field.MODEL, "incidental", Field.L1, 0.01))
                .with(Map.of(Field.STOP_WHEN, "loss-at-most", Field.STOP_AT, 1.0));
        double[] last = new double[2];
        long steps = Ensemble.run(
                        java.util.List.of(recipe),
                        1,
                        trainer -> {
                            last[0] = trainer.loss();
                            return trainer.steps();
                        },
                        Progress.SILENT)
                .get(0);
        assertTrue(last[0] <= 1.0 && steps < recipe.steps(), steps + " steps, loss " + last[0]);
        try (Trainer before = Trainer.of(recipe)) {
            while (before.steps() < steps - StopRule.WINDOW) {
                before.step();
            }
            assertTrue(before.loss() > 1.0, "the run could have stopped earlier");
        }
    }

    @Test
    void aRunStopsAtItsNumberOfPolysemanticNeurons() {
        Experiment recipe =
                Experiment.of(Map.of(Field.MODEL, "incidental", Field.L1, 0.01, Field.PAIRS, 16, Field.OVERLAP, -0.95));
        Experiment early = recipe.with(Map.of(Field.STOP_WHEN, "polysemantic-at-least", Field.STOP_AT, 3));
        int count = Ensemble.run(
                        java.util.List.of(early),
                        1,
                        trainer -> Allocation.polysemanticNeurons(
                                trainer.parameters().weights(), Band.DEFAULT),
                        Progress.SILENT)
                .get(0);
        assertTrue(count >= 3 && stepsOf(early) < stepsOf(recipe), count + " polysemantic neurons");
    }

    @Test
    void withoutToleranceNothingIsCompared() {
        Experiment recipe =
                Experiment.of(Map.of(Field.MODEL, "incidental", Field.LEARNING_RATE, 0.0, Field.STEPS, 500));
        assertEquals(500, stepsOf(recipe));
    }
}
