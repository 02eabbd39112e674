package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;
import org.polyseme.store.FileProblem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A whole visit with the mouse unplugged: open, turn, split, look, read, take back, export. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class UnpluggedTest {
    @TempDir
    static Path folder;

    private Stage stage;
    private PolysemeWindow window;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, () -> Optional.of(folder.resolve("figure.svg")), Theme.HIGH_CONTRAST);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    private Node focus() {
        return WaitForAsyncUtils.waitForAsyncFx(1000, () -> stage.getScene().getFocusOwner());
    }

    private Experiment recipe() {
        return WaitForAsyncUtils.waitForAsyncFx(1000, () -> window.workbench().recipe());
    }

    private static void control(FxRobot robot, KeyCode key, KeyCode... further) {
        robot.press(KeyCode.CONTROL);
        robot.press(further);
        robot.type(key);
        robot.release(further);
        robot.release(KeyCode.CONTROL);
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static String storyTitle(FxRobot robot) {
        return robot.lookup(".story-title").queryAs(Label.class).getText();
    }

    @Test
    void aWholeVisit(FxRobot robot) throws TimeoutException {
        openAPreset(robot);
        changeASetting(robot);
        splitAPaneAndPickAFigure(robot);
        selectAndRead(robot);
        takeEverythingBack(robot);
        export(robot);
    }

    private void openAPreset(FxRobot robot) throws TimeoutException {
        control(robot, KeyCode.O, KeyCode.SHIFT);
        until(() -> isShown(robot, "#presets"));
        robot.write("pentagon of equals").type(KeyCode.ENTER);
        until(() -> window.workbench().recipe().model() == ModelKind.TIED_AUTOENCODER);
        until(() -> isShown(robot, "#features")); // The layout of its kind.
    }

    private void changeASetting(FxRobot robot) throws TimeoutException {
        control(robot, KeyCode.K);
        until(() -> isShown(robot, "#palette"));
        robot.write("set learning").type(KeyCode.ENTER);
        until(() -> "value-learningRate".equals(stage.getScene().getFocusOwner().getId()));
        robot.write("0.03").type(KeyCode.ENTER);
        assertEquals(0.03, recipe().learningRate());
    }

    private void splitAPaneAndPickAFigure(FxRobot robot) throws TimeoutException {
        robot.type(KeyCode.F6, 3); // Tools, recipe, the first figure.
        assertEquals("geometry", focus().getId());
        control(robot, KeyCode.BACK_SLASH);
        until(() -> "allocation".equals(stage.getScene().getFocusOwner().getId()));
        robot.type(KeyCode.TAB);
        assertTrue(focus() instanceof MenuButton, "the title stands after its figure");
        robot.type(KeyCode.ENTER);
        until(() -> focus() instanceof MenuButton button && button.isShowing());
        robot.type(KeyCode.DOWN, 2).type(KeyCode.ENTER);
        until(() -> !isShown(robot, "#allocation") || !((MenuButton) focus()).isShowing());
        robot.type(KeyCode.M);
        until(() -> !isShown(robot, "#features"));
        robot.type(KeyCode.ESCAPE);
        until(() -> isShown(robot, "#features"));
    }

    private static void selectAndRead(FxRobot robot) throws TimeoutException {
        robot.type(KeyCode.F, 2);
        until(() -> storyTitle(robot).contains("f1"));
        robot.press(KeyCode.SHIFT).type(KeyCode.N).release(KeyCode.SHIFT);
        until(() -> storyTitle(robot).contains("n1"));
        control(robot, KeyCode.F);
        robot.write("f3").type(KeyCode.ENTER);
        until(() -> storyTitle(robot).contains("f3"));
    }

    private void takeEverythingBack(FxRobot robot) throws TimeoutException {
        for (int i = 0; i < 8 && recipe().model() != ModelKind.INCIDENTAL; i++) {
            control(robot, KeyCode.Z);
        }
        assertEquals(ModelKind.INCIDENTAL, recipe().model());
        until(() -> isShown(robot, "#overlap") && !isShown(robot, "#features"));
    }

    private static void export(FxRobot robot) throws TimeoutException {
        control(robot, KeyCode.E, KeyCode.ALT);
        until(() -> Files.exists(folder.resolve("figure.svg")));
    }
}
