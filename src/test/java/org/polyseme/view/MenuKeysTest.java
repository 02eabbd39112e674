package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.store.FileProblem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The bar of menus and the menus of panes, by keys. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class MenuKeysTest {
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

    private static Menu menu(FxRobot robot, String name) {
        return robot.lookup(".window-menu").queryAs(MenuBar.class).getMenus().stream()
                .filter(menu -> name.equals(menu.getText().replace("_", "")))
                .findFirst()
                .orElseThrow();
    }

    private long pausedAt(FxRobot robot) throws TimeoutException {
        robot.moveTo(stage.getScene().getRoot());
        until(() -> window.workbench().snapshot().filter(s -> s.step() > 20).isPresent());
        robot.interact(window.workbench()::playOrPause);
        until(() -> !window.workbench().snapshot().orElseThrow().status().isTraining());
        return step();
    }

    private long step() {
        return WaitForAsyncUtils.waitForAsyncFx(
                1000, () -> window.workbench().snapshot().orElseThrow().step());
    }

    @Test
    void theArrowsBelongToTheMenuBarWhileF10HasLedThere(FxRobot robot) throws TimeoutException {
        long before = pausedAt(robot);
        robot.type(KeyCode.F10).type(KeyCode.RIGHT, 2).type(KeyCode.ENTER);
        until(() -> menu(robot, "View").isShowing());
        robot.type(KeyCode.ESCAPE);
        until(() -> !menu(robot, "View").isShowing());
        assertEquals(before, step());
        robot.type(KeyCode.ESCAPE).type(KeyCode.RIGHT);
        until(() -> step() == before + 1);
    }

    @Test
    void plainKeysDoNothingWhileF10HasLedToTheMenuBar(FxRobot robot) throws TimeoutException {
        long before = pausedAt(robot);
        robot.type(KeyCode.F10).type(KeyCode.R, KeyCode.M).type(KeyCode.ESCAPE);
        assertEquals(before, step());
        assertFalse(window.workbench().playingProperty().get());
        assertTrue(robot.lookup("#overlap").tryQuery().isPresent(), "no pane has all the room");
    }

    @Test
    void altAndALetterOpenAMenuAndAltAndADigitKeepTheirMeaning(FxRobot robot) throws TimeoutException {
        robot.press(KeyCode.ALT).type(KeyCode.V).release(KeyCode.ALT);
        until(() -> menu(robot, "View").isShowing());
        robot.type(KeyCode.ESCAPE);
        until(() -> !menu(robot, "View").isShowing());
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT3).release(KeyCode.ALT);
        until(() -> robot.lookup("#curves").tryQuery().isEmpty());
        double before = robot.lookup("#weights").query().getLayoutBounds().getHeight();
        robot.interact(() -> robot.lookup("#weights").query().requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        until(() -> robot.lookup("#weights").query().getLayoutBounds().getHeight() > before);
    }

    @Test
    void theMenuKeyOpensTheMenuOfTheFocusedPane(FxRobot robot) throws TimeoutException {
        for (KeyCode key : new KeyCode[] {KeyCode.CONTEXT_MENU, KeyCode.F10}) {
            robot.interact(() -> robot.lookup("#geometry").query().requestFocus());
            robot.press(KeyCode.SHIFT).type(key).release(KeyCode.SHIFT);
            until(() -> robot.lookup("#pane-close")
                    .tryQuery()
                    .filter(Node::isVisible)
                    .isPresent());
            robot.type(KeyCode.ESCAPE);
            until(() -> robot.lookup("#pane-close").tryQuery().isEmpty());
            assertTrue(robot.lookup("#geometry").query().isFocused());
        }
    }
}
