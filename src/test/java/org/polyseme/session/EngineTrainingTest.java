package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyseme.engine.Trainer;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
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
    void aRunGoesOnFromItsCheckpointToTheSameEnd() {
        Experiment converging = RECIPE.with(Field.TOLERANCE, 0.01).with(Field.STEPS, 100_000);
        try (EngineTraining training = EngineTraining.of(converging)) {
            toEnd(training, 150);
            Checkpoint middle = training.checkpoint();
            toEnd(training, Long.MAX_VALUE);
            Checkpoint end = training.checkpoint();
            assertEquals(Optional.of("converged"), training.finished());
            training.restore(middle);
            toEnd(training, Long.MAX_VALUE);
            assertEquals(end, training.checkpoint());
            training.apply(new Change.Freeze(end.step(), List.of(1)));
            assertEquals(Optional.empty(), training.finished());
        }
    }

    private static void toEnd(EngineTraining training, long step) {
        while (training.steps() < step && training.finished().isEmpty()) {
            training.step();
        }
    }

    @Test
    void anAbsurdLearningRateEndsAsDivergenceWithAFinitePicture() {
        Snapshot end = end(RECIPE.with(Field.LEARNING_RATE, 50));
        assertTrue(end.status() instanceof RunStatus.Diverged, String.valueOf(end.status()));
        assertTrue(end.parameters().isFinite());
    }
}
