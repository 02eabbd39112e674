package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Script;

class ScriptRunTest {
    private static final Experiment RECIPE = Recipes.of(
            Field.MODEL,
            "tied-autoencoder",
            Field.FEATURES,
            6,
            Field.NEURONS,
            3,
            Field.NOISE,
            "gaussian",
            Field.NOISE_SD,
            0.1,
            Field.BATCH,
            8,
            Field.OPTIMISER,
            "adamw",
            Field.STEPS,
            30);
    private static final Experiment LONGER = RECIPE.with(Field.STEPS, 45);

    private static Change weight(long step, float value) {
        return new Change.Weights(step, List.of(new Change.Cell(1, 1, value)));
    }

    /** Changes before the first step, between steps, several at one step, and one that moves the end when it is reached. */
    private static final Script SCRIPT = new Script(
            RECIPE,
            List.of(
                    weight(0, 0.5f),
                    new Change.Freeze(4, List.of(1)),
                    weight(7, 9f),
                    weight(7, -0.5f),
                    new Change.Settings(7, RECIPE.with(Field.DROPOUT, 0.2)),
                    new Change.Settings(7, RECIPE.with(Field.LEARNING_RATE, 0.01)),
                    new Change.Freeze(20, List.of()),
                    new Change.Settings(30, LONGER)));

    /** The same by hand: where it stands at every step, before its changes and after them. */
    private static List<Checkpoint> byHand(Backend backend, boolean afterChanges) {
        List<Checkpoint> moments = new ArrayList<>();
        try (Trainer trainer = Trainer.of(RECIPE, backend)) {
            for (int step = 0; step <= 45; step++) {
                if (!afterChanges) {
                    moments.add(trainer.checkpoint());
                }
                int now = step;
                SCRIPT.changes().stream().filter(c -> c.step() == now).forEach(trainer::apply);
                if (afterChanges) {
                    moments.add(trainer.checkpoint());
                }
                trainer.step();
            }
        }
        return moments;
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void everyStepIsThatOfTheRunByHand(Backend backend) {
        List<Checkpoint> byHand = byHand(backend, true);
        try (ScriptRun run = ScriptRun.of(SCRIPT, backend)) {
            for (int step = 0; step <= 45; step++) {
                run.to(step);
                assertEquals(byHand.get(step), run.trainer().checkpoint(), "step " + step);
            }
        }
    }

    @Test
    void aRunGoesOnFromAnyCheckpointBeforeOrAfterTheChangesThere() {
        List<Checkpoint> before = byHand(Backend.HOST, false);
        List<Checkpoint> after = byHand(Backend.HOST, true);
        try (ScriptRun scrubbed = ScriptRun.of(SCRIPT, Backend.HOST)) {
            for (int step = 45; step >= 0; step--) {
                for (Checkpoint from : List.of(before.get(step), after.get(step))) {
                    scrubbed.restore(from);
                    assertEquals(after.get(step), scrubbed.trainer().checkpoint(), "step " + step);
                    scrubbed.toEnd();
                    assertEquals(after.get(45), scrubbed.trainer().checkpoint(), "in place from step " + step);
                }
            }
            try (ScriptRun resumed = ScriptRun.of(SCRIPT, before.get(7), Backend.HOST)) {
                resumed.toEnd();
                assertEquals(after.get(45), resumed.trainer().checkpoint());
            }
        }
    }

    @Test
    void aRunThatIsOverTakesNoFurtherStep() {
        try (ScriptRun run = ScriptRun.of(Script.of(RECIPE), Backend.HOST)) {
            run.to(100);
            assertEquals(30, run.trainer().steps());
        }
    }

    @Test
    void aRunThatIsNoLongerFiniteIsGivenUp() {
        Experiment absurd = Recipes.of(Field.MODEL, "incidental", Field.LEARNING_RATE, 50.0, Field.STEPS, 1_000_000);
        try (ScriptRun run = ScriptRun.of(Script.of(absurd), Backend.HOST)) {
            run.toEnd();
            assertFalse(run.trainer().isFinite());
            assertEquals(256, run.trainer().steps());
        }
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() {
        try (Trainer other = Trainer.of(RECIPE.with(Field.SEED, 8))) {
            Checkpoint checkpoint = other.checkpoint();
            assertThrows(IllegalArgumentException.class, () -> ScriptRun.of(SCRIPT, checkpoint, Backend.HOST));
        }
    }

    @Test
    void aChangeThatDoesNotFitIsRefused() {
        Script wrong = Script.of(RECIPE).with(new Change.Settings(0, RECIPE.with(Field.SEED, 8)));
        assertThrows(IllegalArgumentException.class, () -> ScriptRun.of(wrong, Backend.HOST));
    }
}
