package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.TensorFile;
import org.polyseme.view.weights.ChosenActivations;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Opens weights, 5 x 7, together with activations of 7 neurons, as a user would. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class OpenActivationsTest {
    private static final Path FOLDER = Path.of("src/test/resources/weights");
    private static final Path ACTIVATIONS = FOLDER.resolve("activations.npy");

    @TempDir
    private Path folder;

    private Stage stage;
    private PolysemeWindow window;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, () -> Optional.of(FOLDER.resolve("weights.npy")), Theme.LIGHT);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    private static <T extends Node> T node(FxRobot robot, String query, Class<T> kind) {
        return robot.lookup(query).queryAs(kind);
    }

    private static void ask(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> robot.lookup("#activations").tryQuery().isPresent());
        until(() -> robot.lookup(".reading-picture").queryAll().stream()
                .allMatch(frame -> ((ImageView) frame.lookup(".image-view")).getImage() != null));
    }

    private static ComboBox<?> tensors(FxRobot robot) {
        return node(robot, "#activations", ComboBox.class);
    }

    private static String problem(FxRobot robot) {
        return node(robot, "#activations-problem", Label.class).getText();
    }

    private static void choose(FxRobot robot, Path file) {
        robot.interact(() -> ChosenActivations.choose(tensors(robot), file));
    }

    private Snapshot accepted(FxRobot robot) throws TimeoutException {
        DialogPane pane = node(robot, ".open-weights", DialogPane.class);
        robot.interact(() -> ((Button) pane.lookupButton(pane.getButtonTypes().get(0))).fire());
        until(() ->
                window.workbench().snapshot().filter(s -> s.status().isGiven()).isPresent());
        return window.workbench().snapshot().orElseThrow();
    }

    private static Matrix activations() throws FileProblem {
        return TensorFile.open(ACTIVATIONS).tensors().get(0).matrix(0);
    }

    @Test
    void withoutAFileThereIsNothingToChoose(FxRobot robot) throws TimeoutException {
        ask(robot);
        assertTrue(tensors(robot).isDisabled());
        assertEquals(List.of("none"), List.copyOf(tensors(robot).getItems()));
        assertEquals(Optional.empty(), accepted(robot).status().givenActivations());
    }

    @Test
    void activationsThatFitComeWithTheWeights(FxRobot robot) throws TimeoutException, FileProblem {
        ask(robot);
        choose(robot, ACTIVATIONS);
        until(() -> !tensors(robot).isDisabled());
        assertEquals(
                List.of("none", "activations.npy: activations, 50 × 7"),
                List.copyOf(tensors(robot).getItems()));
        assertEquals("", problem(robot));
        assertEquals(Optional.of(activations()), accepted(robot).status().givenActivations());
    }

    @Test
    void theUserMayLeaveThemOutAgain(FxRobot robot) throws TimeoutException {
        ask(robot);
        choose(robot, ACTIVATIONS);
        until(() -> !tensors(robot).isDisabled());
        robot.interact(() -> tensors(robot).getSelectionModel().select(0));
        assertEquals(Optional.empty(), accepted(robot).status().givenActivations());
    }

    @Test
    void thoseOfOtherNeuronsAreLeftOutInOneSentence(FxRobot robot) throws TimeoutException {
        ask(robot);
        robot.interact(() -> node(robot, "#neurons-rows", RadioButton.class).fire());
        choose(robot, ACTIVATIONS);
        until(() -> !problem(robot).isEmpty());
        assertEquals(
                "activations.npy: expected activations, samples × 5 neurons, found 50 × 7. It is left out.",
                problem(robot));
        assertTrue(node(robot, "#neurons-rows", RadioButton.class).isSelected());
        Snapshot given = accepted(robot);
        assertEquals(Optional.empty(), given.status().givenActivations());
        assertEquals(5, given.experiment().neurons());
    }

    @Test
    void theOtherReadingTakesThemUpAgain(FxRobot robot) throws TimeoutException, FileProblem {
        ask(robot);
        robot.interact(() -> node(robot, "#neurons-rows", RadioButton.class).fire());
        choose(robot, ACTIVATIONS);
        until(() -> !problem(robot).isEmpty());
        robot.interact(() -> node(robot, "#neurons-columns", RadioButton.class).fire());
        until(() -> !tensors(robot).isDisabled());
        assertEquals("", problem(robot));
        assertEquals(Optional.of(activations()), accepted(robot).status().givenActivations());
    }

    @Test
    void aBrokenFileTakesNothingAway(FxRobot robot) throws TimeoutException, IOException, FileProblem {
        ask(robot);
        choose(robot, ACTIVATIONS);
        until(() -> !tensors(robot).isDisabled());
        Path broken = Files.writeString(folder.resolve("broken.npy"), "nothing");
        choose(robot, broken);
        until(() -> !problem(robot).isEmpty());
        assertTrue(problem(robot)
                .endsWith("expected a .npy, .npz, .safetensors or .csv file, found one that begins otherwise."));
        assertFalse(tensors(robot).isDisabled());
        assertEquals(Optional.of(activations()), accepted(robot).status().givenActivations());
    }
}
