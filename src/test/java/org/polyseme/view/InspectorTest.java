package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.polyseme.figure.Look;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.session.Pace;
import org.polyseme.state.Event;
import org.polyseme.state.Field;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Asks the right column about a finished run, with the mouse and with the keys. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class InspectorTest {
    private static final String HINT = "Point at a feature or a neuron.";

    /** The header of the neurons figure, and half a row. */
    private static final int FIRST_ROW = Look.TITLE_HEIGHT + 56 + 10;

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

    /** Runs to the end, and gives it. */
    private Snapshot finished(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.workbench().pace(Pace.MAXIMUM);
            window.workbench().change(Field.LEARNING_RATE, 0.05);
            window.workbench().change(Field.STEPS, 4000);
        });
        robot.type(KeyCode.R); // It may have been past step 4,000 already.
        until(() -> window.workbench()
                .snapshot()
                .filter(s -> s.status() instanceof RunStatus.Finished && s.step() == 4000)
                .isPresent());
        return WaitForAsyncUtils.waitForAsyncFx(
                1000, () -> window.workbench().snapshot().orElseThrow());
    }

    private static String title(FxRobot robot) {
        return robot.lookup("#story-title").queryAs(Label.class).getText();
    }

    private static String row(FxRobot robot, int index) {
        Parent value = robot.lookup("#story-" + index).queryAs(Parent.class);
        return value.getChildrenUnmodifiable().stream()
                .map(word -> ((Label) word).getText())
                .collect(Collectors.joining());
    }

    private static Point2D at(FxRobot robot, String id, double x, double y) {
        Node node = robot.lookup(id).query();
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + x, bounds.getMinY() + y);
    }

    /** The neuron of the first row: of most features, the lowest number. */
    private static int mostShared(Allocation allocation) {
        return IntStream.range(0, allocation.neurons())
                .boxed()
                .max(Comparator.<Integer>comparingInt(
                                k -> allocation.ownersOf(k).size())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static void find(FxRobot robot, String name) {
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write(name).type(KeyCode.ENTER);
    }

    @Test
    void aClickedNeuronNamesItsOwnersAndStaysUntilEscape(FxRobot robot) throws TimeoutException {
        Allocation allocation = Allocation.of(finished(robot).weights(), Band.DEFAULT);
        int neuron = mostShared(allocation);
        assertTrue(allocation.isPolysemantic(neuron), "a run without any would prove nothing");
        robot.clickOn(at(robot, "#neurons", 60, FIRST_ROW)).moveTo(at(robot, "#story-title", 2, 2));
        until(() -> title(robot).equals("Neuron n" + neuron));
        String owners = row(robot, 0);
        for (Allocation.Owner owner : allocation.ownersOf(neuron)) {
            assertTrue(owners.matches(".*f" + owner.feature() + " [+−]\\d.*"), owners);
        }
        assertTrue(robot.lookup("#story-pill").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        until(() -> title(robot).isEmpty());
        assertTrue(robot.lookup("#story-hint").queryAs(Label.class).getText().startsWith(HINT));
    }

    @Test
    void aSecondClickReleases(FxRobot robot) throws TimeoutException {
        finished(robot);
        Point2D bar = at(robot, "#neurons", 60, FIRST_ROW);
        robot.clickOn(bar).moveTo(at(robot, "#story-title", 2, 2));
        until(() -> title(robot).startsWith("Neuron n"));
        robot.clickOn(bar).moveTo(at(robot, "#story-title", 2, 2));
        until(() -> title(robot).isEmpty());
    }

    @Test
    void aClickedEventLightsItsNeuron(FxRobot robot) throws TimeoutException {
        List<Event> told = finished(robot).events();
        List<Event> shared =
                told.stream().filter(Event.BecamePolysemantic.class::isInstance).toList();
        ListView<?> events = robot.lookup("#events").queryListView();
        // The list follows ten times a second: lines must not move between looking for one and clicking it.
        long last = told.get(told.size() - 1).step();
        until(() -> events.getItems().containsAll(shared)
                && ((Event) events.getItems().get(0)).step() == last);
        int line = firstWithNeuron(events);
        robot.clickOn(at(robot, "#events", 100, 26 * line + 13)).moveTo(at(robot, "#story-title", 2, 2));
        Event clicked = (Event) events.getItems().get(line);
        until(() -> title(robot).equals("Neuron n" + clicked.place().orElseThrow()));
        robot.type(KeyCode.ESCAPE);
        until(() -> events.getSelectionModel().getSelectedItem() == null);
    }

    @Test
    void nothingMovesUnderThePointerInTheListOfEvents(FxRobot robot) throws TimeoutException {
        // Ten seconds for a run, in most of which something happens.
        robot.interact(() -> window.workbench().pace(Pace.NORMAL));
        robot.type(KeyCode.R);
        ListView<?> events = robot.lookup("#events").queryListView();
        until(() -> events.getItems().size() > 3);
        robot.moveTo(at(robot, "#events", 100, 13));
        until(events::isHover);
        List<Object> held = WaitForAsyncUtils.waitForAsyncFx(1000, () -> List.copyOf(events.getItems()));
        until(() -> robot.lookup(".happened .heading")
                .queryAs(Label.class)
                .getText()
                .endsWith(" MORE"));
        assertEquals(held, WaitForAsyncUtils.waitForAsyncFx(1000, () -> List.copyOf(events.getItems())));
        robot.moveTo(at(robot, "#story-title", 2, 2));
        until(() -> events.getItems().size() > held.size());
        until(() -> robot.lookup(".happened .heading")
                .queryAs(Label.class)
                .getText()
                .endsWith("STEP"));
    }

    private static int firstWithNeuron(ListView<?> events) {
        return IntStream.range(0, events.getItems().size())
                .filter(line -> ((Event) events.getItems().get(line)).place().isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ctrlFFindsANeuron(FxRobot robot) throws TimeoutException {
        find(robot, "n7");
        until(() -> title(robot).equals("Neuron n7"));
    }

    @Test
    void ctrlFFindsAFeatureAndGivesTheKeysBack(FxRobot robot) throws TimeoutException {
        find(robot, "12");
        until(() -> title(robot).equals("Feature f12"));
        robot.type(KeyCode.SPACE);
        until(() -> !window.workbench().playingProperty().get());
    }

    @Test
    void whatIsNotThereIsRefusedInASentence(FxRobot robot) throws TimeoutException {
        find(robot, "n128");
        until(() -> robot.lookup("#banner").query().isVisible());
        assertEquals(
                "Find: expected a feature from f0 to f31 or a neuron from n0 to n127, found \"n128\".",
                robot.lookup("#banner-sentence").queryAs(Label.class).getText());
    }

    @Test
    void inTheSmallestWindowABannerPushesNothingOut(FxRobot robot) throws TimeoutException {
        robot.interact(() -> stage.setHeight(stage.getMinHeight()));
        find(robot, "n128");
        until(() -> robot.lookup("#banner").query().isVisible());
        Node status = robot.lookup(".status-row").query();
        until(() -> status.localToScene(status.getBoundsInLocal()).getMaxY()
                <= stage.getScene().getHeight());
        assertTrue(robot.lookup(".window-menu").query().localToScene(0, 0).getY() >= 0);
    }

    @Test
    void aSelectionThatIsNoLongerThereIsReleased(FxRobot robot) throws TimeoutException {
        find(robot, "n100");
        until(() -> title(robot).equals("Neuron n100"));
        robot.interact(() -> window.workbench().change(Field.NEURONS, 64L));
        until(() -> title(robot).isEmpty());
    }

    @Test
    void nothingMovesWhenTheSelectionChanges(FxRobot robot) throws TimeoutException {
        Bounds before = robot.lookup("#neurons").query().getBoundsInParent();
        find(robot, "n7");
        until(() -> title(robot).equals("Neuron n7"));
        assertEquals(before, robot.lookup("#neurons").query().getBoundsInParent());
    }
}
