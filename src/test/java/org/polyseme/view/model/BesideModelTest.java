package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;
import org.polyseme.state.SeedPlan;
import org.polyseme.support.Waiting;

class BesideModelTest {
    private static final Experiment RECIPE = Experiment.of(Map.of(Field.FEATURES, 4L, Field.NEURONS, 4L));

    /** A training that was begun, told by the test what to tell. */
    private record Begun(RunSet from, Predicate<RunSet> watch, BlockingQueue<RunSet> script) {}

    private final BlockingQueue<Begun> begun = new LinkedBlockingQueue<>();
    private final List<Begun> seen = new ArrayList<>();
    private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
    private final BesideModel model = new BesideModel();

    BesideModelTest() {
        model.trainWith(this::train);
    }

    private void train(RunSet from, Predicate<RunSet> watch) {
        Begun mine = new Begun(from, watch, new LinkedBlockingQueue<>());
        begun.add(mine);
        boolean goesOn = true;
        while (goesOn) {
            try {
                goesOn = watch.test(mine.script.take());
                answers.add(goesOn);
            } catch (InterruptedException interrupted) {
                goesOn = false;
            }
        }
    }

    @AfterEach
    void close() {
        model.close();
        begun.drainTo(seen);
        seen.forEach(training -> training.script.add(training.from));
    }

    private Begun next() throws InterruptedException {
        Begun next = begun.poll(20, TimeUnit.SECONDS);
        assertTrue(next != null, "no training was begun");
        seen.add(next);
        return next;
    }

    private boolean tell(Begun training, RunSet now) throws InterruptedException {
        training.script.add(now);
        return Boolean.TRUE.equals(answers.poll(20, TimeUnit.SECONDS));
    }

    private static RunSet withOne(RunSet from) {
        return from.with(new RunSet.Member(
                from.plan().recipe(from.members().size()),
                5,
                0.1,
                Matrix.of(1, 1, 1),
                new RunStatus.Finished(5, "converged"),
                List.of()));
    }

    private List<RunSet.Member> members() {
        return members(RECIPE);
    }

    private List<RunSet.Member> members(Experiment recipe) {
        return model.newest(SeedPlan.around(recipe, 4))
                .flatMap(beside -> beside.of(SeedPlan.class))
                .orElseThrow()
                .members();
    }

    private record OtherPlan(int runs) implements RunPlan {
        @Override
        public Experiment recipe(int run) {
            return RECIPE;
        }
    }

    @Test
    void twoKindsThatAreLookedAtTakeTurns() throws InterruptedException {
        model.look(SeedPlan.around(RECIPE, 4));
        model.look(new OtherPlan(3));
        model.pulse();
        Begun seeds = next();
        assertEquals(SeedPlan.class, seeds.from.plan().getClass());
        assertFalse(tell(seeds, withOne(seeds.from)), "its turn is over with its first run");
        Begun other = next();
        assertEquals(new OtherPlan(3), other.from.plan());
        model.look(SeedPlan.around(RECIPE, 4));
        model.pulse();
        assertFalse(tell(other, withOne(other.from)));
        Begun again = next();
        assertEquals(1, again.from.members().size());
        assertEquals(2, model.newest().orElseThrow().sets().size());
    }

    @Test
    void whatGoesWrongBecomesWords() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        model.trainWith((from, watch) -> {
            failed.countDown();
            throw new IllegalStateException("the moon is full");
        });
        RunPlan plan = SeedPlan.around(RECIPE, 4);
        model.look(plan);
        model.pulse();
        assertTrue(failed.await(20, TimeUnit.SECONDS));
        Waiting.until(() -> {
            model.look(plan);
            model.pulse();
            return trouble(plan).contains("the moon is full");
        });
        assertTrue(begun.isEmpty());
    }

    private String trouble(RunPlan plan) {
        return model.newest(plan)
                .flatMap(beside -> beside.of(SeedPlan.class))
                .orElseThrow()
                .trouble();
    }

    @Test
    void nothingIsTrainedWhileNobodyLooks() {
        model.pulse();
        assertEquals(Optional.empty(), model.newest());
        assertTrue(begun.isEmpty());
    }

    @Test
    void whatIsTrainedArrivesWithTheNextBeat() throws InterruptedException {
        model.look(SeedPlan.around(RECIPE, 4));
        model.pulse();
        Begun training = next();
        assertEquals(RunSet.of(SeedPlan.around(RECIPE, 4)), training.from);
        assertTrue(tell(training, withOne(training.from)));
        model.look(SeedPlan.around(RECIPE, 4));
        model.pulse();
        assertEquals(1, members().size());
    }

    @Test
    void anotherRecipeGivesUpTheTrainingAndBeginsAnother() throws InterruptedException {
        model.look(SeedPlan.around(RECIPE, 4));
        model.pulse();
        Begun training = next();
        Experiment other = RECIPE.with(Field.L1, 0.002);
        model.look(SeedPlan.around(other, 4));
        model.pulse();
        assertEquals(0, members(other).size());
        assertFalse(tell(training, withOne(training.from)));
        assertEquals(RunSet.of(SeedPlan.around(other, 4)), next().from);
        model.pulse();
        assertEquals(0, members(other).size());
        assertEquals(Optional.empty(), model.newest(SeedPlan.around(RECIPE, 4)));
    }

    @Test
    void anotherSeedOfTheSameBlockChangesNothing() throws InterruptedException {
        model.look(SeedPlan.around(RECIPE, 4));
        model.pulse();
        Begun training = next();
        assertTrue(tell(training, withOne(training.from)));
        model.look(SeedPlan.around(RECIPE.with(Field.SEED, 3L), 4));
        model.pulse();
        assertEquals(1, members().size());
        assertTrue(tell(training, withOne(training.from)));
    }

    @Test
    void whoNoLongerLooksHasTheTrainingGivenUpButWhatThereIsStays() throws InterruptedException {
        model.look(SeedPlan.around(RECIPE, 4));
        model.pulse();
        Begun training = next();
        assertTrue(tell(training, withOne(training.from)));
        for (int beat = 0; beat < 100; beat++) {
            model.pulse();
        }
        assertFalse(tell(training, withOne(training.from)));
        assertEquals(1, members().size());
    }
}
