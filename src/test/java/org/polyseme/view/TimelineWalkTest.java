package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.figure.Numerals;
import org.polyseme.session.EngineTraining;
import org.polyseme.session.Loop;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Branch;
import org.polyseme.state.Field;
import org.polyseme.state.Mark;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.view.model.LoopModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Goes back, branches off and takes back as a user would, on the real engine. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class TimelineWalkTest {
    private Stage stage;
    private PolysemeWindow window;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, Optional::empty, Theme.LIGHT);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    private static <T> T onFx(Callable<T> ask) {
        return WaitForAsyncUtils.waitForAsyncFx(1000, ask);
    }

    private Snapshot shown(Predicate<Snapshot> wanted) throws TimeoutException {
        until(() -> window.workbench().snapshot().filter(wanted).isPresent());
        return onFx(() -> window.workbench().snapshot().orElseThrow());
    }

    private TimelineView timeline() {
        return onFx(() -> window.workbench().timeline());
    }

    private List<String> names() {
        return timeline().branches().stream().map(Branch::name).toList();
    }

    private long pausedAfter(FxRobot robot, long steps) throws TimeoutException {
        shown(s -> s.step() > steps);
        robot.type(KeyCode.SPACE);
        return shown(s -> s.status() instanceof RunStatus.Paused).step();
    }

    private static float[] numbers(Matrix weights) {
        float[] numbers = new float[weights.rows() * weights.columns()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = weights.at(i / weights.columns(), i % weights.columns());
        }
        return numbers;
    }

    private static Point2D onTrack(Node track, double share) {
        Bounds bounds = track.localToScreen(track.getBoundsInLocal());
        double left = bounds.getMinX() + 104;
        double right = bounds.getMaxX() - 28;
        return new Point2D(left + share * (right - left), bounds.getMaxY() - 24);
    }

    @Test
    void branchesThatHaveNoRoomForTheirNamesAreInAMenu(FxRobot robot) throws TimeoutException {
        pausedAfter(robot, 20);
        MenuButton more = robot.lookup("#more-branches").queryAs(MenuButton.class);
        assertFalse(more.isVisible());
        for (int runs = 2; runs <= 5; runs++) {
            int wanted = runs;
            robot.interact(() -> window.workbench().time().fork());
            until(() -> timeline().branches().size() == wanted);
            long before = timeline().cursor();
            robot.interact(() -> window.workbench().step(1));
            until(() -> timeline().cursor() == before + 1);
        }
        until(() -> more.isVisible() && more.getText().equals("2 more"));
        assertEquals(
                names(),
                onFx(() -> more.getItems().stream().map(MenuItem::getText).toList()));
        robot.interact(() -> more.getItems().get(0).fire());
        until(() -> timeline().branch().orElseThrow().name().equals(names().get(0)));
    }

    @Test
    void aStepThatWasDraggedToShowsTheWeightsOfARunThatStoppedThere(FxRobot robot) throws TimeoutException {
        pausedAfter(robot, 600);
        Node track = robot.lookup("#track").query();
        robot.drag(onTrack(track, 0.05), MouseButton.PRIMARY)
                .moveTo(onTrack(track, 0.04))
                .dropTo(onTrack(track, 0.03));
        until(() -> window.workbench().timeline().cursor()
                        == window.workbench().time().cursor()
                && !window.workbench().timeline().isLive());
        Snapshot there = onFx(() -> window.workbench().snapshot().orElseThrow());
        assertEquals(there.step(), timeline().cursor());
        assertEquals(
                Numerals.count(there.step()),
                robot.lookup("#timeline-step").queryAs(Label.class).getText());
        try (EngineTraining fresh = EngineTraining.of(there.experiment())) {
            while (fresh.steps() < there.step()) {
                fresh.step();
            }
            assertArrayEquals(numbers(fresh.parameters().weights()), numbers(there.weights()));
        }
    }

    @Test
    void aDragWithShiftPlaysALoopAndItsEndsCanBeDragged(FxRobot robot) throws TimeoutException {
        pausedAfter(robot, 600);
        Node track = robot.lookup("#track").query();
        LoopModel loop = window.workbench().time().loop();
        robot.press(KeyCode.SHIFT);
        robot.drag(onTrack(track, 0.1), MouseButton.PRIMARY).dropTo(onTrack(track, 0.2));
        robot.release(KeyCode.SHIFT);
        Loop range = onFx(loop::range).orElseThrow();
        assertEquals(2.0, (double) range.to() / range.from(), 0.1);
        long jumps = timeline().jumps();
        robot.type(KeyCode.SPACE);
        until(() -> window.workbench().timeline().jumps() > jumps + 2);
        robot.drag(onTrack(track, 0.2), MouseButton.PRIMARY).dropTo(onTrack(track, 0.3));
        Loop longer = onFx(loop::range).orElseThrow();
        assertEquals(range.from(), longer.from());
        assertEquals(3.0, (double) longer.to() / longer.from(), 0.15);
        robot.type(KeyCode.L);
        assertEquals(Optional.empty(), onFx(loop::range));
    }

    @Test
    void aMarkThatIsClickedIsShownAtTheVeryStepAndWaits(FxRobot robot) throws TimeoutException {
        until(() -> window.workbench()
                .timeline()
                .branch()
                .filter(branch -> !branch.marks().isEmpty())
                .isPresent());
        pausedAfter(robot, 900);
        robot.type(KeyCode.END);
        robot.press(KeyCode.CONTROL).type(KeyCode.LEFT).release(KeyCode.CONTROL);
        Branch branch = timeline().branch().orElseThrow();
        Mark last = branch.marks().get(branch.marks().size() - 1);
        // The step is known a moment before the cursor is there.
        until(() -> window.workbench()
                .time()
                .words(List.of(last))
                .startsWith(
                        "Step " + Numerals.count(window.workbench().timeline().cursor()) + ": "));
        long step = timeline().cursor();
        assertTrue(step <= last.step() && step > last.step() - 16);
    }

    @Test
    void theArrowKeysGoBackAndForthAndHomeAndEndToTheEnds(FxRobot robot) throws TimeoutException {
        long head = pausedAfter(robot, 100);
        robot.type(KeyCode.LEFT);
        shown(s -> s.step() == head - 1);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        shown(s -> s.step() == head - 11);
        robot.type(KeyCode.RIGHT);
        shown(s -> s.step() == head - 10);
        robot.type(KeyCode.HOME);
        shown(s -> s.step() == 0);
        robot.type(KeyCode.END);
        shown(s -> s.step() == head);
        assertTrue(timeline().isLive());
    }

    @Test
    void aBranchLeavesItsParentUntouchedAndIsDeletedAndBroughtBack(FxRobot robot) throws TimeoutException {
        long head = pausedAfter(robot, 200);
        float[] before = numbers(shown(s -> s.step() == head).weights());
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        shown(s -> s.step() == head - 10);
        robot.type(KeyCode.B);
        until(() -> window.workbench().timeline().branches().size() == 2);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT, 3).release(KeyCode.SHIFT);
        shown(s -> s.step() == head + 20);
        assertEquals(List.of("Run 1", "Branch 2"), names());
        assertEquals(head, timeline().branch(0).orElseThrow().head());
        robot.type(KeyCode.DELETE);
        until(() -> window.workbench().timeline().branches().size() == 1);
        robot.type(KeyCode.END);
        assertArrayEquals(before, numbers(shown(s -> s.step() == head).weights()));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> window.workbench().timeline().branches().size() == 2);
        assertEquals(head + 20, timeline().branch(1).orElseThrow().head());
    }

    @Test
    void aBranchIsComparedWithItsParentUnderOneCursorUntilEsc(FxRobot robot) throws TimeoutException {
        pausedAfter(robot, 200);
        robot.clickOn("#branch-here");
        until(() -> window.workbench().timeline().branches().size() == 2);
        robot.interact(() -> window.workbench().change(Field.L1, 0.25));
        robot.clickOn("#compare-branches");
        until(() ->
                robot.lookup("#compare-settings").queryAs(Label.class).getText().endsWith("| 0.01")
                        && robot.lookup("#compare-settings")
                                .queryAs(Label.class)
                                .getText()
                                .startsWith("Settings: "));
        assertEquals(
                "Branch 2", robot.lookup("#compare-own").queryAs(Label.class).getText());
        assertEquals(
                "Run 1", robot.lookup("#compare-other").queryAs(Labeled.class).getText());
        robot.type(KeyCode.ESCAPE);
        assertTrue(robot.lookup("#compare").tryQuery().isEmpty());
        assertTrue(robot.lookup("#inspector").tryQuery().isPresent());
    }

    @Test
    void theTwinOfAPairStandsBesideIt(FxRobot robot) throws TimeoutException {
        pausedAfter(robot, 50);
        robot.clickOn("#find").write("f2 f3").type(KeyCode.ENTER);
        robot.type(KeyCode.T);
        assertEquals(
                "Twin: f3 began reversed",
                robot.lookup("#compare-other").queryAs(Labeled.class).getText());
        until(() -> "The same settings"
                .equals(robot.lookup("#compare-settings").queryAs(Label.class).getText()));
    }

    @Test
    void theOtherRunIsChosenAmongPresetsAndTheDifferenceIsShown(FxRobot robot) throws TimeoutException, FileProblem {
        pausedAfter(robot, 50);
        Preset other = Presets.load().all().get(1);
        robot.type(KeyCode.A); // There is one run only: this asks with which other.
        until(() -> robot.lookup("#compare-presets").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> window.compareWith(other));
        MenuButton chooser = robot.lookup("#compare-other").queryAs(MenuButton.class);
        assertTrue(chooser.getItems().stream().anyMatch(item -> "compare-presets".equals(item.getId())));
        assertTrue(robot.lookup("#difference").tryQuery().isEmpty());
        robot.interact(() ->
                robot.lookup("#compare-difference").queryAs(ToggleButton.class).fire());
        assertTrue(robot.lookup("#difference").tryQuery().isPresent());
        robot.type(KeyCode.A);
        assertTrue(robot.lookup("#difference").tryQuery().isEmpty());
    }

    @Test
    void theStoryOfACollisionOffersItsTwin(FxRobot robot) throws TimeoutException {
        pausedAfter(robot, 50);
        Hyperlink link = robot.lookup("#twin-of-selected").queryAs(Hyperlink.class);
        assertFalse(link.isVisible());
        robot.clickOn("#find").write("f2 f3").type(KeyCode.ENTER);
        until(link::isVisible);
        robot.clickOn(link);
        assertEquals(
                "Twin: f3 began reversed",
                robot.lookup("#compare-other").queryAs(Labeled.class).getText());
    }

    @Test
    void aFeatureIsHeldAndLetGo(FxRobot robot) throws TimeoutException {
        pausedAfter(robot, 50);
        robot.clickOn("#find").write("f4").type(KeyCode.ENTER);
        robot.type(KeyCode.H);
        until(() -> window.workbench().time().frozen().equals(List.of(4)));
        float[] held =
                numbers(onFx(() -> window.workbench().snapshot().orElseThrow().weights()));
        long from = timeline().cursor();
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        Snapshot later = shown(s -> s.step() == from + 10);
        int m = later.weights().columns();
        assertArrayEquals(
                Arrays.copyOfRange(held, 4 * m, 5 * m), Arrays.copyOfRange(numbers(later.weights()), 4 * m, 5 * m));
        robot.type(KeyCode.H);
        until(() -> window.workbench().time().frozen().isEmpty());
    }

    @Test
    void aBrushSetsTheWeightsThatItGoesOverAndOneUndoTakesTheStrokeBack(FxRobot robot) throws TimeoutException {
        pausedAfter(robot, 50);
        float[] before =
                numbers(onFx(() -> window.workbench().snapshot().orElseThrow().weights()));
        robot.type(KeyCode.D);
        Node weights = robot.lookup("#weights").query();
        Bounds at = weights.localToScreen(weights.getBoundsInLocal());
        Point2D middle = new Point2D(at.getMinX() + at.getWidth() * 0.4, at.getCenterY());
        robot.drag(middle, MouseButton.PRIMARY).dropTo(middle.add(30, 0));
        until(() -> window.workbench().undo().undoNameProperty().get().startsWith("setting"));
        until(() -> contains(window.workbench().snapshot().orElseThrow().weights(), 1));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> Arrays.equals(
                before, numbers(window.workbench().snapshot().orElseThrow().weights())));
    }

    private static boolean contains(Matrix weights, float value) {
        for (float number : numbers(weights)) {
            if (number == value) {
                return true;
            }
        }
        return false;
    }
}
