package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
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

/** Whoever walks through the window with Tab or F6 sees where they are, at every stop. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class FocusRingTest {
    private static final int MOST_STOPS = 120;
    /** A line of some length, whatever its colour. */
    private static final int LEAST_PIXELS = 20;

    private static final double AROUND = 6;

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

    private Node focus() {
        return WaitForAsyncUtils.waitForAsyncFx(1000, () -> stage.getScene().getFocusOwner());
    }

    private WritableImage around(Node node) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setViewport(new Rectangle2D(
                    Math.max(0, bounds.getMinX() - AROUND),
                    Math.max(0, bounds.getMinY() - AROUND),
                    bounds.getWidth() + 2 * AROUND,
                    bounds.getHeight() + 2 * AROUND));
            return stage.getScene().getRoot().snapshot(parameters, null);
        });
    }

    private static int different(WritableImage a, WritableImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += a.getPixelReader().getArgb(x, y) == b.getPixelReader().getArgb(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    private void pause(FxRobot robot) throws TimeoutException {
        robot.moveTo(stage.getScene().getRoot());
        until(() -> window.workbench().snapshot().filter(s -> s.step() > 20).isPresent());
        robot.interact(window.workbench()::playOrPause);
        until(() -> !window.workbench().snapshot().orElseThrow().status().isTraining());
        robot.interact(() -> stage.getScene().getRoot().requestFocus());
    }

    /** The names of those stops that look the same with the focus and without it. */
    private List<String> unseen(FxRobot robot, KeyCode key, Set<Node> stops) {
        List<String> unseen = new ArrayList<>();
        robot.type(key);
        Node at = focus();
        while (stops.size() < MOST_STOPS && stops.add(at)) {
            WritableImage with = around(at);
            robot.type(key);
            if (different(with, around(at)) < LEAST_PIXELS) {
                unseen.add(at.getId() + " " + at.getStyleClass());
            }
            at = focus();
        }
        return unseen;
    }

    @Test
    void everyStopOfTheTabKeyIsSeen(FxRobot robot) throws TimeoutException {
        pause(robot);
        Set<Node> stops = new LinkedHashSet<>();
        List<String> unseen = unseen(robot, KeyCode.TAB, stops);
        assertTrue(stops.size() > 30 && stops.size() < MOST_STOPS, stops.size() + " stops");
        assertTrue(stops.stream().anyMatch(node -> "curves".equals(node.getId())), "the curves are among them");
        assertTrue(unseen.isEmpty(), unseen.toString());
    }

    @Test
    void everyPaneThatF6LeadsToIsSeen(FxRobot robot) throws TimeoutException {
        pause(robot);
        Set<Node> stops = new LinkedHashSet<>();
        List<String> unseen = unseen(robot, KeyCode.F6, stops);
        assertTrue(stops.size() == 8, stops.toString());
        assertTrue(unseen.isEmpty(), unseen.toString());
    }
}
