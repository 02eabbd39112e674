package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.Parameters;

class FreezeTest {
    private static final List<Integer> FROZEN = List.of(0, 2, 3);

    record Case(Backend backend, ModelKind model, OptimiserKind optimiser, boolean proximal) {
        Experiment recipe() {
            return Recipes.of(
                    Field.MODEL,
                    model,
                    Field.FEATURES,
                    6,
                    Field.NEURONS,
                    5,
                    Field.LAYERS,
                    List.of(4, 6),
                    Field.FEATURE_PROBABILITY,
                    0.5,
                    Field.OPTIMISER,
                    optimiser,
                    Field.L1,
                    0.01,
                    Field.L4,
                    0.01,
                    Field.PROXIMAL,
                    proximal,
                    Field.WEIGHT_DECAY,
                    0.1,
                    Field.MOMENTUM,
                    0.9,
                    Field.POWER,
                    3);
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Backend backend : Backend.values()) {
            for (ModelKind model : ModelKind.values()) {
                for (OptimiserKind optimiser : OptimiserKind.values()) {
                    cases.add(new Case(backend, model, optimiser, false));
                    cases.add(new Case(backend, model, optimiser, true));
                }
            }
        }
        return cases;
    }

    private static Change freeze(List<Integer> features) {
        return new Change.Freeze(0, features);
    }

    private static float[] row(Matrix matrix, int row) {
        float[] values = new float[matrix.columns()];
        matrix.copyRowTo(row, values);
        return values;
    }

