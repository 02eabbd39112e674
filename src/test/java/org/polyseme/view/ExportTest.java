package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.export.EmbeddedRecipe;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Provenance;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Takes a figure out of the window and brings it back. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class ExportTest {
    @TempDir
    private Path folder;

    private Stage stage;
    private PolysemeWindow window;
    private Optional<Path> answer = Optional.empty();

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, () -> answer, Theme.LIGHT);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    private Snapshot pause(FxRobot robot) throws TimeoutException {
        until(() -> window.workbench().snapshot().filter(s -> s.step() > 50).isPresent());
        robot.type(KeyCode.SPACE);
        until(() -> window.workbench()
                .snapshot()
                .filter(s -> s.status() instanceof RunStatus.Paused)
                .isPresent());
        return window.workbench().snapshot().orElseThrow();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
    }

    private static void shortcut(FxRobot robot, KeyCode second, KeyCode letter) {
        robot.press(KeyCode.CONTROL, second).type(letter).release(second, KeyCode.CONTROL);
    }

    @Test
    void anExportedPictureBringsItsViewBack(FxRobot robot) throws TimeoutException, FileProblem {
        Snapshot taken = pause(robot);
        shortcut(robot, KeyCode.SHIFT, KeyCode.E);
        until(() -> robot.lookup("#export-file").tryQuery().isPresent());
        Path file = folder.resolve("taken.png");
        robot.interact(() -> {
            for (String other : List.of("overlap", "geometry")) {
                robot.lookup("#export-figure-" + other).queryAs(CheckBox.class).fire();
            }
        });
        type(robot, "#export-file", folder.resolve("taken").toString());
        robot.interact(() -> robot.lookup("#export-go").queryAs(Button.class).fire());
        until(() -> Files.exists(file));
        Provenance inside = EmbeddedRecipe.read(file);
        assertEquals(taken.step(), inside.to());
        assertEquals(List.of("weights"), inside.figures());

        robot.interact(() -> window.workbench().restartWithNewSeed());
        until(() -> window.workbench()
                .snapshot()
                .filter(s -> s.experiment().seed() != taken.experiment().seed())
                .isPresent());
        answer = Optional.of(file);
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        until(() -> window.workbench()
                .snapshot()
                .filter(s -> s.step() == taken.step() && s.experiment().equals(taken.experiment()))
                .isPresent());
        Snapshot back = window.workbench().snapshot().orElseThrow();
        assertEquals(taken.weights(), back.weights());
        assertFalse(back.status().isTraining());
        assertTrue(robot.lookup("#weights").tryQuery().isPresent());
        assertFalse(robot.lookup("#overlap").tryQuery().isPresent(), "the one figure of the picture has all the room");
    }

    @Test
    void aFigureIsCopiedToTheClipboardAndExportedAsSvg(FxRobot robot) throws TimeoutException, FileProblem {
        pause(robot);
        robot.clickOn("#overlap");
        shortcut(robot, KeyCode.SHIFT, KeyCode.C);
        until(() -> Clipboard.getSystemClipboard().hasImage());
        answer = Optional.of(folder.resolve("quick"));
        shortcut(robot, KeyCode.ALT, KeyCode.E);
        Path file = folder.resolve("quick.svg");
        until(() -> Files.exists(file));
        assertEquals(List.of("overlap"), EmbeddedRecipe.read(file).figures());
    }

    @Test
    void aCancelledFilmLeavesNoFileAndTheRunGoesOn(FxRobot robot) throws Exception {
        pause(robot);
        shortcut(robot, KeyCode.SHIFT, KeyCode.E);
        until(() -> robot.lookup("#export-file").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#export-kind")
                .<ComboBox<Object>>query()
                .getSelectionModel()
                .select(4));
        type(robot, "#export-seconds", "600");
        type(robot, "#export-file", folder.resolve("long.mp4").toString());
        robot.interact(() -> robot.lookup("#export-go").queryAs(Button.class).fire());
        until(() -> robot.lookup("#export-cancel").query().isVisible()
                && robot.lookup("#export-progress").query().isVisible());
        robot.interact(
                () -> robot.lookup("#export-cancel").queryAs(Button.class).fire());
        until(() -> !robot.lookup("#export-progress").query().isVisible());
        assertEquals(
                "Export of long.mp4 cancelled; nothing was written.",
                robot.lookup("#banner-sentence").queryAs(Label.class).getText());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
