package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.figure.Option;
import org.polyseme.session.Pace;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;
import org.polyseme.store.FileProblem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window with the mouse unplugged, but for the one test that drags. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {
    private static final int MOST_TABS = 20;

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

    private Experiment recipe() {
        return WaitForAsyncUtils.waitForAsyncFx(1000, () -> window.workbench().recipe());
    }

    private Node focus() {
        return WaitForAsyncUtils.waitForAsyncFx(1000, () -> stage.getScene().getFocusOwner());
    }

    private static void control(FxRobot robot, KeyCode... keys) {
        robot.press(KeyCode.CONTROL).type(keys).release(KeyCode.CONTROL);
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).query().isVisible();
    }

    @Test
    void aDialIsFoundTurnedAndTurnedBack(FxRobot robot) {
        robot.type(KeyCode.F6, 2); // Past the tools, into the recipe.
        for (int tabs = 0; tabs < MOST_TABS && !"slider-overlap".equals(focus().getId()); tabs++) {
            robot.type(KeyCode.TAB);
        }
        assertEquals("slider-overlap", focus().getId());
        robot.type(KeyCode.RIGHT);
        assertEquals(-0.93, recipe().overlap(), 1e-9);
        robot.type(KeyCode.PAGE_UP);
        assertEquals(-0.73, recipe().overlap(), 1e-9);
        control(robot, KeyCode.Z, KeyCode.Z);
        assertEquals(-0.95, recipe().overlap());
        control(robot, KeyCode.Y);
        assertEquals(-0.93, recipe().overlap(), 1e-9);
    }

    @Test
    void f6WalksThroughThePanesAndComesBackToWhereEachWasLeft(FxRobot robot) {
        robot.type(KeyCode.F6, 2);
        robot.type(KeyCode.TAB, 3);
        Node left = focus();
        robot.type(KeyCode.F6, 8); // Three figures, curves, inspector, timeline, tools, and here again.
        assertEquals(left, focus());
        robot.press(KeyCode.SHIFT).type(KeyCode.F6).release(KeyCode.SHIFT);
        assertEquals("play", focus().getId());
    }

    @Test
    void whereF6LedToIsSeenUntilTheFocusGoesOn(FxRobot robot) {
        robot.type(KeyCode.F6);
        Node reached = focus();
        assertTrue(reached.getPseudoClassStates().contains(PseudoClass.getPseudoClass("reached")), reached.toString());
        robot.type(KeyCode.TAB);
        assertFalse(reached.getPseudoClassStates().contains(PseudoClass.getPseudoClass("reached")), reached.toString());
    }

    @Test
    void thePaletteFindsASettingAndGoesThere(FxRobot robot) throws TimeoutException {
        control(robot, KeyCode.K);
        until(() -> isShown(robot, "#palette"));
        robot.write("set dropout").type(KeyCode.ENTER);
        until(() -> "value-dropout".equals(stage.getScene().getFocusOwner().getId()));
        assertFalse(isShown(robot, "#palette"));
        robot.write("0.25").type(KeyCode.ENTER);
        assertEquals(0.25, recipe().dropout());
    }

    @Test
    void aNumberTypedForASettingOfTheHiddenRecipeIsNoCommand(FxRobot robot) throws TimeoutException {
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT1).release(KeyCode.ALT);
        until(() -> robot.lookup("#recipe").tryQuery().isEmpty());
        control(robot, KeyCode.K);
        until(() -> isShown(robot, "#palette"));
        robot.write("set features").type(KeyCode.ENTER);
        until(() -> "value-features".equals(stage.getScene().getFocusOwner().getId()));
        robot.write("51").type(KeyCode.ENTER);
        assertEquals(51, recipe().features());
        assertEquals(Pace.NORMAL, window.workbench().paceProperty().get());
    }

    private double curvesFrom() {
        return WaitForAsyncUtils.waitForAsyncFx(
                1000, () -> window.surroundings().options().get().number(Option.CURVES_FROM));
    }

    private double curvesTo() {
        return WaitForAsyncUtils.waitForAsyncFx(
                1000, () -> window.surroundings().options().get().number(Option.CURVES_TO));
    }

    @Test
    void theCurvesAreZoomedMovedAndBroughtHomeByKeysAndANewRunEndsTheZoom(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.workbench().pace(Pace.MAXIMUM));
        until(() -> window.workbench().snapshot().filter(s -> s.step() > 2000).isPresent());
        robot.type(KeyCode.SPACE);
        robot.type(KeyCode.F6, 6); // Tools, recipe, three figures, curves.
        assertEquals("curves", focus().getId());
        robot.type(KeyCode.EQUALS, 3);
        until(() -> curvesTo() > 0);
        double from = curvesFrom();
        long before = WaitForAsyncUtils.waitForAsyncFx(
                1000, () -> window.workbench().snapshot().orElseThrow().step());
        robot.type(KeyCode.RIGHT);
        until(() -> curvesFrom() > from);
        assertEquals(before, window.workbench().snapshot().orElseThrow().step(), "the arrow moved the curves alone");
        robot.type(KeyCode.HOME);
        until(() -> curvesTo() == 0);
        robot.type(KeyCode.EQUALS, 3);
        until(() -> curvesFrom() > 0);
        robot.interact(window.workbench()::restart);
        until(() -> curvesTo() == 0);
    }

    @Test
    void whatIsTypedIntoThePaletteIsNoCommand(FxRobot robot) throws TimeoutException {
        until(() -> window.workbench().playingProperty().get());
        Experiment before = recipe();
        control(robot, KeyCode.L);
        robot.write("5 r ");
        assertEquals(
                "5 r ", robot.lookup("#palette-search").queryAs(TextField.class).getText());
        assertEquals(Pace.NORMAL, window.workbench().paceProperty().get());
        assertEquals(before, recipe());
        robot.type(KeyCode.ESCAPE);
        assertFalse(isShown(robot, "#palette"));
        robot.type(KeyCode.DIGIT5);
        assertEquals(Pace.MAXIMUM, window.workbench().paceProperty().get());
    }

    @Test
    void whatWasUsedLastStandsFirst(FxRobot robot) throws TimeoutException {
        control(robot, KeyCode.K);
        robot.write("dark").type(KeyCode.ENTER);
        control(robot, KeyCode.K);
        until(() -> robot.lookup("#palette-list")
                .queryAs(ListView.class)
                .getItems()
                .get(0)
                .toString()
                .contains("theme-dark"));
    }

    @Test
    void aPresetIsFoundAndOpened(FxRobot robot) throws TimeoutException {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.O)
                .release(KeyCode.SHIFT)
                .release(KeyCode.CONTROL);
        until(() -> isShown(robot, "#presets"));
        robot.write("pentagon of equals").type(KeyCode.ENTER);
        until(() -> window.workbench().recipe().model() == ModelKind.TIED_AUTOENCODER);
        assertEquals("A pentagon of equals — Polyseme", stage.getTitle());
        control(robot, KeyCode.Z);
        assertEquals(ModelKind.INCIDENTAL, recipe().model());
    }

    @Test
    void theListOfKeysComesAndGoes(FxRobot robot) throws TimeoutException {
        robot.type(KeyCode.F1);
        until(() -> isShown(robot, "#keys"));
        robot.type(KeyCode.SPACE);
        assertTrue(window.workbench().playingProperty().get(), "keys behind the list must wait");
        robot.type(KeyCode.ESCAPE);
        until(() -> !isShown(robot, "#keys"));
    }

    @Test
    void bracketsChangeTheSpeed(FxRobot robot) {
        robot.type(KeyCode.OPEN_BRACKET, 2);
        assertEquals(Pace.VERY_SLOW, window.workbench().paceProperty().get());
        robot.type(KeyCode.CLOSE_BRACKET);
        assertEquals(Pace.SLOW, window.workbench().paceProperty().get());
        robot.type(KeyCode.DIGIT0);
        assertEquals(Pace.MAXIMUM, window.workbench().paceProperty().get());
    }

    @Test
    void ctrlEqualsEnlargesAndCtrl0BringsBack(FxRobot robot) throws TimeoutException {
        Labeled label = robot.lookup("#row-l1").lookup(".dial-label").queryAs(Label.class);
        control(robot, KeyCode.EQUALS, KeyCode.EQUALS);
        until(() -> Math.abs(label.getFont().getSize() - 13 * 1.2) < 0.1);
        control(robot, KeyCode.DIGIT0);
        until(() -> label.getFont().getSize() == 13);
    }

    @Test
    void aWholeDragIsTakenBackAtOnce(FxRobot robot) {
        Slider slider = robot.lookup("#slider-overlap").queryAs(Slider.class);
        Bounds bounds = slider.localToScreen(slider.getBoundsInLocal());
        robot.drag(new Point2D(bounds.getMinX() + 0.3 * bounds.getWidth(), bounds.getCenterY()), MouseButton.PRIMARY);
        robot.moveTo(new Point2D(bounds.getMinX() + 0.6 * bounds.getWidth(), bounds.getCenterY()));
        robot.dropTo(new Point2D(bounds.getMinX() + 0.8 * bounds.getWidth(), bounds.getCenterY()));
        assertTrue(recipe().overlap() > 0.4);
        control(robot, KeyCode.Z);
        assertEquals(-0.95, recipe().overlap());
    }

    @Test
    void aSettingIsFoundByItsName(FxRobot robot) throws TimeoutException {
        robot.interact(() -> robot.lookup("#find-setting").query().requestFocus());
        robot.write("collision");
        until(() -> isShown(robot, "#row-collision"));
        assertFalse(isShown(robot, "#row-features"));
        robot.type(KeyCode.ESCAPE);
        until(() -> isShown(robot, "#row-features"));
        assertFalse(isShown(robot, "#row-collision"));
    }
}
