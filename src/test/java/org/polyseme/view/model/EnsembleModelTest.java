package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunStatus;
import org.polyseme.state.SeedEnsemble;

class EnsembleModelTest {
    private static final Experiment RECIPE = Experiment.of(Map.of(Field.FEATURES, 4L, Field.NEURONS, 4L));

    /** A training that was begun, told by the test what to tell. */
    private record Begun(SeedEnsemble from, Predicate<SeedEnsemble> watch, BlockingQueue<SeedEnsemble> script) {}

    private final BlockingQueue<Begun> begun = new LinkedBlockingQueue<>();
    private final List<Begun> seen = new ArrayList<>();
    private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
    private final EnsembleModel model = new EnsembleModel();

    EnsembleModelTest() {
        model.trainWith(this::train);
    }

    private void train(SeedEnsemble from, Predicate<SeedEnsemble> watch) {
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

    private boolean tell(Begun training, SeedEnsemble now) throws InterruptedException {
        training.script.add(now);
        return Boolean.TRUE.equals(answers.poll(20, TimeUnit.SECONDS));
    }

    private static SeedEnsemble withOne(SeedEnsemble from) {
        return from.with(new SeedEnsemble.Member(
                from.seed(0), 5, 0.1, Matrix.of(1, 1, 1), new RunStatus.Finished(5, "converged")));
    }

    @Test
    void nothingIsTrainedWhileNobodyLooks() {
        model.pulse(RECIPE);
        assertEquals(Optional.empty(), model.newest());
        assertTrue(begun.isEmpty());
    }

    @Test
    void whatIsTrainedArrivesWithTheNextBeat() throws InterruptedException {
        model.look(4);
        model.pulse(RECIPE);
        Begun training = next();
        assertEquals(SeedEnsemble.around(RECIPE, 4), training.from);
        assertTrue(tell(training, withOne(training.from)));
        model.look(4);
        model.pulse(RECIPE);
        assertEquals(1, model.newest().orElseThrow().members().size());
    }

    @Test
    void anotherRecipeGivesUpTheTrainingAndBeginsAnother() throws InterruptedException {
        model.look(4);
        model.pulse(RECIPE);
        Begun training = next();
        Experiment other = RECIPE.with(Field.L1, 0.002);
        model.look(4);
        model.pulse(other);
        assertEquals(0, model.newest().orElseThrow().members().size());
        assertFalse(tell(training, withOne(training.from)));
        assertEquals(SeedEnsemble.around(other, 4), next().from);
        model.pulse(other);
        assertEquals(0, model.newest().orElseThrow().members().size());
    }

    @Test
    void anotherSeedOfTheSameBlockChangesNothing() throws InterruptedException {
        model.look(4);
        model.pulse(RECIPE.with(Field.SEED, 0L));
        Begun training = next();
        assertTrue(tell(training, withOne(training.from)));
        model.look(4);
        model.pulse(RECIPE.with(Field.SEED, 3L));
        assertEquals(1, model.newest().orElseThrow().members().size());
        assertTrue(tell(training, withOne(training.from)));
    }

    @Test
    void whoNoLongerLooksHasTheTrainingGivenUpButWhatThereIsStays() throws InterruptedException {
        model.look(4);
        model.pulse(RECIPE);
        Begun training = next();
        assertTrue(tell(training, withOne(training.from)));
        for (int beat = 0; beat < 100; beat++) {
            model.pulse(RECIPE);
        }
        assertFalse(tell(training, withOne(training.from)));
        assertEquals(1, model.newest().orElseThrow().members().size());
    }
}
