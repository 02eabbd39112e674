package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.view.WalkedWindow.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.session.Loop;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.view.model.Notice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Saves the session and opens it again as a user would. */
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class SessionDocumentTest {
    @TempDir
    private Path folder;

    private Stage stage;
    private PolysemeWindow window;
    private Path answer = Path.of("");

    @Start
    void open(Stage given) throws FileProblem {
        stage = given;
        window = WalkedWindow.open(stage, () -> Optional.of(answer), Theme.LIGHT);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    private Snapshot shown() {
        return window.workbench().snapshot().orElseThrow();
    }

    private String notice() {
        Notice notice = window.workbench().noticeProperty().get();
        return notice == null ? "" : notice.sentence();
    }

    private Snapshot pausedAtSomeStep(FxRobot robot) throws TimeoutException {
        until(() -> window.workbench().snapshot().filter(s -> s.step() > 50).isPresent());
        robot.interact(window.workbench()::playOrPause);
        until(() -> !shown().status().isTraining());
        return shown();
    }

    private void save(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until(() -> notice().equals("Saved " + answer + "."));
    }

    @Test
    void aSavedSessionOpensWhereItWasLeftAndTheTitleSaysWhatIsNotSaved(FxRobot robot) throws TimeoutException {
        answer = folder.resolve("mine.polyseme");
        Snapshot left = pausedAtSomeStep(robot);
        robot.push(KeyCode.ALT, KeyCode.DIGIT3);
        until(() -> robot.lookup("#curves").tryQuery().isEmpty());
        save(robot);
        until(() -> stage.getTitle().startsWith("mine: "));
        robot.push(KeyCode.ALT, KeyCode.DIGIT3);
        until(() -> robot.lookup("#curves").tryQuery().isPresent());
        robot.interact(() -> window.workbench().step(20));
        until(() -> shown().step() == left.step() + 20);
        until(() -> stage.getTitle().startsWith("\u2022 mine: "));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> isAsked(robot));
        robot.clickOn("#save-question-leave");
        until(() -> stage.getTitle().equals("mine — Polyseme") && shown().step() == left.step());
        assertEquals(left.parameters(), shown().parameters());
        assertEquals(left.events(), shown().events());
        assertFalse(shown().status().isTraining());
        assertTrue(window.workbench().recipe().equals(left.experiment()));
        assertTrue(robot.lookup("#curves").tryQuery().isEmpty(), "the layout is the session's");
    }

    @Test
    void theLoopAndTheThemeAreTheSessions(FxRobot robot) throws TimeoutException {
        answer = folder.resolve("mine.polyseme");
        pausedAtSomeStep(robot);
        robot.interact(() -> window.workbench().time().loop().set(10, 40));
        robot.interact(() -> window.menuItem("theme-dark").fire());
        until(() -> window.surroundings().look().get().dark());
        save(robot);
        robot.interact(() -> window.workbench().time().loop().clear());
        robot.interact(() -> window.menuItem("theme-light").fire());
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> window.surroundings().look().get().dark());
        assertEquals(
                Optional.of(new Loop(10, 40)), window.workbench().time().loop().range());
    }

    @Test
    void anOlderFileOpensWithAllThatItHasAndTheThemeStays(FxRobot robot) throws TimeoutException, IOException {
        answer = folder.resolve("older.polyseme");
        Files.copy(Path.of("src/test/resources/sessions/without-loop.polyseme"), answer);
        robot.interact(() -> window.menuItem("theme-dark").fire());
        until(() -> window.workbench().snapshot().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> stage.getTitle().equals("older — Polyseme") && shown().step() == 1608);
        assertEquals(2, window.workbench().timeline().branches().size());
        assertEquals(OptionalInt.of(0), window.surroundings().selection().get().feature());
        assertTrue(window.surroundings().look().get().dark());
        assertEquals(Optional.empty(), window.workbench().time().loop().range());
        robot.interact(() -> window.workbench().step(20));
        until(() -> shown().step() == 1628);
        MenuItem recent = window.menuItem("recent-1");
        until(() -> recent.getGraphic() instanceof ImageView view && view.getImage() != null);
        Image picture = ((ImageView) recent.getGraphic()).getImage();
        int corner = picture.getPixelReader().getArgb(0, 0);
        for (int y = 0; y < 5; y++) {
            assertEquals(corner, picture.getPixelReader().getArgb(19, y), "five features fill five rows each");
        }
    }

    @Test
    void aFileThatSomebodyElseChangedIsNotWrittenOver(FxRobot robot) throws TimeoutException, IOException {
        answer = folder.resolve("mine.polyseme");
        pausedAtSomeStep(robot);
        save(robot);
        Files.setLastModifiedTime(answer, FileTime.fromMillis(1_000_000));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until(() -> notice().endsWith("found one that was changed since. Save it under another name to keep both."));
        assertEquals(1_000_000, Files.getLastModifiedTime(answer).toMillis());
    }

    @Test
    void aFolderThatVanishesLosesNothingAndIsWrittenAgainOnceItIsBack(FxRobot robot)
            throws TimeoutException, IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        answer = place.resolve("mine.polyseme");
        pausedAtSomeStep(robot);
        save(robot);
        byte[] saved = Files.readAllBytes(answer);
        Path away = Files.move(place, folder.resolve("away"));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until(() -> notice().equals(answer + ": expected a place to write a file, found no such file or folder."));
        Files.writeString(place, "a file where the folder was");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until(() -> notice().equals(answer + ": expected a place to write a file, found not a directory."));
        assertArrayEquals(saved, Files.readAllBytes(away.resolve("mine.polyseme")));
        long before = shown().step();
        robot.interact(() -> window.workbench().step(20));
        until(() -> shown().step() == before + 20);
        Files.delete(place);
        Files.move(away, place);
        save(robot);
        assertTrue(Files.exists(place.resolve("mine.polyseme~")));
    }

    private boolean isAsked(FxRobot robot) {
        return robot.lookup("#save-question").query().isVisible();
    }

    @Test
    void aSessionWithWorkInItIsNotReplacedUnasked(FxRobot robot) throws TimeoutException {
        answer = folder.resolve("mine.polyseme");
        pausedAtSomeStep(robot);
        save(robot);
        robot.interact(() -> window.workbench().time().fork());
        until(() -> window.workbench().timeline().branches().size() == 2);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> isAsked(robot));
        robot.clickOn("#save-question-cancel");
        assertFalse(isAsked(robot));
        assertEquals(2, window.workbench().timeline().branches().size());
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> isAsked(robot));
        robot.clickOn("#save-question-leave");
        until(() -> window.workbench().timeline().branches().size() == 1);
        assertFalse(isAsked(robot));
    }

    @Test
    void newAsksWhatToDoWithBranchesAndBeginsASessionOfItsOwn(FxRobot robot) throws TimeoutException {
        answer = folder.resolve("mine.polyseme");
        pausedAtSomeStep(robot);
        save(robot);
        robot.interact(() -> window.workbench().time().fork());
        until(() -> window.workbench().timeline().branches().size() == 2);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        until(() -> isAsked(robot));
        robot.clickOn("#save-question-leave");
        until(() -> window.workbench().timeline().branches().size() == 1
                && !stage.getTitle().contains("mine"));
        assertEquals("", window.workbench().undo().undoNameProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.N);
        until(() -> window.workbench().timeline().branches().size() == 1);
        assertFalse(isAsked(robot), "there is nothing to lose");
    }

    @Test
    void aWindowWithWorkInItClosesOnceThatIsSaved(FxRobot robot) throws TimeoutException {
        answer = folder.resolve("kept.polyseme");
        pausedAtSomeStep(robot);
        robot.interact(() -> window.workbench().time().fork());
        until(() -> window.workbench().timeline().branches().size() == 2);
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until(() -> isAsked(robot));
        robot.type(KeyCode.ESCAPE);
        assertTrue(stage.isShowing());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until(() -> isAsked(robot));
        robot.type(KeyCode.ENTER);
        until(() -> !stage.isShowing());
        assertTrue(Files.exists(answer));
    }

    @Test
    void aPlainRunIsNotAskedAbout(FxRobot robot) throws TimeoutException {
        pausedAtSomeStep(robot);
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until(() -> !stage.isShowing());
    }

    @Test
    void whatWasSavedIsAmongTheRecentFilesUntilItIsGone(FxRobot robot) throws TimeoutException, IOException {
        answer = folder.resolve("mine.polyseme");
        pausedAtSomeStep(robot);
        save(robot);
        MenuItem first = window.menuItem("recent-1");
        assertTrue(first.getText().startsWith("mine.polyseme"));
        until(() -> !first.isDisable());
        assertFalse(window.menuItem("recent-2").isVisible());
        robot.interact(() -> window.workbench().step(20));
        until(() -> first.getGraphic() instanceof ImageView view && view.getImage() != null);
        Files.delete(answer);
        robot.interact(window::lookAtRecentFiles);
        until(() -> first.isDisable() && first.getText().endsWith("(not there any more)"));
    }

    @Test
    void whatCannotBeOpenedOrWrittenIsOneSentenceAndTheWindowGoesOn(FxRobot robot)
            throws TimeoutException, IOException {
        answer = folder.resolve("broken.polyseme");
        Files.write(answer, new byte[100]);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> notice().startsWith(answer + ": expected a zip archive"));
        answer = folder.resolve("gone/mine.polyseme");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        until(() -> notice().startsWith(answer + ": expected a place to write a file"));
        until(() -> window.workbench().snapshot().filter(s -> s.step() > 50).isPresent());
    }
}
