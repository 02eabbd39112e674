package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.store.FileProblem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The three panes in the centre: choosing figures, giving one all the room. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class FigureStageTest {
    private Stage stage;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        WalkedWindow.open(stage, Optional::empty, Theme.SYSTEM);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private static Bounds bounds(FxRobot robot, String query) {
        return WaitForAsyncUtils.waitForAsyncFx(1000, () -> {
            Node node = robot.lookup(query).query();
            return node.localToScreen(node.getBoundsInLocal());
        });
    }

    private static void choose(FxRobot robot, String chooser, String figure) {
        MenuButton button = robot.lookup(chooser).queryAs(MenuButton.class);
        robot.interact(() -> button.getItems().stream()
                .filter(item -> figure.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static void doubleClick(FxRobot robot, String figure) {
        Bounds bounds = bounds(robot, figure);
        robot.doubleClickOn(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
    }

    @Test
    void itOpensWithWeightsOverlapAndGeometry(FxRobot robot) {
        assertTrue(isShown(robot, "#weights"));
        assertTrue(isShown(robot, "#overlap"));
        assertTrue(isShown(robot, "#geometry"));
        assertFalse(isShown(robot, "#allocation"));
    }

    @Test
    void theChosenFigureTakesThePlaceAndIsPainted(FxRobot robot) throws TimeoutException {
        Bounds place = bounds(robot, "#geometry");
        choose(robot, "#choose-geometry", "allocation");
        until(() -> isShown(robot, "#allocation") && place.equals(bounds(robot, "#allocation")));
        assertFalse(isShown(robot, "#geometry"));
        until(() -> ((ImageView) robot.lookup("#allocation")
                                .queryAs(Region.class)
                                .getChildrenUnmodifiable()
                                .get(0))
                        .getImage()
                != null);
    }

    @Test
    void aFigureThatIsShownElsewhereChangesPlaces(FxRobot robot) throws TimeoutException {
        Bounds weights = bounds(robot, "#weights");
        Bounds overlap = bounds(robot, "#overlap");
        choose(robot, "#choose-weights", "overlap");
        until(() -> bounds(robot, "#overlap").equals(weights));
        assertEquals(overlap, bounds(robot, "#weights"));
    }

    @Test
    void theMenuBarListsEveryFigureForEveryPlaceAndTicksTheShownOne(FxRobot robot) {
        MenuBar bar = robot.lookup(".window-menu").queryAs(MenuBar.class);
        Menu view = bar.getMenus().stream()
                .filter(menu -> menu.getText().equals("View"))
                .findFirst()
                .orElseThrow();
        Menu second = (Menu) view.getItems().stream()
                .filter(item -> "Second pane".equals(item.getText()))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> second.getItems().get(3).fire());
        assertTrue(isShown(robot, "#allocation"));
        assertEquals(
                Figures.all().stream().map(Figure::title).toList(),
                second.getItems().stream()
                        .filter(RadioMenuItem.class::isInstance)
                        .map(MenuItem::getText)
                        .toList());
        assertEquals(
                List.of("pane-2-allocation"),
                second.getItems().stream()
                        .filter(item -> item instanceof RadioMenuItem choice && choice.isSelected())
                        .map(MenuItem::getId)
                        .toList());
    }

    @Test
    void aClickOnTheTitleOpensTheListAndEscapeClosesIt(FxRobot robot) throws TimeoutException {
        doubleClick(robot, "#overlap");
        until(() -> !isShown(robot, "#weights"));
        robot.clickOn("#choose-overlap");
        MenuButton button = robot.lookup("#choose-overlap").queryAs(MenuButton.class);
        until(button::isShowing);
        robot.type(KeyCode.ESCAPE);
        until(() -> !button.isShowing());
        assertFalse(isShown(robot, "#weights"), "the list took the key");
    }

    @Test
    void enterOpensTheListOfAFocusedTitle(FxRobot robot) throws TimeoutException {
        MenuButton button = robot.lookup("#choose-weights").queryAs(MenuButton.class);
        robot.interact(button::requestFocus);
        robot.type(KeyCode.ENTER);
        until(button::isShowing);
    }

    @Test
    void aDoubleClickGivesAFigureAllTheRoomAndAnotherGivesItBack(FxRobot robot) throws TimeoutException {
        Bounds before = bounds(robot, "#overlap");
        Bounds room = bounds(robot, ".stage");
        doubleClick(robot, "#overlap");
        until(() -> bounds(robot, "#overlap").getWidth() > room.getWidth() - 30);
        assertTrue(bounds(robot, "#overlap").getHeight() > room.getHeight() - 30);
        doubleClick(robot, "#overlap");
        until(() -> bounds(robot, "#overlap").equals(before));
        assertTrue(isShown(robot, "#weights"));
    }

    @Test
    void escapeGivesTheRoomBackAlsoWhileATitleHasTheFocus(FxRobot robot) throws TimeoutException {
        doubleClick(robot, "#overlap");
        until(() -> !isShown(robot, "#weights"));
        Node chooser = robot.lookup("#choose-overlap").query();
        robot.interact(chooser::requestFocus);
        robot.type(KeyCode.ESCAPE);
        until(() -> isShown(robot, "#weights"));
    }

    @Test
    void escapeGivesTheRoomBackAndOnlyThenDismissesTheBanner(FxRobot robot) throws TimeoutException {
        robot.clickOn("#value-overlap").write("7").type(KeyCode.ENTER);
        until(() -> robot.lookup("#banner").query().isVisible());
        doubleClick(robot, "#overlap");
        until(() -> !isShown(robot, "#weights"));
        robot.type(KeyCode.ESCAPE);
        until(() -> isShown(robot, "#weights"));
        assertTrue(robot.lookup("#banner").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        until(() -> !robot.lookup("#banner").query().isVisible());
    }
}
