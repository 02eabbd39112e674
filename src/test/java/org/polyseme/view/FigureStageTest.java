package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
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

/** The panes in the centre: choosing figures, moving and sizing them, giving one all the room. */
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

    private static Menu menu(FxRobot robot, String... path) {
        List<? extends MenuItem> items =
                robot.lookup(".window-menu").queryAs(MenuBar.class).getMenus();
        Menu found = new Menu();
        for (String name : path) {
            found = (Menu) items.stream()
                    .filter(item -> name.equals(item.getText().replace("_", "")))
                    .findFirst()
                    .orElseThrow();
            items = found.getItems();
        }
        return found;
    }

    private static Stream<MenuItem> items(Menu menu) {
        return menu.getItems().stream().flatMap(item -> item instanceof Menu below ? items(below) : Stream.of(item));
    }

    @Test
    void theListsOfFiguresAreNoLongerThanASmallScreen(FxRobot robot) {
        MenuButton chooser = robot.lookup("#choose-weights").queryAs(MenuButton.class);
        int fitting = 20; // Of 32 pixels each, on a screen of 800 with a menu bar.
        assertTrue(chooser.getItems().size() <= fitting, chooser.getItems().toString());
        assertTrue(menu(robot, "View", "Show figure").getItems().size() <= fitting);
        assertEquals(
                Figures.all().stream().map(Figure::id).sorted().toList(),
                chooser.getItems().stream()
                        .flatMap(item -> item instanceof Menu below ? items(below) : Stream.of(item))
                        .filter(RadioMenuItem.class::isInstance)
                        .map(MenuItem::getId)
                        .sorted()
                        .toList());
    }

    @Test
    void noPaneIsSplitUntilItCannotBeRead(FxRobot robot) throws TimeoutException {
        robot.interact(() -> robot.lookup("#weights").query().requestFocus());
        for (int i = 0; i < 10 && !robot.lookup("#banner").query().isVisible(); i++) {
            robot.press(KeyCode.CONTROL).type(KeyCode.BACK_SLASH).release(KeyCode.CONTROL);
        }
        until(() -> robot.lookup("#banner").query().isVisible());
        assertTrue(robot.lookup(".figure-pane").queryAll().size() > 4, "some were split");
        robot.lookup(".stage .figure-pane").queryAll().forEach(pane -> {
            assertTrue(pane.getLayoutBounds().getWidth() >= 150, pane.getId() + " " + pane.getLayoutBounds());
            assertTrue(pane.getLayoutBounds().getHeight() >= 110, pane.getId() + " " + pane.getLayoutBounds());
        });
    }

    private static CheckMenuItem figureItem(FxRobot robot, String figure) {
        return (CheckMenuItem) items(menu(robot, "View", "Show figure"))
                .filter(item -> ("figure-" + figure).equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMenuBarListsEveryFigureAndTicksThoseThatHaveAPane(FxRobot robot) {
        List<CheckMenuItem> items = items(menu(robot, "View", "Show figure"))
                .filter(CheckMenuItem.class::isInstance)
                .map(CheckMenuItem.class::cast)
                .toList();
        assertEquals(
                Figures.all().stream().map(Figure::title).sorted().toList(),
                items.stream().map(MenuItem::getText).sorted().toList());
        assertEquals(
                List.of("figure-weights", "figure-overlap", "figure-geometry"),
                items.stream()
                        .filter(CheckMenuItem::isSelected)
                        .map(MenuItem::getId)
                        .toList());
    }

    @Test
    void aClosedFigureComesBackByTheMenu(FxRobot robot) {
        robot.interact(() -> figureItem(robot, "overlap").fire());
        assertFalse(isShown(robot, "#overlap"));
        assertFalse(figureItem(robot, "overlap").isSelected());
        robot.interact(() -> figureItem(robot, "overlap").fire());
        assertTrue(isShown(robot, "#overlap"));
        assertTrue(figureItem(robot, "overlap").isSelected());
    }

    @Test
    void aPaneDraggedByItsTitleLiesWhereThePreviewWas(FxRobot robot) throws TimeoutException {
        Bounds weights = bounds(robot, "#weights");
        Node geometry = robot.lookup("#geometry").query();
        robot.drag("#choose-geometry", MouseButton.PRIMARY);
        robot.moveTo(new Point2D(weights.getCenterX(), weights.getCenterY()));
        robot.moveTo(new Point2D(weights.getMaxX() - 60, weights.getCenterY()));
        until(() -> robot.lookup("#drop-preview").query().isVisible());
        Bounds preview = bounds(robot, "#drop-preview");
        robot.drop();
        until(() -> bounds(robot, "#geometry").getMinY() < weights.getMaxY());
        assertEquals(preview.getMaxX(), bounds(robot, "#geometry").getMaxX(), 1);
        assertEquals(preview.getWidth(), bounds(robot, "#geometry").getWidth(), 8);
        assertSame(geometry, robot.lookup("#geometry").query(), "the pane moved and was not made again");
        assertFalse(robot.lookup("#drop-preview").query().isVisible());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> bounds(robot, "#weights").equals(weights));
    }

    @Test
    void escapeLetsADraggedPaneBe(FxRobot robot) throws TimeoutException {
        Bounds weights = bounds(robot, "#weights");
        Bounds geometry = bounds(robot, "#geometry");
        robot.drag("#choose-geometry", MouseButton.PRIMARY);
        robot.moveTo(new Point2D(weights.getCenterX(), weights.getCenterY()));
        until(() -> robot.lookup("#drop-preview").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        until(() -> !robot.lookup("#drop-preview").query().isVisible());
        robot.drop();
        assertEquals(geometry, bounds(robot, "#geometry"));
    }

    @Test
    void aDrawnDividerStaysUnderTheHandAndIsTakenBackAtOnce(FxRobot robot) throws TimeoutException {
        Bounds before = bounds(robot, "#overlap");
        Bounds divider = bounds(robot, "#divider-1");
        robot.drag(new Point2D(divider.getCenterX(), divider.getCenterY()), MouseButton.PRIMARY);
        robot.moveBy(30, 0);
        robot.moveBy(30, 0);
        robot.drop();
        until(() -> Math.abs(bounds(robot, "#overlap").getWidth() - before.getWidth() - 60) < 2);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> bounds(robot, "#overlap").equals(before));
    }

    @Test
    void theMenuOfAPaneSplitsAndClosesIt(FxRobot robot) throws TimeoutException {
        robot.clickOn("#pane-menu-geometry");
        until(() -> isShown(robot, "#pane-split-right"));
        robot.clickOn("#pane-split-right");
        until(() -> isShown(robot, "#allocation")
                && bounds(robot, "#allocation").getMinX()
                        > bounds(robot, "#geometry").getMinX());
        robot.clickOn("#pane-menu-allocation");
        until(() -> isShown(robot, "#pane-close"));
        robot.clickOn("#pane-close");
        until(() -> !isShown(robot, "#allocation"));
    }

    @Test
    void stripsGoAndComeByTheirKeysAndTheFiguresGetTheirRoom(FxRobot robot) throws TimeoutException {
        double before = bounds(robot, ".stage").getWidth();
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT1, KeyCode.DIGIT2).release(KeyCode.ALT);
        until(() -> bounds(robot, ".stage").getWidth() > before + 500);
        assertFalse(isShown(robot, "#recipe"));
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        until(() -> isShown(robot, "#find") && robot.lookup("#find").query().isFocused());
    }

    @Test
    void theWheelIsOneStepOfTheHistoryAndTheNextGestureAnother(FxRobot robot) throws TimeoutException {
        Node weights = robot.lookup("#weights").query();
        until(() -> ((ImageView) ((Region) weights).getChildrenUnmodifiable().get(0)).getImage() != null);
        robot.moveTo(weights);
        robot.scroll(6, VerticalDirection.DOWN);
        until(() -> undoLabel(robot).contains("Weights"));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> undoLabel(robot).equals("Undo"));
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        until(() -> undoLabel(robot).contains("Weights"));
        assertEquals("Undo the view of Weights", undoLabel(robot));
    }

    private static String undoLabel(FxRobot robot) {
        return menu(robot, "Edit").getItems().stream()
                .filter(item -> "undo".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .getText();
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

    @Test
    void theDefinitionOfAllFiguresIsUndoneUnderANameOfItsOwn(FxRobot robot) throws TimeoutException {
        robot.clickOn("#definition");
        until(() -> isShown(robot, ".options-card"));
        robot.type(KeyCode.DOWN).type(KeyCode.ESCAPE);
        until(() -> undoLabel(robot).equals("Undo definition of polysemantic"));
    }

    @Test
    void whatLiesOverTheWindowClosesAnOpenMenuFirst(FxRobot robot) throws TimeoutException {
        robot.type(KeyCode.A);
        until(FigureStageTest::isMenuOpen);
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        until(() -> isShown(robot, "#palette") && !isMenuOpen());
    }

    private static boolean isMenuOpen() {
        return Window.getWindows().stream().anyMatch(window -> window instanceof ContextMenu && window.isShowing());
    }
}
