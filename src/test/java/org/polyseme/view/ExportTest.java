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
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.export.Drawing;
import org.polyseme.export.EmbeddedRecipe;
import org.polyseme.export.Extent;
import org.polyseme.export.Film;
import org.polyseme.export.Kind;
import org.polyseme.export.Page;
import org.polyseme.export.Picture;
import org.polyseme.export.View;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Look;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Selection;
import org.polyseme.session.EngineTraining;
import org.polyseme.session.ScriptRun;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Presets;
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
        robot.clickOn("#export-figures");
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

    private static final int SEEN = 40;

    /** Of a run that was changed on its way. */
    private static void write(Path file, Kind kind, Script script, Snapshot there) throws FileProblem {
        Perspective seen = new Perspective(
                Selection.NONE.withFeature(4).withSecondFeature(5),
                Options.FIRST.with(Option.BAND_LOWER, 0.7),
                Look.DARK);
        List<Figure> figures = List.of(
                Figures.named("geometry").orElseThrow(),
                Figures.named("overlap").orElseThrow());
        Provenance told = new Provenance(
                "", script, kind.isFilm() ? 10 : SEEN, SEEN, 1, List.of("geometry", "overlap"), View.words(seen));
        Drawing drawing = Page.of(figures, seen).of(there, new Figure.Size(160, 120));
        Extent extent = new Extent(drawing.size(), 1);
        if (kind.isFilm()) {
            Film.Frames one = new Film.Frames() {
                @Override
                public int count() {
                    return 1;
                }

                @Override
                public Drawing next() {
                    return drawing;
                }
            };
            Film.write(file, one, new Film.Format(kind, extent, 10), told.text(), share -> true);
        } else {
            Picture.write(file, drawing, new Picture.Format(kind, extent, false), told.text());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPictureOfAnyKindBringsItsRunItsStepAndItsViewBack(Kind kind, FxRobot robot) throws Exception {
        Experiment start = Presets.load().standard().experiment().with(Field.SEED, 5L);
        Script script = new Script(start, List.of(new Change.Settings(20, start.with(Field.L1, 0.02))));
        Snapshot truth;
        try (ScriptRun run = new ScriptRun(script, EngineTraining::of)) {
            while (run.steps() < SEEN) {
                run.step();
            }
            truth = run.snapshot();
        }
        Path file = folder.resolve("seen." + kind.ending());
        write(file, kind, script, truth);
        pause(robot);
        robot.interact(() -> window.open(file));
        until(() -> window.workbench()
                .snapshot()
                .filter(s -> s.step() == SEEN && s.experiment().seed() == 5)
                .isPresent());
        assertEquals(
                truth.weights(), window.workbench().snapshot().orElseThrow().weights());
        assertEquals(truth.experiment(), window.workbench().recipe());
        // The run before is kept only if it ran for a while.
        assertTrue(
                window.workbench().timeline().branches().size() <= 2,
                "the run before and that of the picture, no more");
        assertTrue(robot.lookup("#geometry").tryQuery().isPresent());
        assertTrue(window.surroundings().look().get().dark(), "the theme is the picture's");
        until(() -> "Features f4, f5"
                .equals(robot.lookup("#story-title").queryAs(Label.class).getText()));
        assertTrue(robot.lookup("#definition").queryAs(Labeled.class).getText().contains("0.70"));
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
