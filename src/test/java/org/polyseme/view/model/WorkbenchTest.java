package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.session.Pace;
import org.polyseme.session.Session;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.GivenWeights;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.store.Preset;
import org.polyseme.support.FakeTraining;
import org.polyseme.support.Waiting;

class WorkbenchTest {
    private static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 8)
            .with(Field.NEURONS, 8)
            .with(Field.PAIRS, 4)
            .with(Field.OVERLAP, -0.5)
            .with(Field.STEPS, 1_000_000_000L);

    private final FakeTraining.Plan plan = new FakeTraining.Plan();
    private Workbench workbench = begin(RECIPE);

    private Workbench begin(Experiment recipe) {
        Session session = new Session(recipe, false, plan, failure -> "CODE");
        Workbench begun = new Workbench(preset(recipe), session, false);
        begun.pace(Pace.MAXIMUM);
        return begun;
    }

    private static Preset preset(Experiment recipe) {
        return new Preset("id", "Title", "", "", recipe, List.of());
    }

    private Snapshot pulseUntil(Predicate<Snapshot> wanted) {
        Waiting.until(() -> {
            workbench.pulse();
            return workbench.snapshot().filter(wanted).isPresent();
        });
        return workbench.snapshot().orElseThrow();
    }

    private void finish() {
        workbench.change(Field.STEPS, 10);
        workbench.playOrPause();
        pulseUntil(s -> s.status() instanceof RunStatus.Finished);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    @Test
    void aLiveFieldDoesNotBeginAgain() {
        workbench.step(5);
        workbench.change(Field.L1, 0.5);
        assertEquals(5, pulseUntil(s -> s.experiment().l1() == 0.5).step());
    }

    @Test
    void anyOtherFieldBeginsAgain() {
        workbench.step(5);
        workbench.change(Field.OVERLAP, 0.25);
        assertEquals(0, pulseUntil(s -> s.experiment().overlap() == 0.25).step());
    }

    @Test
    void aRestartWhilePausedStaysPaused() {
        workbench.change(Field.OVERLAP, 0.25);
        assertTrue(pulseUntil(s -> s.experiment().overlap() == 0.25).status() instanceof RunStatus.Paused);
    }

    @Test
    void aRestartWhileTrainingGoesOnTraining() {
        workbench.playOrPause();
        workbench.change(Field.OVERLAP, 0.25);
        assertTrue(pulseUntil(s -> s.experiment().overlap() == 0.25).status().isTraining());
    }

    @Test
    void onceTheRunIsOverALiveFieldBeginsAgain() {
        finish();
        plan.closed();
        workbench.change(Field.L1, 0.5);
        assertEquals(0, pulseUntil(s -> s.experiment().l1() == 0.5).step());
        plan.allow(100);
    }

    @Test
    void playAtTheEndPlays() {
        finish();
        workbench.playOrPause();
        assertTrue(workbench.playingProperty().get());
    }

    @Test
    void pauseStopsAtAStepThatStays() {
        workbench.playOrPause();
        pulseUntil(s -> s.step() > 10);
        workbench.playOrPause();
        long paused = pulseUntil(s -> s.status() instanceof RunStatus.Paused).step();
        workbench.step(1);
        assertEquals(paused + 1, pulseUntil(s -> s.step() != paused).step());
    }

    @Test
    void aRefusedValueChangesNothing() {
        workbench.change(Field.OVERLAP, new BigDecimal("3"));
        assertEquals(RECIPE, workbench.recipe());
    }

    @Test
    void aRefusedValueIsToldInTheFieldsOwnWords() {
        workbench.change(Field.OVERLAP, new BigDecimal("3"));
        assertEquals(
                "Overlap ρ: expected a number from -1 to 1, found 3.",
                workbench.noticeProperty().get().sentence());
    }

    @Test
    void theNextGoodValueClearsARefusal() {
        workbench.change(Field.OVERLAP, "much");
        workbench.change(Field.OVERLAP, 0.5);
        assertNull(workbench.noticeProperty().get());
    }

    @Test
    void fewerFeaturesTakeFewerPairsAlong() {
        workbench.change(Field.FEATURES, 5);
        assertEquals(2, workbench.recipe().pairs());
    }

    @Test
    void fewerPairsAreTold() {
        workbench.change(Field.FEATURES, 5);
        assertEquals(
                "Pairs went from 4 to 2: there can be at most half as many as features.",
                workbench.noticeProperty().get().sentence());
    }

    @Test
    void pairsComeBackWithTheFeaturesAndTheWordAboutThemGoes() {
        workbench.change(Field.FEATURES, 1);
        assertEquals(0, workbench.recipe().pairs());
        assertEquals(
                "Pairs went from 4 to 0: there can be at most half as many as features.",
                workbench.noticeProperty().get().sentence());
        workbench.change(Field.FEATURES, 6);
        assertEquals(3, workbench.recipe().pairs());
        assertNull(workbench.noticeProperty().get());
        workbench.change(Field.FEATURES, 512);
        assertEquals(4, workbench.recipe().pairs(), "as many as were opened");
    }

    @Test
    void pairsThatWereSetStayThoughTheFeaturesGrow() {
        workbench.change(Field.FEATURES, 4);
        workbench.change(Field.PAIRS, 1);
        workbench.change(Field.FEATURES, 40);
        assertEquals(1, workbench.recipe().pairs());
        workbench.change(Field.FEATURES, 4);
        workbench.change(Field.PAIRS, 2);
        workbench.change(Field.FEATURES, 40);
        assertEquals(2, workbench.recipe().pairs());
    }

    @Test
    void pairsOfAnotherRecipeAreForgotten() {
        workbench.change(Field.FEATURES, 4);
        workbench.open(preset(RECIPE.with(Field.PAIRS, 2).with(Field.FEATURES, 4)));
        workbench.change(Field.FEATURES, 40);
        assertEquals(2, workbench.recipe().pairs());
    }

    @Test
    void aDragIsToldAsOneChange() {
        workbench.grasping(true);
        workbench.change(Field.FEATURES, 7);
        workbench.change(Field.FEATURES, 3);
        workbench.change(Field.FEATURES, 2);
        assertEquals(
                "Pairs went from 4 to 1: there can be at most half as many as features.",
                workbench.noticeProperty().get().sentence());
        workbench.grasping(false);
        workbench.undo().undo();
        assertEquals(4, workbench.recipe().pairs());
        workbench.change(Field.FEATURES, 80);
        assertEquals(4, workbench.recipe().pairs());
    }

    @Test
    void resetBringsBackWhatWasOpened() {
        workbench.change(Field.OVERLAP, 0.25);
        workbench.reset(Field.OVERLAP);
        assertEquals(RECIPE, workbench.recipe());
    }

    @Test
    void aNewSeedIsAnotherOne() {
        workbench.restartWithNewSeed();
        assertNotEquals(RECIPE.seed(), workbench.recipe().seed());
    }

    @Test
    void openingTakesTheRecipeAndItsTitle() {
        Experiment other = RECIPE.with(Field.NEURONS, 3);
        workbench.open(new Preset("b", "Another", "", "", other, List.of()));
        assertEquals(other, pulseUntil(s -> s.experiment().neurons() == 3).experiment());
        assertEquals("Another", workbench.openedProperty().get().title());
    }

    @Test
    void divergenceIsToldWithItsStep() {
        plan.divergesAt(1234);
        workbench.playOrPause();
        pulseUntil(s -> s.status() instanceof RunStatus.Diverged);
        assertTrue(workbench.noticeProperty().get().sentence().startsWith("Diverged at step 1,234:"));
    }

    @Test
    void aRestartClearsWhatWasToldOfTheRunBefore() {
        plan.divergesAt(10);
        workbench.playOrPause();
        pulseUntil(s -> s.status() instanceof RunStatus.Diverged);
        plan.divergesAt(Long.MAX_VALUE);
        workbench.restart();
        pulseUntil(s -> s.status().isTraining());
        assertNull(workbench.noticeProperty().get());
    }

    @Test
    void whatWasDismissedStaysDismissed() {
        plan.divergesAt(10);
        workbench.playOrPause();
        pulseUntil(s -> s.status() instanceof RunStatus.Diverged);
        workbench.dismiss();
        workbench.pulse();
        assertNull(workbench.noticeProperty().get());
    }

    @Test
    void afterADragTheChosenPaceReturns() {
        workbench.pace(Pace.SLOW);
        workbench.dragging(true);
        workbench.dragging(false);
        assertEquals(Pace.SLOW, workbench.paceProperty().get());
    }

    @Test
    void aPausedRunIsNotPlayedByADrag() {
        workbench.dragging(true);
        workbench.change(Field.OVERLAP, 0.25);
        assertFalse(workbench.playingProperty().get());
    }

    private static Snapshot given() {
        return GivenWeights.snapshot("a.npy: W", Matrix.of(2, 3, 1, 2, 3, 4, 5, 6), Optional.empty());
    }

    @Test
    void givenWeightsStayWhateverTheRunBehindThemDoes() {
        workbench.playOrPause();
        pulseUntil(s -> s.step() > 10);
        workbench.showGiven(given(), "a.npy", "W");
        for (int pulse = 0; pulse < 100; pulse++) {
            workbench.pulse();
        }
        assertEquals(given().weights(), workbench.snapshot().orElseThrow().weights());
        assertEquals("W in a.npy", workbench.openedProperty().get().title());
    }

    @Test
    void givenWeightsCannotBeTrainedAndSayWhy() {
        workbench.showGiven(given(), "a.npy", "W");
        List<Runnable> ways = List.of(
                workbench::playOrPause,
                () -> workbench.step(1),
                workbench::restart,
                workbench::restartWithNewSeed,
                () -> workbench.change(Field.LEARNING_RATE, 0.5),
                () -> workbench.reset(Field.L1));
        for (Runnable way : ways) {
            workbench.dismiss();
            way.run();
            assertEquals(
                    "These weights came from a file: there is nothing to train. Open a recipe to train one.",
                    workbench.noticeProperty().get().sentence());
            assertEquals(given().experiment(), workbench.recipe());
        }
    }

    @Test
    void aRecipeOpenedAfterGivenWeightsTrains() {
        workbench.showGiven(given(), "a.npy", "W");
        assertFalse(workbench.trainableProperty().get());
        workbench.open(preset(RECIPE));
        assertTrue(workbench.trainableProperty().get());
        assertEquals(8, pulseUntil(s -> s.status().isTraining()).weights().rows());
    }
}
