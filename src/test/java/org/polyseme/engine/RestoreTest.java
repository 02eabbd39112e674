package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** What a checkpoint must survive, besides the table of {@link CheckpointTest}. */
class RestoreTest {
    private static final Experiment SPARSE = Recipes.of(
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
            "adam",
            Field.STEPS,
            40);

    /** Half of its neurons die. */
    private static Experiment dying(String optimiser) {
        return Recipes.of(
                Field.MODEL,
                "incidental",
                Field.FEATURES,
                8,
                Field.L1,
                0.3,
                Field.PROXIMAL,
                true,
                Field.LEARNING_RATE,
                5e-3,
                Field.OPTIMISER,
                optimiser);
    }

    @Test
    void takingCheckpointsDoesNotDisturbTheRun() {
        try (Trainer watched = Trainer.of(SPARSE);
                Trainer alone = Trainer.of(SPARSE)) {
            for (int t = 0; t < 20; t++) {
                watched.checkpoint();
                watched.step();
                alone.step();
            }
            assertEquals(alone.checkpoint(), watched.checkpoint());
        }
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void theFirstMomentCanBeRestored(Backend backend) {
        try (Trainer trainer = Trainer.of(SPARSE, backend)) {
            Checkpoint start = trainer.checkpoint();
            Checkpoint end = Recipes.after(trainer, 20);
            trainer.restore(start);
            assertEquals(end, Recipes.after(trainer, 20));
            try (Trainer resumed = Trainer.of(start, backend)) {
                assertEquals(end, Recipes.after(resumed, 20));
            }
        }
    }

    @Test
    void theLastMomentCanBeRestoredAndIsTheLast() {
        try (Trainer trainer = Trainer.of(SPARSE)) {
            Checkpoint end = Recipes.after(trainer, Long.MAX_VALUE / 2);
            assertEquals(40, end.step());
            try (Trainer resumed = Trainer.of(end)) {
                assertEquals("all steps taken", resumed.finished());
                resumed.change(SPARSE.with(Field.STEPS, 50));
                trainer.change(SPARSE.with(Field.STEPS, 50));
                assertEquals(Recipes.after(trainer, 50), Recipes.after(resumed, 50));
            }
        }
    }

    @Test
    void theInitialParametersAreMadeAgain() {
        Experiment planted = SPARSE.with(Field.PAIRS, 2).with(Field.OVERLAP, -0.5);
        try (Trainer trainer = Trainer.of(planted)) {
            trainer.change(planted.with(Field.LEARNING_RATE, 0.5));
            trainer.step();
            try (Trainer resumed = Trainer.of(trainer.checkpoint())) {
                assertEquals(trainer.initial(), resumed.initial());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradient-descent", "momentum", "adam", "adamw"})
    void neuronsThatAreNoLongerStoredAreNotStoredAgain(String optimiser) {
        try (Trainer trainer = Trainer.of(dying(optimiser))) {
            Recipes.train(trainer, 850);
            Checkpoint checkpoint = trainer.checkpoint();
            assertTrue(checkpoint.words("columns").orElseThrow().size() < 64, "too many neurons live");
            Checkpoint expected = Recipes.after(trainer, 260);
            try (Trainer resumed = Trainer.of(checkpoint)) {
                assertEquals(checkpoint, resumed.checkpoint());
                assertEquals(expected, Recipes.after(resumed, 260));
            }
            trainer.change(dying(optimiser).with(Field.DROPOUT, 0.5)); // stores them all
            Recipes.train(trainer, 3);
            trainer.restore(checkpoint);
            assertEquals(expected, Recipes.after(trainer, 260));
        }
    }

    @Test
    void aDeadNeuronLivesAgainWhereAHandSetsItsWeight() {
        try (Trainer trainer = Trainer.of(dying("momentum"))) {
            Recipes.train(trainer, 850);
            Matrix before = trainer.parameters().weights();
            List<Long> stored = trainer.checkpoint().words("columns").orElseThrow();
            int dead = 0;
            while (stored.contains((long) dead)) {
                dead++;
            }
            trainer.apply(new Change.Weights(850, List.of(new Change.Cell(0, dead, 0.75f))));
            Matrix after = trainer.parameters().weights();
            for (int i = 0; i < before.rows(); i++) {
                for (int k = 0; k < before.columns(); k++) {
                    assertEquals(i == 0 && k == dead ? 0.75f : before.at(i, k), after.at(i, k));
                }
            }
            trainer.step();
            assertNotEquals(0.75f, trainer.parameters().weights().at(0, dead));
            assertNotEquals(0f, trainer.parameters().weights().at(0, dead));
        }
    }

    @Test
    void anEditLandsInTheNativeCopyAsWell() {
        try (Trainer trainer = Trainer.of(SPARSE)) {
            trainer.apply(new Change.Weights(0, List.of(new Change.Cell(2, 1, 3f), new Change.Cell(5, 2, -3f))));
            double edited = trainer.loss();
            try (Trainer resumed = Trainer.of(trainer.checkpoint())) {
                assertEquals(edited, resumed.loss());
            }
        }
    }

    @Test
    void aConvergedRunStopsAtTheSameStepFromAnyCheckpoint() {
        Experiment recipe = Recipes.of(
                Field.MODEL,
                "incidental",
                Field.FEATURES,
                8,
                Field.NEURONS,
                16,
                Field.L1,
                0.0,
                Field.TOLERANCE,
                1e-3,
                Field.STEPS,
                100_000);
        try (Trainer trainer = Trainer.of(recipe)) {
            Checkpoint early = Recipes.after(trainer, 30);
            Checkpoint later = Recipes.after(trainer, 225);
            Checkpoint end = Recipes.after(trainer, 100_000);
            assertEquals("converged", trainer.finished());
            for (Checkpoint from : List.of(early, later, end)) {
                try (Trainer resumed = Trainer.of(from)) {
                    assertEquals(end, Recipes.after(resumed, 100_000));
                    assertEquals("converged", resumed.finished());
                }
                trainer.restore(from);
                assertEquals(end, Recipes.after(trainer, 100_000));
            }
        }
    }

    @Test
    void aConvergedRunGoesOnOnceAHandChangesIt() {
        Experiment recipe = Recipes.of(
                Field.MODEL,
                "incidental",
                Field.FEATURES,
                8,
                Field.NEURONS,
                16,
                Field.LEARNING_RATE,
                0.0,
                Field.TOLERANCE,
                1e-3);
        try (Trainer trainer = Trainer.of(recipe)) {
            Recipes.train(trainer, 1000);
            assertEquals("converged", trainer.finished());
            trainer.apply(new Change.Weights(200, List.of(new Change.Cell(0, 0, 1f))));
            assertEquals("", trainer.finished());
        }
    }

    /** Both kernels have the same words for the same things. */
    @Test
    void aCheckpointMovesToTheOtherBackEnd() {
        try (Trainer host = Trainer.of(SPARSE, Backend.HOST)) {
            Recipes.train(host, 10);
            try (Trainer nd4j = Trainer.of(host.checkpoint(), Backend.ND4J)) {
                assertEquals(host.checkpoint(), nd4j.checkpoint());
                assertEquals(host.loss(), nd4j.loss(), 1e-6 * host.loss());
            }
        }
    }

    /** By the JVM's count: W and Adam's two moments are 1 MiB each. */
    @Test
    void aCheckpointIsOneCopyOfEachTensor() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Experiment recipe = Recipes.of(
                Field.MODEL, "incidental", Field.FEATURES, 256, Field.NEURONS, 1024, Field.OPTIMISER, "adam");
        try (Trainer trainer = Trainer.of(recipe)) {
            trainer.step();
            Checkpoint first = trainer.checkpoint();
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            Checkpoint second = trainer.checkpoint();
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertEquals(first, second);
            assertTrue(bytes < second.bytes() + 64 * 1024, () -> bytes + " bytes");
            assertTrue(second.bytes() < 3 * 4 * 256 * 1024 + 1024, () -> second.bytes() + " bytes");
        }
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() {
        try (Trainer trainer = Trainer.of(SPARSE);
                Trainer other = Trainer.of(SPARSE.with(Field.SEED, 9))) {
            Checkpoint checkpoint = other.checkpoint();
            assertThrows(IllegalArgumentException.class, () -> trainer.restore(checkpoint));
        }
    }

    private record Broken(String what, UnaryOperator<Checkpoint> breaking) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken("another shape", c -> with(c, c.experiment(), new Parameters(List.of(named("W", 6, 2))))),
                new Broken("no moments", c -> with(c, List.of(), c.frozen(), c.words())),
                new Broken(
                        "a moment of another shape",
                        c -> with(c, replaced(c, named("W.exp_avg", 3, 6)), c.frozen(), c.words())),
                new Broken("a frozen feature outside", c -> with(c, c.moments(), List.of(6), c.words())),
                new Broken("no generators", c -> with(c, c.moments(), c.frozen(), List.of())),
                new Broken("a generator at 0", c -> words(c, "noise", 0L, 0L, 0L, 0L, 0L)),
                new Broken("a generator cut off", c -> words(c, "data", 1L, 2L)),
                new Broken("no powers", c -> words(c, "optimiser", 1L)),
                new Broken("neurons that descend", c -> words(c, "columns", 1L, 0L)),
                new Broken("a neuron outside", c -> words(c, "columns", 3L)),
                new Broken("a look without weights", c -> words(c, "stop", 1L, 0L, 0L)),
                new Broken("a look in the future", c -> words(c, "stop", 11L, 0L, 0L)));
    }

    private static Parameters.Named named(String name, int rows, int columns) {
        return new Parameters.Named(name, Matrix.of(rows, columns, new float[rows * columns]));
    }

    private static List<Parameters.Named> replaced(Checkpoint c, Parameters.Named by) {
        return c.moments().stream()
                .map(tensor -> tensor.name().equals(by.name()) ? by : tensor)
                .toList();
    }

    private static Checkpoint with(Checkpoint c, Experiment recipe, Parameters parameters) {
        return new Checkpoint(recipe, c.step(), parameters, c.moments(), c.frozen(), c.words());
    }

    private static Checkpoint with(
            Checkpoint c, List<Parameters.Named> moments, List<Integer> frozen, List<Checkpoint.Words> words) {
        return new Checkpoint(c.experiment(), c.step(), c.parameters(), moments, frozen, words);
    }

    private static Checkpoint words(Checkpoint c, String name, Long... values) {
        Stream<Checkpoint.Words> others =
                c.words().stream().filter(group -> !group.name().equals(name));
        return with(
                c,
                c.moments(),
                c.frozen(),
                Stream.concat(others, Stream.of(new Checkpoint.Words(name, List.of(values))))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenCheckpointIsRefusedAndTheRunStaysAsItWas(Broken broken) {
        try (Trainer trainer = Trainer.of(SPARSE)) {
            Recipes.train(trainer, 10);
            Checkpoint good = trainer.checkpoint();
            Recipes.train(trainer, 3);
            Checkpoint before = trainer.checkpoint();
            Checkpoint bad = broken.breaking().apply(good);
            assertThrows(IllegalArgumentException.class, () -> trainer.restore(bad));
            assertThrows(IllegalArgumentException.class, () -> Trainer.of(bad));
            assertEquals(before, trainer.checkpoint());
        }
    }
}
