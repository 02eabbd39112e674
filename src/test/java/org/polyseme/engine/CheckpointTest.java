package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Choice;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.GroupKind;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.NoiseSharing;
import org.polyseme.state.OptimiserKind;

/** Whoever goes on from a checkpoint takes the same steps, bit for bit. */
class CheckpointTest {
    private static final int STEPS = 7;

    record Case(Backend backend, Experiment recipe) {
        @Override
        public String toString() {
            return backend.key() + " " + recipe.model().key() + " "
                    + recipe.optimiser().key() + " "
                    + recipe.data().key() + " " + recipe.groups().key() + " "
                    + recipe.noise().key() + " "
                    + recipe.noiseShared().key() + " dropout " + recipe.dropout();
        }
    }

    /** One recipe in so many is trained on ND4J as well, whose draws are the host's: a number that divides no table. */
    private static final int NTH_ON_ND4J = 11;

    /** One in so many is asked for its loss, whose evaluation draw costs more than all steps. */
    private static final int NTH_WITH_LOSS = 7;

    /** Every model with every optimiser, every kind of data and of noise, without and with dropout. */
    static List<Case> cases() {
        List<Experiment> recipes = recipes();
        return Stream.concat(
                        recipes.stream().map(recipe -> new Case(Backend.HOST, recipe)),
                        IntStream.range(0, recipes.size())
                                .filter(k -> k % NTH_ON_ND4J == 0)
                                .mapToObj(k -> new Case(Backend.ND4J, recipes.get(k))))
                .toList();
    }

    private static List<Experiment> recipes() {
        List<Experiment> recipes = new ArrayList<>();
        for (ModelKind model : ModelKind.values()) {
            for (OptimiserKind optimiser : OptimiserKind.values()) {
                for (NoiseKind noise : NoiseKind.values()) {
                    for (DataKind data : DataKind.values()) {
                        boolean isDefined = model != ModelKind.INCIDENTAL || data == DataKind.STANDARD_BASIS;
                        for (double dropout : isDefined ? new double[] {0, 0.3} : new double[0]) {
                            recipes.add(recipe(recipes.size(), model, optimiser, noise, data, dropout));
                        }
                    }
                }
            }
        }
        return recipes;
    }

    private static Experiment recipe(
            int number, ModelKind model, OptimiserKind optimiser, NoiseKind noise, DataKind data, double dropout) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.put(Field.MODEL, model);
        values.put(Field.OPTIMISER, optimiser);
        values.put(Field.NOISE, noise);
        values.put(Field.DATA, data);
        values.put(Field.DROPOUT, dropout);
        values.put(Field.NOISE_SD, 0.1);
        values.put(Field.NOISE_SHARED, turn(number, NoiseSharing.values()));
        values.put(Field.GROUPS, turn(number, GroupKind.values()));
        values.put(Field.GROUP_SIZE, 2);
        values.put(Field.FEATURES, 5);
        values.put(Field.NEURONS, 3); // odd, so that a normal deviate is left over
        values.put(Field.LAYERS, List.of(4, 5));
        values.put(Field.BATCH, 9);
        values.put(Field.POINTS, 9);
        values.put(Field.POWER, 3);
        values.put(Field.FEATURE_PROBABILITY, 0.3);
        values.put(Field.L1, 0.001);
        values.put(Field.PROXIMAL, number % 2 == 0);
        values.put(Field.SCHEDULE, List.of("constant", "linear", "cosine").get(number % 3));
        values.put(Field.WARM_UP, 3);
        values.put(Field.STEPS, 50);
        values.put(Field.SEED, number);
        return Experiment.of(values);
    }

    private static <T extends Choice> T turn(int number, T[] kinds) {
        return kinds[number / 2 % kinds.length];
    }

    private static void steps(Trainer trainer, int count) {
        for (int t = 0; t < count; t++) {
            trainer.step();
            assertFalse(trainer.isOver() && t < count - 1);
        }
    }

    private static void handle(Trainer trainer) {
        Experiment recipe = trainer.experiment();
        trainer.apply(new Change.Settings(
                trainer.steps(), recipe.with(Map.of(Field.LEARNING_RATE, 0.02, Field.FEATURE_PROBABILITY, 0.5))));
        trainer.apply(new Change.Weights(trainer.steps(), List.of(new Change.Cell(1, 2, 0.25f))));
        trainer.apply(new Change.Freeze(trainer.steps(), List.of(0, 3)));
    }

    /** Everything that a run is after it has gone on. */
    private record End(Checkpoint checkpoint, double loss) {
        static End of(Trainer trainer) {
            steps(trainer, STEPS);
            boolean hasLoss = trainer.experiment().seed() % NTH_WITH_LOSS == 0;
            return new End(trainer.checkpoint(), hasLoss ? trainer.loss() : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRunGoesOnFromItsCheckpointBitForBit(Case c) {
        Checkpoint checkpoint;
        End expected;
        try (Trainer trainer = Trainer.of(c.recipe(), c.backend())) {
            steps(trainer, STEPS);
            handle(trainer);
            steps(trainer, 2);
            checkpoint = trainer.checkpoint();
            expected = End.of(trainer);
            steps(trainer, 3);
            trainer.change(c.recipe().with(Map.of(Field.DROPOUT, 0.5, Field.NOISE_SD, 0.3)));
            trainer.apply(new Change.Freeze(0, List.of(1)));
            steps(trainer, 3);
            trainer.restore(checkpoint);
            assertEquals(checkpoint, trainer.checkpoint(), "restored in place");
            assertEquals(expected, End.of(trainer), "in place");
        }
        try (Trainer resumed = Trainer.of(checkpoint, c.backend())) {
            assertEquals(expected, End.of(resumed), "in a new trainer");
        }
    }

    @Test
    void theTableIsFull() {
        assertEquals(2 * 4 * 6 * (7 * DataKind.values().length + 1), recipes().size());
    }
}
