package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.Animation;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Presets;
import org.polyseme.support.FakeTraining;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the window says when a run goes wrong. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class TroubleTest {
    private static final double ORDINARY_WIDTH = 1280;

    private final FakeTraining.Plan plan = new FakeTraining.Plan();
    private Stage stage;

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        PolysemeWindow window = new PolysemeWindow(
                stage,
                new PolysemeWindow.Outside(
                        Presets.load(), plan, failure -> "A3K-9F2", FilePicker.ofSystem(), () -> false, Theme.LIGHT));
        window.open();
        window.complete();
    }

    /** The next test class gets the same stage. */
    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            stage.setWidth(ORDINARY_WIDTH);
            stage.hide();
        });
    }

    private static void untilBannerIs(FxRobot robot, boolean there) throws TimeoutException {
        Node banner = robot.lookup("#banner").query();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> banner.isVisible() == there);
    }

    private static String sentence(FxRobot robot) {
        return robot.lookup("#banner-sentence").queryAs(Label.class).getText();
    }

    @Test
    void aFailureIsShownWithTheCodeThatFindsItInTheLog(FxRobot robot) throws TimeoutException {
        plan.throwsAt(1);
        robot.type(KeyCode.R);
        untilBannerIs(robot, true);
        assertEquals("Training stopped: IllegalStateException: step 1 broke (A3K-9F2)", sentence(robot));
    }

    private void layOut(FxRobot robot) {
        robot.interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    @Test
    void nothingMovesWhenANoticeComes(FxRobot robot) throws TimeoutException {
        Node below = robot.lookup("#recipe").query();
        layOut(robot);
        Bounds before = below.localToScene(below.getLayoutBounds());
        plan.throwsAt(1);
        robot.type(KeyCode.R);
        untilBannerIs(robot, true);
        layOut(robot);
        assertEquals(before, below.localToScene(below.getLayoutBounds()));
    }

    private static Bounds bounds(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return node.localToScene(node.getLayoutBounds());
    }

    @ParameterizedTest
    @ValueSource(doubles = {ORDINARY_WIDTH, 1000})
    void aNoticeCoversNeitherWhatIsOpenNorAnythingToPress(double width, FxRobot robot) throws TimeoutException {
        robot.interact(() -> stage.setWidth(width));
        plan.divergesAt(1);
        robot.type(KeyCode.R);
        untilBannerIs(robot, true);
        layOut(robot);
        Bounds notice = bounds(robot, "#banner");
        Label sentence = robot.lookup("#banner-sentence").queryAs(Label.class);
        assertEquals(sentence.getText(), ((Text) sentence.lookup(".text")).getText(), "it can be read to its end");
        for (String other : List.of(".opened-title", ".opened-hint", "#play", "#pace-maximum")) {
            assertFalse(notice.intersects(bounds(robot, other)), other + " is covered");
        }
        robot.lookup(".menu-button")
                .queryAll()
                .forEach(menu -> assertFalse(notice.intersects(menu.localToScene(menu.getLayoutBounds()))));
    }

    private static Animation.Status reading(FxRobot robot) {
        return WaitForAsyncUtils.waitForAsyncFx(
                1000,
                () -> robot.lookup("#banner").queryAs(Banner.class).reading().getStatus());
    }

    @Test
    void aRefusalGoesByItselfButNotFromUnderThePointerAndTroubleStays(FxRobot robot) throws TimeoutException {
        robot.clickOn("#value-overlap").write("7").type(KeyCode.ENTER);
        untilBannerIs(robot, true);
        assertEquals(Animation.Status.RUNNING, reading(robot));
        robot.moveTo("#banner-sentence");
        assertEquals(Animation.Status.STOPPED, reading(robot));
        robot.moveTo("#recipe");
        assertEquals(Animation.Status.RUNNING, reading(robot));
        robot.interact(() -> {
            Banner banner = robot.lookup("#banner").queryAs(Banner.class);
            banner.reading().jumpTo(banner.reading().getDuration());
        });
        untilBannerIs(robot, false);
        plan.throwsAt(1);
        robot.type(KeyCode.R);
        untilBannerIs(robot, true);
        assertEquals(Animation.Status.STOPPED, reading(robot));
    }

    @Test
    void copyTakesTheCodeAlong(FxRobot robot) throws TimeoutException {
        plan.throwsAt(1);
        robot.type(KeyCode.R);
        untilBannerIs(robot, true);
        robot.clickOn("#banner-copy");
        String copied = WaitForAsyncUtils.waitForAsyncFx(
                5000, () -> Clipboard.getSystemClipboard().getString());
        assertEquals("A3K-9F2\nTraining stopped: IllegalStateException: step 1 broke", copied);
    }

    @Test
    void divergenceSaysWhatToDoAndARestartMendsIt(FxRobot robot) throws TimeoutException {
        plan.divergesAt(1);
        robot.type(KeyCode.R);
        untilBannerIs(robot, true);
        assertEquals(
                "Diverged at step 1: the loss is no longer finite. The last good picture is shown; "
                        + "lower the learning rate and press R.",
                sentence(robot));
        assertFalse(robot.lookup("#banner-copy").query().isVisible());
        plan.divergesAt(Long.MAX_VALUE);
        robot.type(KeyCode.R);
        untilBannerIs(robot, false);
    }
}
