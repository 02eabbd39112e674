package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.engine.Trainer;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;

class ScriptRunTest {
    private static final Experiment START = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 6L)
            .with(Field.NEURONS, 12L)
            .with(Field.STEPS, 40L);

    @Test
    void everyStepHasTheBitsOfTheRunByHand() {
        Experiment faster = START.with(Field.LEARNING_RATE, 0.2);
        List<Change> changes = List.of(
                new Change.Settings(15, faster),
                new Change.Weights(20, List.of(new Change.Cell(2, 3, 0.7f))),
                new Change.Freeze(20, List.of(1, 2)));
        Script script = new Script(START, changes);
        try (Trainer byHand = Trainer.of(START);
                ScriptRun run = new ScriptRun(script, EngineTraining::of)) {
            for (int step = 0; step <= 40; step++) {
                Snapshot snapshot = run.snapshot();
                assertEquals(step, snapshot.step());
                assertEquals(byHand.parameters(), snapshot.parameters());
                assertEquals(step < 15 ? START : faster, snapshot.experiment());
                byHand.step();
                run.step();
                changes.stream()
                        .filter(change -> change.step() == byHand.steps())
                        .forEach(byHand::apply);
            }
            assertTrue(run.isOver());
        }
    }

    @Test
    void itsCurvesAreThoseOfTheWindow() {
        try (ScriptRun run = new ScriptRun(Script.of(START), EngineTraining::of)) {
            while (!run.isOver()) {
                run.step();
            }
            Snapshot last = run.snapshot();
            assertEquals(41, last.history().size());
            assertEquals((float) last.loss(), last.history().at(Series.LOSS, 40));
        }
    }

    @Test
    void aSnapshotTellsWhichFeaturesAreHeldThen() {
        Script script =
                new Script(START, List.of(new Change.Freeze(5, List.of(2, 0)), new Change.Freeze(9, List.of())));
        try (ScriptRun run = new ScriptRun(script, EngineTraining::of)) {
            for (int step = 0; step < 12; step++) {
                List<Integer> expected = step >= 5 && step < 9 ? List.of(0, 2) : List.of();
                assertEquals(expected, run.snapshot().held(), "step " + step);
                run.step();
            }
        }
    }

    @Test
    void theCurvesKnowThePenaltiesPartOfTheLoss() {
        Experiment priced = START.with(Field.L1, 0.25);
        try (ScriptRun run = new ScriptRun(Script.of(priced), EngineTraining::of)) {
            for (int step = 0; step < 7; step++) {
                run.step();
            }
            Snapshot now = run.snapshot();
            double sum = 0;
            for (int i = 0; i < now.weights().rows(); i++) {
                for (int k = 0; k < now.weights().columns(); k++) {
                    sum += Math.abs(now.weights().at(i, k));
                }
            }
            float told = now.history().at(Series.PENALTY, now.history().size() - 1);
            assertEquals(0.25 * sum, told, 1e-5 * sum);
        }
    }
}