    private static List<Parameters.Named> all(Checkpoint checkpoint) {
        List<Parameters.Named> all = new ArrayList<>(checkpoint.parameters().tensors());
        all.addAll(checkpoint.moments());
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void frozenFeaturesStayBitForBitWhileAllElseMoves(Case c) {
        try (Trainer trainer = Trainer.of(c.recipe(), c.backend())) {
            Recipes.train(trainer, 5);
            Checkpoint before = trainer.checkpoint();
            trainer.apply(freeze(FROZEN));
            Recipes.train(trainer, 5);
            Checkpoint after = trainer.checkpoint();
            for (int t = 0; t < all(before).size(); t++) {
                Matrix was = all(before).get(t).values();
                Matrix is = all(after).get(t).values();
                String name = all(before).get(t).name();
                boolean isFirst = name.startsWith("W1") || name.equals("W") || name.startsWith("W.");
                for (int i = 0; i < was.rows(); i++) {
                    boolean same = Arrays.equals(row(was, i), row(is, i));
                    assertEquals(isFirst && FROZEN.contains(i), same, name + " row " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whoIsLetGoGoesOn(Case c) {
        try (Trainer trainer = Trainer.of(c.recipe(), c.backend())) {
            trainer.apply(freeze(FROZEN));
            Recipes.train(trainer, 3);
            Matrix frozen = trainer.parameters().weights();
            trainer.apply(freeze(List.of(3)));
            trainer.step();
            Matrix after = trainer.parameters().weights();
            for (int i = 0; i < 6; i++) {
                assertEquals(i == 3, Arrays.equals(row(frozen, i), row(after, i)), "row " + i);
            }
        }
    }

    /** The next step depends on what the others are, not on why: a frozen row is like one that happened not to move. */
    @ParameterizedTest
    @EnumSource(OptimiserKind.class)
    void theOthersMoveAsTheyWouldBesideTheSameNeighbours(OptimiserKind optimiser) {
        Experiment recipe = new Case(Backend.HOST, ModelKind.TIED_AUTOENCODER, optimiser, true).recipe();
        try (Trainer frozen = Trainer.of(recipe);
                Trainer free = Trainer.of(recipe)) {
            frozen.apply(freeze(FROZEN));
            frozen.step();
            free.step();
            for (int i = 0; i < 6; i++) {
                if (!FROZEN.contains(i)) {
                    assertArrayEquals(
                            row(free.parameters().weights(), i),
                            row(frozen.parameters().weights(), i),
                            "row " + i);
                }
            }
            assertEquals(free.parameters().bias(), frozen.parameters().bias());
        }
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void allFeaturesCanBeFrozen(Backend backend) {
        Experiment recipe = Recipes.of(Field.MODEL, "incidental", Field.FEATURES, 4, Field.NEURONS, 3);
        try (Trainer trainer = Trainer.of(recipe, backend)) {
            trainer.apply(freeze(List.of(0, 1, 2, 3)));
            Recipes.train(trainer, 5);
            assertEquals(trainer.initial(), trainer.parameters());
        }
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void aHandMovesAFrozenFeature(Backend backend) {
        Experiment recipe = Recipes.of(Field.MODEL, "incidental", Field.FEATURES, 4, Field.NEURONS, 3);
        try (Trainer trainer = Trainer.of(recipe, backend)) {
            trainer.apply(freeze(List.of(1)));
            trainer.apply(new Change.Weights(0, List.of(new Change.Cell(1, 2, -0.3f), new Change.Cell(3, 0, 0.7f))));
            assertEquals(-0.3f, trainer.parameters().weights().at(1, 2));
            assertEquals(0.7f, trainer.parameters().weights().at(3, 0));
            Recipes.train(trainer, 5);
            assertEquals(-0.3f, trainer.parameters().weights().at(1, 2));
        }
    }

    /** Half of the neurons die, but none that a frozen feature uses. */
    @Test
    void neuronsOfAFrozenFeatureStayStored() {
        Experiment recipe = Recipes.of(
                Field.MODEL,
                "incidental",
                Field.FEATURES,
                8,
                Field.L1,
                0.3,
                Field.PROXIMAL,
                true,
                Field.LEARNING_RATE,
                5e-3);
        try (Trainer trainer = Trainer.of(recipe)) {
            trainer.apply(new Change.Weights(
                    0,
                    IntStream.range(20, 128)
                            .mapToObj(k -> new Change.Cell(0, k, 0))
                            .toList()));
            float[] before = row(trainer.parameters().weights(), 0);
            trainer.apply(freeze(List.of(0)));
            Recipes.train(trainer, 1000);
            assertArrayEquals(before, row(trainer.parameters().weights(), 0));
            List<Long> stored = trainer.checkpoint().words("columns").orElseThrow();
            assertTrue(stored.size() < 100 && stored.get(19) == 19, () -> stored + " are stored");
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "6, 0, 1", "0, -1, 1", "0, 5, 1", "0, 0, NaN", "0, 0, Infinity"})
    void whatLiesOutsideIsRefusedAndNothingIsSet(int feature, int neuron, float value) {
        Experiment recipe = new Case(Backend.HOST, ModelKind.INCIDENTAL, OptimiserKind.ADAM, false).recipe();
        try (Trainer trainer = Trainer.of(recipe)) {
            Change change =
                    new Change.Weights(0, List.of(new Change.Cell(1, 1, 9f), new Change.Cell(feature, neuron, value)));
            assertThrows(IllegalArgumentException.class, () -> trainer.apply(change));
            assertEquals(trainer.initial(), trainer.parameters());
        }
    }

    @Test
    void aFeatureOutsideCannotBeFrozen() {
        try (Trainer trainer = Trainer.of(Recipes.of(Field.MODEL, "incidental", Field.FEATURES, 4))) {
            assertThrows(IllegalArgumentException.class, () -> trainer.apply(freeze(List.of(4))));
            assertThrows(IllegalArgumentException.class, () -> trainer.apply(freeze(List.of(-1))));
            assertFalse(trainer.frozen().contains(4));
        }
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void stepsWithFrozenFeaturesAllocateNothing(ModelKind model) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Experiment recipe = Recipes.of(Field.MODEL, model, Field.BATCH, 32, Field.OPTIMISER, "adam", Field.BIAS, true);
        try (Trainer trainer = Trainer.of(recipe, Backend.HOST)) {
            trainer.apply(freeze(List.of(0, 2)));
            for (int t = 0; t < 2000; t++) {
                trainer.step();
            }
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int t = 0; t < 10_000; t++) {
                trainer.step();
            }
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertTrue(bytes < 4096, () -> bytes + " bytes");
        }
    }
}
