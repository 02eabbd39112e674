package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;

class TrainerTest {
    private static Parameters trained(Experiment recipe, int steps) {
        try (Trainer trainer = Trainer.of(recipe)) {
            for (int t = 0; t < steps; t++) {
                trainer.step();
            }
            return trainer.parameters();
        }
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void theSameRecipeGivesTheSameBits(ModelKind model) {
        Experiment recipe =
                Recipes.of(Field.MODEL, model, Field.NOISE, "gaussian", Field.NOISE_SD, 0.1, Field.DROPOUT, 0.2);
        assertEquals(trained(recipe, 50), trained(recipe, 50));
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void everyModelLearns(ModelKind model) {
        Experiment recipe = Recipes.of(
                Field.MODEL,
                model,
                Field.FEATURES,
                8,
                Field.NEURONS,
                6,
                Field.LAYERS,
                List.of(8),
                Field.LEARNING_RATE,
                0.003,
                Field.OPTIMISER,
                "adam",
                Field.FEATURE_PROBABILITY,
                0.2,
                Field.SEED,
                3);
        try (Trainer trainer = Trainer.of(recipe)) {
            double before = trainer.loss();
            for (int t = 0; t < 2000; t++) {
                trainer.step();
            }
            assertTrue(trainer.loss() < 0.7 * before, () -> before + " became " + trainer.loss());
        }
    }

    @Test
    void lookingAtTheLossDoesNotDisturbTraining() {
        Experiment recipe = Recipes.of(Field.MODEL, "tied-autoencoder", Field.NOISE, "gaussian", Field.NOISE_SD, 0.1);
        try (Trainer trainer = Trainer.of(recipe)) {
            for (int t = 0; t < 20; t++) {
                trainer.step();
                trainer.loss();
            }
            assertEquals(trained(recipe, 20), trainer.parameters());
        }
    }

    @Test
    void theInitialParametersStay() {
        try (Trainer trainer = Trainer.of(Recipes.of(Field.MODEL, "incidental"))) {
            Parameters before = trainer.parameters();
            trainer.step();
            assertEquals(before, trainer.initial());
            assertNotEquals(before, trainer.parameters());
        }
    }

    @Test
    void aLiveChangeActsOnTheNextStep() {
        Experiment recipe = Recipes.of(Field.MODEL, "incidental");
        try (Trainer trainer = Trainer.of(recipe)) {
            trainer.step();
            Parameters before = trainer.parameters();
            trainer.change(recipe.with(Field.LEARNING_RATE, 0.0));
            trainer.step();
            assertEquals(before, trainer.parameters());
        }
    }

    @Test
    void dropoutCanBeSwitchedOnWhileTraining() {
        Experiment recipe = Recipes.of(Field.MODEL, "tied-autoencoder");
        try (Trainer trainer = Trainer.of(recipe)) {
            trainer.change(recipe.with(Field.DROPOUT, 0.5));
            trainer.step();
            assertNotEquals(trained(recipe, 1), trainer.parameters());
        }
    }

    @Test
    void aFixedSetIsDrawnAgainWhereItsProbabilityChanges() {
        Experiment dense =
                Recipes.of(Field.MODEL, "tied-autoencoder", Field.DATA, "fixed-set", Field.FEATURE_PROBABILITY, 0.9);
        Experiment sparse = dense.with(Field.FEATURE_PROBABILITY, 0.1);
        try (Trainer trainer = Trainer.of(dense)) {
            trainer.change(sparse);
            trainer.step();
            assertEquals(trained(sparse, 1), trainer.parameters());
        }
    }

    @Test
    void aChangeThatRestartsIsRefused() {
        Experiment recipe = Recipes.of(Field.MODEL, "incidental");
        try (Trainer trainer = Trainer.of(recipe)) {
            assertThrows(IllegalArgumentException.class, () -> trainer.change(recipe.with(Field.SEED, 5)));
        }
    }

    @Test
    void aClosedRunTakesNoStep() {
        Trainer trainer = Trainer.of(Recipes.of(Field.MODEL, "incidental"));
        trainer.close();
        assertThrows(IllegalStateException.class, trainer::step);
    }

    @Test
    void tenThousandFeaturesFitInMemory() {
        Experiment recipe = Recipes.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.FEATURES,
                10_000,
                Field.FEATURE_PROBABILITY,
                0.001,
                Field.BATCH,
                512);
        try (Trainer trainer = Trainer.of(recipe)) {
            trainer.step();
            assertTrue(trainer.isFinite());
        }
    }

    @Test
    void aRunThatDivergesSaysSo() {
        Experiment recipe = Recipes.of(Field.MODEL, "incidental", Field.LEARNING_RATE, 50.0);
        try (Trainer trainer = Trainer.of(recipe)) {
            assertTrue(trainer.isFinite());
            for (int t = 0; t < 50; t++) {
                trainer.step();
            }
            assertFalse(trainer.isFinite());
        }
    }

    @Test
    void theProximalStepReachesExactZeros() {
        Experiment recipe = Recipes.of(Field.MODEL, "incidental", Field.L1, 0.05, Field.PROXIMAL, true);
        float[] w = new float[32 * 128];
        trained(recipe, 4000).weights().copyTo(w, 0);
        int zeros = 0;
        for (float value : w) {
            zeros += value == 0 ? 1 : 0;
        }
        assertTrue(zeros > w.length / 2, zeros + " zeros");
    }

    @Test
    void noWeightIsDenormal() {
        Experiment recipe = Recipes.of(
                Field.MODEL, "incidental", Field.INITIALISATION, "gaussian", Field.SCALE, 1e-30, Field.SEED, 1);
        float[] w = new float[32 * 128];
        trained(recipe, 1).weights().copyTo(w, 0);
        for (float value : w) {
            assertTrue(value == 0 || Math.abs(value) >= 5e-31f, () -> value + " is left");
        }
    }

    /** The JVM's own count of bytes that this thread allocated; a few hundred are the test's own. */
    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void tenThousandStepsAllocateNothing(ModelKind model) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Experiment recipe = Recipes.of(Field.MODEL, model, Field.BATCH, 32, Field.OPTIMISER, "adam", Field.BIAS, true);
        try (Trainer trainer = Trainer.of(recipe)) {
            for (int t = 0; t < 2000; t++) {
                trainer.step(); // compiled, and every buffer made
            }
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int t = 0; t < 10_000; t++) {
                trainer.step();
            }
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertTrue(bytes < 4096, () -> bytes + " bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "nd4j"})
    void theBackendNamesItself(String key) {
        Backend backend = Backend.named(key).orElseThrow();
        try (Trainer trainer = Trainer.of(Recipes.of(Field.MODEL, "incidental"), backend)) {
            assertTrue(trainer.backend().contains("CPU, float32"), trainer.backend());
        }
    }
}
