package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Interference;
import org.polyseme.state.History;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.view.model.Workbench;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Says when a feature is on a neuron, with the mouse and with the keys. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class DefinitionTest {
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

    private static String words(FxRobot robot) {
        return robot.lookup("#definition").queryAs(Button.class).getText();
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(node -> node.isVisible()).isPresent();
    }

    @Test
    void theThresholdsAreThoseOfTheChosenDefinition(FxRobot robot) throws Exception {
        assertEquals("On a neuron: 0.80 ≤ |w| ≤ 1.20", words(robot));
        robot.clickOn("#definition");
        until(() -> isThere(robot, ".options-card"));
        assertTrue(robot.lookup("#option-band-lower").query().getParent().isVisible());
        assertFalse(robot.lookup("#option-columnShare").query().getParent().isVisible());
        robot.type(KeyCode.DOWN); // The first control has the keyboard.
        until(() -> words(robot).equals("On a neuron: |w| ≥ 0.14 of the column"));
        assertFalse(robot.lookup("#option-band-lower").query().getParent().isVisible());
        assertTrue(robot.lookup("#option-columnShare").query().getParent().isVisible());
        robot.type(KeyCode.ESCAPE);
        until(() -> !isThere(robot, ".options-card"));
    }

    @Test
    void aPressElsewhereClosesTheCard(FxRobot robot) throws Exception {
        robot.clickOn("#definition");
        until(() -> isThere(robot, ".options-card"));
        robot.clickOn(".status-row");
        until(() -> !isThere(robot, ".options-card"));
        robot.clickOn("#definition");
        until(() -> isThere(robot, ".options-card"));
        robot.clickOn("#definition");
        until(() -> !isThere(robot, ".options-card"));
    }

    @Test
    void theTimelineCountsByTheChosenDefinition(FxRobot robot) throws Exception {
        Workbench workbench = window.surroundings().workbench();
        until(() -> workbench.snapshot().filter(now -> now.step() >= 300).isPresent());
        robot.interact(() -> {
            if (workbench.playingProperty().get()) {
                workbench.playOrPause();
            }
        });
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until(() -> isThere(robot, "#palette"));
        robot.write("interference");
        robot.push(KeyCode.ENTER);
        until(() -> words(robot).equals("On a neuron: |w| × strongest |w| ≥ 0.25"));
        until(() -> isCounted(workbench));
    }

    private static boolean isCounted(Workbench workbench) {
        History whole = workbench.timeline().whole();
        Snapshot now = workbench.snapshot().orElseThrow();
        int last = whole.size() - 1;
        return whole.stepAt(last) == now.step()
                && whole.at(Series.POLYSEMANTIC_NEURONS, last)
                        == Allocation.polysemanticNeurons(now.weights(), Interference.DEFAULT);
    }
}
