package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import javafx.scene.control.ListView;
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
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Opens weights from a file as a user would. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class OpenWeightsTest {
    private static final Path MODEL = Path.of("src/test/resources/weights/model.safetensors");

    @TempDir
    private Path folder;

    private Stage stage;
    private PolysemeWindow window;
    private Path answer = MODEL;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, () -> Optional.of(answer), Theme.LIGHT);
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
        until(() -> robot.lookup("#tensors").tryQuery().isPresent());
        until(() -> robot.lookup(".reading-picture").queryAll().stream()
                .allMatch(frame -> ((ImageView) frame.lookup(".image-view")).getImage() != null));
    }

    private static void accept(FxRobot robot) {
        DialogPane pane = node(robot, ".open-weights", DialogPane.class);
        robot.interact(() -> ((Button) pane.lookupButton(pane.getButtonTypes().get(0))).fire());
    }

    private Snapshot given() throws TimeoutException {
        until(() ->
                window.workbench().snapshot().filter(s -> s.status().isGiven()).isPresent());
        return window.workbench().snapshot().orElseThrow();
    }

    @Test
    void bothReadingsAreShownAndTheChosenOneIsOpened(FxRobot robot) throws TimeoutException, FileProblem {
        ask(robot);
        assertEquals(
                "5 features × 7 neurons",
                node(robot, "#neurons-columns-sizes", Label.class).getText());
        assertEquals(
                "7 features × 5 neurons",
                node(robot, "#neurons-rows-sizes", Label.class).getText());
        robot.interact(() -> node(robot, "#neurons-rows", RadioButton.class).fire());
        accept(robot);
        Matrix weights = TensorFile.open(MODEL).named("double").matrix(0);
        assertEquals(weights.transposed(), given().weights());
    }

    @Test
    void onlyWhatFitsIsOfferedAsWeightsOut(FxRobot robot) throws TimeoutException {
        ask(robot);
        ComboBox<?> out = node(robot, "#out", ComboBox.class);
        assertEquals(List.of("tied: the same weights", "decoder.weight"), List.copyOf(out.getItems()));
        robot.interact(() -> out.getSelectionModel().select(1));
        accept(robot);
        assertTrue(given().parameters().named("W2").isPresent());
    }

    @Test
    void trainingIsOffAndSaysWhy(FxRobot robot) throws TimeoutException {
        ask(robot);
        accept(robot);
        given();
        assertTrue(node(robot, "#play", Node.class).isDisabled()
                && node(robot, "#recipe", Node.class).isDisabled());
        robot.interact(() -> stage.getScene().getRoot().requestFocus());
        robot.type(KeyCode.SPACE);
        assertEquals(
                "These weights came from a file: there is nothing to train. Open a recipe to train one.",
                node(robot, "#banner-sentence", Label.class).getText());
    }

    @Test
    void aRecipeTrainsAgainAfterwards(FxRobot robot) throws TimeoutException {
        ask(robot);
        accept(robot);
        given();
        answer = Path.of("presets/incidental-by-chance.json");
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> window.workbench()
                .snapshot()
                .filter(s -> s.status().isTraining() && s.experiment().features() != 5)
                .isPresent());
        assertTrue(!node(robot, "#play", Node.class).isDisabled());
    }

    @Test
    void weightsThatCannotBeShownSayWhyAndCannotBeChosen(FxRobot robot) throws TimeoutException, IOException {
        answer = folder.resolve("broken.csv");
        Files.writeString(answer, "1,2\n3,x\n");
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> robot.lookup("#weights-problem").tryQuery().isPresent());
        Label problem = node(robot, "#weights-problem", Label.class);
        until(() -> problem.getText().endsWith("expected a finite number, such as -0.5, found \"x\"."));
        DialogPane pane = node(robot, ".open-weights", DialogPane.class);
        assertTrue(pane.lookupButton(pane.getButtonTypes().get(0)).isDisabled());
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aFileWithoutWeightsIsRefused(FxRobot robot) throws TimeoutException, IOException {
        answer = folder.resolve("none.npy");
        Files.writeString(answer, "none");
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> node(robot, "#banner", Node.class).isVisible());
        assertTrue(node(robot, "#banner-sentence", Label.class).getText().contains("found one that begins otherwise"));
    }

    @Test
    void aTensorInTheListIsTakenByAClick(FxRobot robot) throws TimeoutException {
        ask(robot);
        ListView<?> tensors = node(robot, "#tensors", ListView.class);
        assertEquals(10, tensors.getItems().size());
        robot.interact(
                () -> tensors.getSelectionModel().select(tensors.getItems().size() - 1));
        accept(robot);
        assertTrue(given().experiment().features() > 0);
    }
}
