package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.figure.Look;
import org.polyseme.session.Pace;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.support.Waiting;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Walks through the window as a user would, on the real engine. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    @TempDir
    private Path folder;

    private Stage stage;
    private PolysemeWindow window;
    private Optional<Path> answer = Optional.empty();

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, () -> answer, Theme.SYSTEM);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    private Snapshot shown(Predicate<Snapshot> wanted) throws TimeoutException {
        until(() -> window.workbench().snapshot().filter(wanted).isPresent());
        return WaitForAsyncUtils.waitForAsyncFx(
                1000, () -> window.workbench().snapshot().orElseThrow());
    }

    private Experiment recipe() {
        return WaitForAsyncUtils.waitForAsyncFx(1000, () -> window.workbench().recipe());
    }

    private static String banner(FxRobot robot) {
        return robot.lookup("#banner-sentence").queryAs(Label.class).getText();
    }

    private static boolean hasBanner(FxRobot robot) {
        return robot.lookup("#banner").query().isVisible();
    }

    /** Pauses and gives the picture at which it did. */
    private Snapshot pause(FxRobot robot) throws TimeoutException {
        robot.type(KeyCode.SPACE);
        return shown(s -> s.status() instanceof RunStatus.Paused);
    }

    @Test
    void itOpensOnTheOverlapPresetAndTrains() throws TimeoutException {
        Snapshot training = shown(s -> s.step() > 100);
        assertTrue(training.status().isTraining());
        assertEquals(-0.95, training.experiment().overlap());
    }

    @Test
    void spacePausesWhereverTheFocusIs(FxRobot robot) throws TimeoutException {
        shown(s -> s.status().isTraining());
        Node restart = robot.lookup("#restart").query();
        robot.interact(restart::requestFocus);
        long paused = pause(robot).step();
        assertTrue(paused > 0, "the focused button must not have restarted the run");
        robot.type(KeyCode.SPACE);
        shown(s -> s.status().isTraining() && s.step() > paused);
    }

    @Test
    void theRightArrowTakesOneStepAndWithShiftTen(FxRobot robot) throws TimeoutException {
        shown(s -> s.status().isTraining());
        long paused = pause(robot).step();
        robot.type(KeyCode.RIGHT);
        shown(s -> s.step() == paused + 1);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        shown(s -> s.step() == paused + 11);
    }

    @Test
    void draggingTheOverlapBeginsAgainAndThePictureFollows(FxRobot robot) throws TimeoutException {
        shown(s -> s.step() > 50);
        Slider slider = robot.lookup("#slider-overlap").queryAs(Slider.class);
        Bounds bounds = slider.localToScreen(slider.getBoundsInLocal());
        double y = bounds.getCenterY();
        robot.drag(new Point2D(bounds.getMinX() + 0.025 * bounds.getWidth() + 8, y), MouseButton.PRIMARY);
        robot.moveTo(new Point2D(bounds.getMinX() + 0.4 * bounds.getWidth(), y));
        robot.dropTo(new Point2D(bounds.getMinX() + 0.75 * bounds.getWidth(), y));
        double overlap = recipe().overlap();
        assertEquals(0.5, overlap, 0.1);
        Snapshot followed = shown(s -> s.experiment().overlap() == overlap);
        double cosine = followed.initialWeights().rowDot(0, 1)
                / (followed.initialWeights().rowNorm(0)
                        * followed.initialWeights().rowNorm(1));
        assertEquals(overlap, cosine, 1e-5);
    }

    @Test
    void aTypedValueIsTaken(FxRobot robot) {
        robot.clickOn("#value-l1").write("0.03").type(KeyCode.ENTER);
        assertEquals(0.03, recipe().l1());
    }

    @Test
    void aPositiveOverlapIsWrittenWithItsSign(FxRobot robot) {
        robot.clickOn("#value-overlap").write("0.5").type(KeyCode.ENTER);
        assertEquals(
                "+0.5", robot.lookup("#value-overlap").queryAs(TextField.class).getText());
    }

    @Test
    void aLetterTypedIntoAFieldIsNoCommand(FxRobot robot) throws TimeoutException {
        shown(s -> s.status().isTraining());
        pause(robot);
        Experiment before = recipe();
        robot.clickOn("#value-overlap").write("R r").type(KeyCode.ENTER);
        assertEquals(before, recipe());
        assertEquals("Overlap ρ: expected a number from -1 to 1, found \"R r\".", banner(robot));
        assertEquals(
                "−0.95", robot.lookup("#value-overlap").queryAs(TextField.class).getText());
    }

    @Test
    void aClickBesideAFieldEndsTheTyping(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.workbench().pace(Pace.SLOW)); // It must not be over before the clicks are made.
        shown(s -> s.status().isTraining());
        robot.clickOn("#value-overlap");
        until(() -> stage.getScene().getFocusOwner() instanceof TextField);
        robot.clickOn("#weights").type(KeyCode.SPACE);
        shown(s -> s.status() instanceof RunStatus.Paused);
        assertEquals(
                "−0.95", robot.lookup("#value-overlap").queryAs(TextField.class).getText());
    }

    @Test
    void escapeDismissesTheBanner(FxRobot robot) throws TimeoutException {
        robot.clickOn("#value-overlap").write("7").type(KeyCode.ENTER);
        until(() -> hasBanner(robot));
        robot.type(KeyCode.ESCAPE);
        until(() -> !hasBanner(robot));
    }

    @Test
    void aBrokenRecipeIsToldAndLeavesEverything(FxRobot robot) throws IOException, TimeoutException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"features\": \"many\"}");
        answer = Optional.of(broken);
        Experiment before = recipe();
        robot.interact(() -> window.workbench().pace(Pace.SLOW)); // It must not be over before it is looked at.
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        until(() -> hasBanner(robot));
        assertTrue(banner(robot).startsWith(broken + ": "), banner(robot));
        assertEquals(before, recipe());
        shown(s -> s.status().isTraining());
    }

    @Test
    void aRecipeThatIsOpenedIsTrained(FxRobot robot) throws IOException, TimeoutException {
        answer = Optional.of(Files.writeString(
                folder.resolve("small.json"), "{\"model\": \"incidental\", \"features\": 6, \"neurons\": 9}"));
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        Snapshot opened = shown(s -> s.experiment().features() == 6 && s.step() > 10);
        assertEquals(9, opened.weights().columns());
        assertEquals("small — Polyseme", stage.getTitle());
    }

    @Test
    void restartingGivesTheSameRunAgain(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.workbench().change(Field.STEPS, 500));
        robot.type(KeyCode.R); // It may have been past step 500 already.
        Snapshot first = shown(s -> s.status() instanceof RunStatus.Finished && s.step() == 500);
        robot.clickOn("#pace-slow");
        robot.type(KeyCode.R);
        shown(s -> s.step() < 400);
        robot.clickOn("#pace-maximum");
        Snapshot second = shown(s -> s.status() instanceof RunStatus.Finished && s.step() == 500);
        assertEquals(first.parameters(), second.parameters());
    }

    @Test
    void restartingWithANewSeedGivesAnother(FxRobot robot) throws TimeoutException {
        Snapshot first = shown(s -> s.status().isTraining());
        robot.press(KeyCode.SHIFT).type(KeyCode.R).release(KeyCode.SHIFT);
        Snapshot second = shown(s -> s.experiment().seed() != first.experiment().seed());
        assertNotEquals(first.initial(), second.initial());
        robot.clickOn("#restart-new-seed");
        Snapshot third = shown(s -> s.experiment().seed() != second.experiment().seed());
        assertNotEquals(second.initial(), third.initial());
    }

    @Test
    void aButtonWithoutAWordSaysWhatItDoes(FxRobot robot) {
        for (String id : List.of("restart-new-seed", "branch-here", "compare-branches", "export-figures")) {
            Button button = robot.lookup("#" + id).queryAs(Button.class);
            assertEquals("", button.getText(), id);
            assertFalse(button.getAccessibleText().isBlank(), id);
            assertTrue(button.getTooltip().getText().startsWith(button.getAccessibleText() + " ("), id);
        }
    }

    @Test
    void aFileThatIsDroppedIsOpenedAndTwoAreRefused(FxRobot robot) throws IOException, TimeoutException {
        Path small = Files.writeString(folder.resolve("small.json"), "{\"model\": \"incidental\", \"features\": 6}");
        robot.interact(() -> window.drop(List.of(small, small)));
        until(() -> hasBanner(robot));
        assertEquals("Expected one file, found 2 files.", banner(robot));
        robot.interact(() -> window.drop(List.of(small)));
        shown(s -> s.experiment().features() == 6 && s.step() > 10);
    }

    @Test
    void theThemeChangesWithoutTouchingTheRun(FxRobot robot) throws TimeoutException {
        shown(s -> s.status().isTraining());
        long paused = pause(robot).step();
        choose(robot, "theme-dark");
        until(() ->
                painted(robot, "#weights").getArgb(1, 1) == Look.DARK.ground().getRGB());
        assertEquals(paused, shown(s -> true).step());
    }

    private static PixelReader painted(FxRobot robot, String figure) {
        ImageView view = (ImageView) robot.lookup(figure)
                .queryAs(Region.class)
                .getChildrenUnmodifiable()
                .get(0);
        return view.getImage().getPixelReader();
    }

    /** Menus open in windows of their own, which are not what is tested here. */
    private static void choose(FxRobot robot, String id) {
        MenuBar bar = robot.lookup(".window-menu").queryAs(MenuBar.class);
        MenuItem item = items(bar.getMenus())
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElseThrow();
        robot.interact(item::fire);
    }

    private static Stream<MenuItem> items(List<? extends MenuItem> menu) {
        return menu.stream().flatMap(i -> i instanceof Menu below ? items(below.getItems()) : Stream.of(i));
    }

    @Test
    void savingWritesThePictureOfTheWindow(FxRobot robot) throws IOException, TimeoutException {
        shown(s -> s.step() > 50);
        Path file = folder.resolve("picture.png");
        answer = Optional.of(folder.resolve("picture"));
        robot.interact(() -> robot.lookup(".window-menu").queryAs(MenuBar.class).getMenus().get(0).getItems().stream()
                .filter(item -> "save-picture".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        until(() -> hasBanner(robot));
        assertEquals("Saved " + file + ".", banner(robot));
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals((int) stage.getScene().getWidth(), picture.getWidth());
        assertEquals((int) stage.getScene().getHeight(), picture.getHeight());
    }

    @Test
    void pointingAtAFigureSaysWhatIsThere(FxRobot robot) throws TimeoutException {
        shown(s -> s.status().isTraining());
        pause(robot);
        Node weights = robot.lookup("#weights").query();
        Bounds bounds = weights.localToScreen(weights.getBoundsInLocal());
        robot.moveTo(new Point2D(bounds.getMinX() + 100, bounds.getCenterY()));
        until(() -> robot.lookup(".hover-tip").queryAs(Label.class).getText().matches("f\\d+.*n\\d+.*"));
    }

    @Test
    void whatHasNoMeaningForTheModelIsNotShown(FxRobot robot) throws TimeoutException {
        shown(s -> s.status().isTraining());
        assertFalse(isSeen(robot, "#row-importance"));
        choose(robot, "preset-five-features-two-dimensions");
        until(() -> isSeen(robot, "#row-importance"));
    }

    private static boolean isSeen(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().map(Node::isVisible).orElse(false);
    }

    /** A listener that was forgotten would keep the whole window, and its run's pictures, alive. */
    @Test
    void aClosedWindowIsForgotten(FxRobot robot) throws TimeoutException {
        shown(s -> s.step() > 10);
        WeakReference<PolysemeWindow> forgotten = new WeakReference<>(window);
        robot.interact(() -> {
            stage.hide();
            stage.setScene(null);
            stage.setOnHidden(null);
        });
        window = null;
        Waiting.until(() -> {
            System.gc();
            return forgotten.get() == null;
        });
    }
}
