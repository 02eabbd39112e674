package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.store.FileProblem;
import org.polyseme.view.figures.FigurePane;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** How a window opens: figures first, then everything else in the room that was kept for it. */
@ExtendWith(ApplicationExtension.class)
class OpeningTest {
    private static final List<String> STRIPS = List.of("#recipe", "#inspector", "#timeline", "#curves", "#banner");
    private static final List<String> FIGURES = List.of("#weights", "#overlap", "#geometry");

    private final CountDownLatch complete = new CountDownLatch(1);
    private final List<String> madeBeforePictures = new ArrayList<>();
    private final Map<String, Bounds> placesAtFirst = new HashMap<>();
    private Stage stage;
    private PolysemeWindow window;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.begin(stage, FilePicker.ofSystem(), Theme.LIGHT);
        window.whenComplete(complete::countDown);
        window.surroundings().clock().subscribe(this::watch);
    }

    /** What is there in the first beat, and in those before whose end not every figure has a picture. */
    private void watch() {
        Node root = stage.getScene().getRoot();
        if (!placesAtFirst.isEmpty() && FIGURES.stream().allMatch(figure -> isPainted(root.lookup(figure)))) {
            return;
        }
        STRIPS.stream().filter(strip -> root.lookup(strip) != null).forEach(madeBeforePictures::add);
        FIGURES.forEach(figure -> placesAtFirst.put(figure, place(root.lookup(figure))));
    }

    private static boolean isPainted(Node figure) {
        return figure instanceof FigurePane pane && pane.moment().isPresent();
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    @Test
    void stripsComeAfterThePicturesAndMoveNone(FxRobot robot) throws InterruptedException {
        assertTrue(complete.await(60, TimeUnit.SECONDS));
        robot.interact(() -> {
            Node root = stage.getScene().getRoot();
            assertEquals(List.of(), madeBeforePictures);
            assertFalse(placesAtFirst.isEmpty());
            placesAtFirst.forEach((figure, at) -> assertEquals(at, place(root.lookup(figure)), figure));
            STRIPS.forEach(strip -> assertTrue(root.lookup(strip) != null, strip));
            assertTrue(window.menuItem("quit") != null);
        });
    }

    @Test
    void aKeyThatNeedsAStripHasItMadeAtOnce(FxRobot robot) throws TimeoutException {
        robot.interact(() -> stage.getScene().getRoot().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        WalkedWindow.until(() -> {
            Node palette = stage.getScene().getRoot().lookup("#palette");
            return palette != null && palette.isVisible();
        });
    }
}
