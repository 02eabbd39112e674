package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.session.Session;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.GivenWeights;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Snapshot;
import org.polyseme.store.Preset;
import org.polyseme.support.FakeTraining;
import org.polyseme.support.Waiting;

class WorkbenchUndoTest {
    private static final Experiment RECIPE =
            Experiment.defaults(ModelKind.INCIDENTAL).with(Field.PAIRS, 4).with(Field.STEPS, 1_000_000L);

    private final Preset opened = new Preset("id", "First", "", "", RECIPE, List.of());
    private final Workbench workbench =
            new Workbench(opened, new Session(RECIPE, false, new FakeTraining.Plan(), f -> "CODE"), false);

    @AfterEach
    void close() {
        workbench.close();
    }

    private String name() {
        return workbench.undo().undoNameProperty().get();
    }

    @Test
    void aChangeIsTakenBackAndDoneAgain() {
        workbench.change(Field.LEARNING_RATE, 0.05);
        assertEquals("learning rate 0.02 → 0.05", name());
        workbench.undo().undo();
        assertEquals(RECIPE, workbench.recipe());
        workbench.undo().redo();
        assertEquals(0.05, workbench.recipe().learningRate());
    }

    @Test
    void aDragIsOneStep() {
        workbench.dragging(true);
        for (int i = 1; i <= 20; i++) {
            workbench.change(Field.OVERLAP, -i / 20.0);
        }
        workbench.dragging(false);
        assertEquals("overlap ρ 0 → −1", name());
        workbench.undo().undo();
        assertEquals(RECIPE, workbench.recipe());
        assertEquals("", name());
    }

    @Test
    void aDragThatCameBackIsNone() {
        workbench.dragging(true);
        workbench.change(Field.OVERLAP, 0.5);
        workbench.change(Field.OVERLAP, 0);
        workbench.dragging(false);
        assertEquals("", name());
    }

    @Test
    void openingIsTakenBackWithWhatWasTurnedBefore() {
        workbench.change(Field.L1, 0.5);
        workbench.open(new Preset("b", "Second", "", "", RECIPE.with(Field.NEURONS, 3), List.of()));
        assertEquals("opening Second", name());
        workbench.undo().undo();
        assertEquals("First", workbench.openedProperty().get().title());
        assertEquals(RECIPE.with(Field.L1, 0.5), workbench.recipe());
    }

    @Test
    void aNewSeedIsTakenBack() {
        workbench.restartWithNewSeed();
        assertNotEquals(RECIPE.seed(), workbench.recipe().seed());
        workbench.undo().undo();
        assertEquals(RECIPE, workbench.recipe());
    }

    @Test
    void whatFollowedAChangeIsTakenBackWithIt() {
        workbench.change(Field.FEATURES, 5);
        assertEquals(2, workbench.recipe().pairs());
        workbench.undo().undo();
        assertEquals(RECIPE, workbench.recipe());
    }

    @Test
    void aRefusedValueIsNoStep() {
        workbench.change(Field.OVERLAP, "much");
        assertEquals("", name());
    }

    @Test
    void takingBackALiveChangeDoesNotTakeBackTraining() {
        workbench.step(5);
        workbench.change(Field.L1, 0.5);
        workbench.undo().undo();
        Waiting.until(() -> {
            workbench.pulse();
            return workbench
                    .snapshot()
                    .filter(s -> s.step() == 5 && s.experiment().equals(RECIPE))
                    .isPresent();
        });
        assertEquals(5, workbench.snapshot().orElseThrow().step());
    }

    private static Snapshot given() {
        return GivenWeights.snapshot("a.npy", Matrix.of(new double[][] {{1, 2}, {3, 4}}), Optional.empty());
    }

    @Test
    void weightsFromAFileAreTakenBackToTheRun() {
        workbench.change(Field.L1, 0.5);
        workbench.showGiven(given(), "a.npy", "W");
        assertEquals("opening W in a.npy", name());
        workbench.undo().undo();
        assertTrue(workbench.trainableProperty().get());
        assertEquals(RECIPE.with(Field.L1, 0.5), workbench.recipe());
    }

    @Test
    void aRecipeOpenedAfterWeightsIsTakenBackToTheWeights() {
        Snapshot weights = given();
        workbench.showGiven(weights, "a.npy", "W");
        workbench.open(opened);
        workbench.undo().undo();
        assertFalse(workbench.trainableProperty().get());
        assertEquals(weights, workbench.snapshot().orElseThrow());
        assertEquals("W in a.npy", workbench.openedProperty().get().title());
    }
}
