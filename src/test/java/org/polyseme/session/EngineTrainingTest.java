package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.polyseme.engine.Trainer;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.support.Waiting;

class EngineTrainingTest {
    private static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 8)
            .with(Field.NEURONS, 16)
            .with(Field.STEPS, 300);

    private static Snapshot end(Experiment recipe) {
        try (Session session = new Session(recipe, true, EngineTraining::of, failure -> "CODE")) {
            session.pace(Pace.MAXIMUM);
            return Waiting.forSnapshot(session.slot(), s -> s.status().isOver());
        }
    }

    /** Watching a run must not change it. */
    @Test
    void aRunInTheWindowIsTheRunOfTheEngineBitForBit() {
        Parameters alone;
        try (Trainer trainer = Trainer.of(RECIPE)) {
            for (int i = 0; i < 300; i++) {
                trainer.step();
            }
            alone = trainer.parameters();
        }
        assertEquals(alone, end(RECIPE).parameters());
    }

    @Test
    void anAbsurdLearningRateEndsAsDivergenceWithAFinitePicture() {
        Snapshot end = end(RECIPE.with(Field.LEARNING_RATE, 50));
        assertTrue(end.status() instanceof RunStatus.Diverged, String.valueOf(end.status()));
        assertTrue(end.parameters().isFinite());
    }
}
