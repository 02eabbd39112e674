package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.session.Session;
import org.polyseme.state.Branch;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.GivenWeights;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;
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

    private List<String> runs() {
        return workbench.timeline().branches().stream().map(Branch::name).toList();
    }

    private void until(BooleanSupplier there) {
        Waiting.until(() -> {
            workbench.pulse();
            return there.getAsBoolean();
        });
    }

    private void trainToTheEnd() {
        workbench.playOrPause();
        until(() -> workbench.snapshot().filter(s -> s.status().isOver()).isPresent());
    }

    private boolean isAt(Experiment recipe, long step) {
        return workbench
                .snapshot()
                .filter(s -> s.step() == step && s.experiment().equals(recipe))
                .isPresent();
    }

    @Test
    void aLiveSettingDraggedOnceTheRunIsOverIsOneRunThatGoesWithIt() {
        Experiment brief = RECIPE.with(Field.STEPS, 300);
        workbench.change(Field.STEPS, 300);
        trainToTheEnd();
        List<String> before = runs();
        workbench.dragging(true);
        for (int i = 1; i <= 5; i++) {
            double value = 0.1 * i;
            workbench.change(Field.L1, value);
            until(() -> workbench
                    .snapshot()
                    .filter(s -> s.experiment().l1() == value)
                    .isPresent());
        }
        workbench.dragging(false);
        Experiment dragged = brief.with(Field.L1, 0.5);
        until(() -> isAt(dragged, 300));
        assertEquals(before.size() + 1, runs().size());
        assertEquals(
                Script.of(dragged), workbench.timeline().branch().orElseThrow().script());
        workbench.undo().undo();
        assertEquals(brief, workbench.recipe());
        until(() -> isAt(brief, 300));
        assertEquals(before, runs());
        workbench.undo().redo();
        assertEquals(dragged, workbench.recipe());
        until(() -> isAt(dragged, 300));
        assertEquals(before.size() + 1, runs().size());
    }

    @Test
    void aSettingChangedInThePastIsABranchThatGoesWithIt() {
        workbench.step(20);
        until(() -> isAt(RECIPE, 20));
        workbench.time().seek(10);
        until(() -> isAt(RECIPE, 10));
        workbench.change(Field.L1, 0.5);
        until(() -> runs().size() == 2);
        workbench.undo().undo();
        until(() -> runs().size() == 1 && isAt(RECIPE, 10));
        workbench.undo().redo();
        until(() -> runs().size() == 2 && isAt(RECIPE.with(Field.L1, 0.5), 10));
    }

    @Test
    void aHandsBranchGoesWithWhatItSet() {
        workbench.step(20);
        until(() -> isAt(RECIPE, 20));
        workbench.time().seek(10);
        until(() -> isAt(RECIPE, 10));
        workbench.time().holdOrRelease(2);
        until(() -> workbench.time().frozen().equals(List.of(2)));
        assertEquals(2, runs().size());
        workbench.undo().undo();
        until(() -> runs().size() == 1 && isAt(RECIPE, 10));
        assertEquals(List.of(), workbench.time().frozen());
        workbench.undo().redo();
        until(() -> workbench.time().frozen().equals(List.of(2)));
    }

    @Test
    void branchingOffDoneAgainIsOnTheBranch() {
        workbench.step(20);
        until(() -> isAt(RECIPE, 20));
        workbench.time().fork();
        until(() -> runs().size() == 2);
        int fork = workbench.timeline().current();
        workbench.undo().undo();
        until(() -> runs().size() == 1);
        workbench.undo().redo();
        until(() -> workbench.timeline().current() == fork);
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
