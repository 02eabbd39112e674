package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.polyseme.session.Loop;
import org.polyseme.session.Pace;
import org.polyseme.session.Session;
import org.polyseme.state.Branch;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Mark;
import org.polyseme.state.ModelKind;
import org.polyseme.state.RunStatus;
import org.polyseme.store.Preset;
import org.polyseme.support.FakeTraining;
import org.polyseme.support.Waiting;

class TimelineModelTest {
    private static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 8)
            .with(Field.NEURONS, 8)
            .with(Field.PAIRS, 0)
            .with(Field.STEPS, 1_000_000_000L);

    private final Workbench workbench = begin();
    private final TimelineModel time = workbench.time();

    private static Workbench begin() {
        Session session = new Session(RECIPE, false, new FakeTraining.Plan(), failure -> "CODE");
        Workbench begun = new Workbench(new Preset("id", "Title", "", "", RECIPE, List.of()), session, false);
        begun.pace(Pace.MAXIMUM);
        return begun;
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private void until(BooleanSupplier wanted) {
        Waiting.until(() -> {
            workbench.pulse();
            return wanted.getAsBoolean();
        });
    }

    private void untilAt(long step) {
        until(() -> workbench.timeline().cursor() == step);
    }

    private List<String> names() {
        return workbench.timeline().branches().stream().map(Branch::name).toList();
    }

    @Test
    void everyStepBackCountsThoughNoPictureHasComeBetween() {
        workbench.step(50);
        untilAt(50);
        for (int i = 0; i < 7; i++) {
            time.back(1);
        }
        time.back(10);
        untilAt(33);
        assertFalse(workbench.timeline().isLive());
        assertEquals(50, time.head());
    }

    @Test
    void aStepAtTheEndStaysAndSaysWhyAndPlayBeginsAgain() {
        workbench.change(Field.STEPS, 20);
        workbench.step(30);
        until(() -> workbench.snapshot().filter(s -> s.status().isOver()).isPresent());
        assertEquals(20, workbench.timeline().cursor());
        workbench.step(1);
        assertEquals(
                "The run is over at step 20: all steps taken. Space plays it from its beginning.",
                workbench.noticeProperty().get().sentence());
        assertFalse(workbench.playingProperty().get());
        time.back(3);
        workbench.step(1);
        untilAt(18);
        workbench.step(9);
        untilAt(20);
        until(() -> workbench.snapshot().filter(s -> s.status().isOver()).isPresent());
        long jumps = workbench.timeline().jumps();
        workbench.playOrPause();
        until(() -> workbench.timeline().jumps() > jumps);
        assertEquals(20, time.head());
    }

    @Test
    void aLoopIsRestoredFromItsWordsAndWhatIsNoneIsPassedOver() {
        assertEquals("", time.loop().text());
        time.loop().restore("30:200");
        assertEquals(Optional.of(new Loop(30, 200)), time.loop().range());
        assertEquals("30:200", time.loop().text());
        for (String word : List.of("", "5", "5:", ":7", "a:b", "-4:9", "1:99999999999999999999", "4:7:9")) {
            time.loop().restore(word);
            assertEquals("30:200", time.loop().text(), word);
        }
    }

    @Test
    void theFirstStepAndTheNewestAreNeverPassed() {
        workbench.step(20);
        untilAt(20);
        time.back(1_000);
        untilAt(0);
        time.seek(1_000);
        untilAt(20);
        time.first();
        untilAt(0);
        time.followLive();
        until(() -> workbench.timeline().isLive());
        assertEquals(20, workbench.timeline().cursor());
    }

    @Test
    void aDragWhilePlayingWaitsAndGoesOnAfterwards() {
        workbench.playOrPause();
        until(() -> workbench.timeline().cursor() > 200);
        time.grab();
        time.seek(100);
        time.seek(40);
        until(() -> workbench.timeline().cursor() == 40
                && workbench.snapshot().orElseThrow().status() instanceof RunStatus.Paused);
        time.drop();
        until(() -> workbench.timeline().cursor() > 40);
        assertTrue(workbench.playingProperty().get());
    }

    @Test
    void aDragThatIsGivenUpLeavesTheCursorWhereItWas() {
        workbench.step(30);
        untilAt(30);
        time.grab();
        time.seek(3);
        untilAt(3);
        time.cancel();
        untilAt(30);
        assertFalse(workbench.playingProperty().get());
    }

    @Test
    void aForkCanBeTakenBackAndBroughtBack() {
        workbench.step(10);
        untilAt(10);
        time.back(4);
        time.fork();
        until(() -> names().size() == 2);
        assertEquals(List.of("Run 1", "Branch 2"), names());
        assertEquals(6, workbench.timeline().branch().orElseThrow().forkStep());
        workbench.undo().undo();
        until(() -> names().equals(List.of("Run 1")));
        workbench.undo().redo();
        until(() -> names().equals(List.of("Run 1", "Branch 2")));
    }

    @Test
    void aChangeOfThePastGoesOnAsABranchAndSaysSo() {
        workbench.step(10);
        untilAt(10);
        time.back(5);
        untilAt(5);
        workbench.change(Field.L1, 0.5);
        until(() -> names().size() == 2);
        Notice notice = workbench.noticeProperty().get();
        assertTrue(notice != null && notice.sentence().startsWith("Changed the past: went on as Branch 2."));
        assertEquals(10, workbench.timeline().branch(0).orElseThrow().head());
    }

    @Test
    void aChangeAtTheHeadStaysOnItsBranch() {
        workbench.step(10);
        untilAt(10);
        List<Change.Cell> cells = List.of(new Change.Cell(1, 2, 0.75f));
        time.setWeights(cells);
        Change made = new Change.Weights(10, cells);
        until(() ->
                workbench.timeline().branch().orElseThrow().script().changes().equals(List.of(made)));
        assertEquals(List.of("Run 1"), names());
    }

    @Test
    void heldFeaturesAreThoseOfTheLastChangeBeforeTheCursor() {
        workbench.step(10);
        untilAt(10);
        time.holdOrRelease(3);
        until(() -> time.frozen().equals(List.of(3)));
        time.holdOrRelease(1);
        until(() -> time.frozen().equals(List.of(1, 3)));
        time.back(1);
        untilAt(9);
        assertEquals(List.of(), time.frozen());
    }

    @Test
    void namesColoursAndDeletionsAreTakenBack() {
        workbench.step(10);
        untilAt(10);
        time.fork();
        until(() -> names().size() == 2);
        int id = workbench.timeline().current();
        int before = workbench.timeline().branch().orElseThrow().colour();
        time.rename(id, "  with noise ");
        time.recolour(id, 5);
        until(() -> workbench.timeline().branch(id).filter(b -> b.colour() == 5).isPresent());
        assertEquals(List.of("Run 1", "with noise"), names());
        time.delete(id);
        until(() -> names().equals(List.of("Run 1")));
        workbench.undo().undo();
        until(() -> names().equals(List.of("Run 1", "with noise")));
        workbench.undo().undo();
        until(() -> workbench.timeline().branch(id).orElseThrow().colour() == before);
        workbench.undo().undo();
        until(() -> names().equals(List.of("Run 1", "Branch 2")));
    }

    @Test
    void theOnlyRunIsNotDeleted() {
        workbench.step(1);
        untilAt(1);
        time.deleteCurrent();
        Notice notice = workbench.noticeProperty().get();
        assertTrue(notice != null && notice.kind() == Notice.Kind.REFUSAL);
    }

    @Test
    void aChangeBetweenASeekAndItsPictureIsNotOverwritten() {
        workbench.step(10);
        untilAt(10);
        workbench.change(Field.L1, 0.5);
        workbench.step(10);
        untilAt(20);
        for (int i = 0; i < 20; i++) {
            double wish = 0.25 + i / 1000.0;
            time.seek(3);
            workbench.change(Field.L1, wish);
            for (int pulses = 0; pulses < 3; pulses++) {
                workbench.pulse();
                assertEquals(wish, workbench.recipe().get(Field.L1));
            }
            until(() -> workbench.timeline().isLive() && workbench.timeline().cursor() == 3);
            assertEquals(wish, workbench.recipe().get(Field.L1));
            time.seek(workbench.timeline().branches().get(0).id(), 20);
            untilAt(20);
        }
    }

    @Test
    void whatIsReplayedShowsTheSettingsOfItsSteps() {
        workbench.step(10);
        untilAt(10);
        workbench.change(Field.L1, 0.5);
        workbench.step(10);
        untilAt(20);
        time.first();
        untilAt(0);
        assertEquals(RECIPE.get(Field.L1), workbench.recipe().get(Field.L1));
        workbench.step(15);
        untilAt(15);
        assertEquals(0.5, workbench.recipe().get(Field.L1));
    }

    @Test
    void aLoopBeginsAndEndsAtTheCursorAndIsPlayed() {
        workbench.step(50);
        untilAt(50);
        time.seek(30);
        time.loop().beginHere();
        assertEquals(Optional.of(new Loop(30, 50)), time.loop().range());
        time.seek(40);
        time.loop().endHere();
        assertEquals(Optional.of(new Loop(30, 40)), time.loop().range());
        workbench.playOrPause();
        long jumps = workbench.timeline().jumps();
        until(() -> workbench.timeline().jumps() > jumps + 3);
        assertTrue(workbench.playingProperty().get());
        assertEquals(50, time.head());
        time.loop().toggle();
        until(() -> workbench.timeline().cursor() > 50);
    }

    @Test
    void anotherRecipeIsNotPlayedInTheLoopOfTheOneBefore() {
        workbench.step(50);
        untilAt(50);
        time.loop().set(10, 20);
        workbench.open(new Preset("id", "Other", "", "", RECIPE.with(Field.SEED, 5L), List.of()));
        assertEquals(Optional.empty(), time.loop().range());
        workbench.step(30);
        untilAt(30);
    }

    @Test
    void aLoopCannotEndAtTheFirstStep() {
        workbench.step(5);
        untilAt(5);
        time.first();
        untilAt(0);
        time.loop().endHere();
        assertEquals(Optional.empty(), time.loop().range());
        Notice notice = workbench.noticeProperty().get();
        assertTrue(notice != null && notice.kind() == Notice.Kind.REFUSAL);
    }

    @Test
    void theNextAndThePreviousEventAreFound() {
        workbench.step(4);
        untilAt(4);
        workbench.change(Field.L1, 0.5);
        workbench.step(4);
        untilAt(8);
        until(() -> workbench.timeline().branch().orElseThrow().marks().stream()
                .anyMatch(mark -> mark.kind() == Mark.Kind.PARAMETER_CHANGED));
        time.toPreviousMark();
        untilAt(4);
        time.first();
        untilAt(0);
        time.toNextMark();
        untilAt(4);
    }
}
