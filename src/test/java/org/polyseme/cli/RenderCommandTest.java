package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.engine.Trainer;
import org.polyseme.export.Drawing;
import org.polyseme.export.EmbeddedRecipe;
import org.polyseme.export.Extent;
import org.polyseme.export.Kind;
import org.polyseme.export.Page;
import org.polyseme.export.Picture;
import org.polyseme.export.View;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Perspective;
import org.polyseme.session.EngineTraining;
import org.polyseme.session.Session;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Presets;
import org.polyseme.store.Provenance;
import org.polyseme.store.SavedSession;
import org.polyseme.store.SessionFile;
import org.polyseme.sweep.Outcome;

class RenderCommandTest {
    private static final String PRESET = "incidental-by-chance";
    private static final String SMALL = "--size=320x240";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "svg"})
    void theSameCommandGivesTheSameBytes(String ending) throws IOException {
        Path first = folder.resolve("first." + ending);
        Path second = folder.resolve("second." + ending);
        for (Path out : List.of(first, second)) {
            CommandRun run = render(PRESET, "--figure", "weights,curves", "--step", "30", "--caption", SMALL, out);
            assertEquals(0, run.exit(), run.err());
            assertEquals(out + System.lineSeparator(), run.out());
        }
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void scaleThemeAndTransparencyAreSeen() throws IOException {
        Path out = folder.resolve("a.png");
        assertEquals(
                0,
                render(PRESET, "--step=0", SMALL, "--scale=2", "--theme=dark", out)
                        .exit());
        BufferedImage dark = ImageIO.read(out.toFile());
        assertEquals(640, dark.getWidth());
        assertEquals(480, dark.getHeight());
        assertEquals(0xFF1B1F25, dark.getRGB(1, 1));
        assertEquals(
                0,
                render(PRESET, "--step=0", "--size=50x40mm", "--dpi=150", "--transparent", out)
                        .exit());
        BufferedImage clear = ImageIO.read(out.toFile());
        assertEquals(295, clear.getWidth());
        assertEquals(236, clear.getHeight());
        assertEquals(0, clear.getRGB(1, 1) >>> 24);
    }

    @Test
    void aPictureIsRenderedAgainAsItWas() throws IOException, FileProblem {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        CommandRun run = render(
                PRESET,
                "--figure=neurons,overlap",
                "--step=25",
                "--theme=dark",
                "--light=f3",
                "--light=n5",
                "--option=band.lower=0.5",
                "--title=λ²",
                "--caption",
                "--seed=7",
                SMALL,
                first);
        assertEquals(0, run.exit(), run.err());
        assertEquals(0, render(first, second).exit());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        Provenance provenance = EmbeddedRecipe.read(first);
        assertEquals(25, provenance.to());
        assertEquals(7, provenance.script().start().seed());
        assertEquals("0.5", provenance.view().get("option.band.lower"));
    }

    /** What is left out is not drawn, the rest is where it was, and the picture knows it. */
    @Test
    void partsAreLeftOutOfThePicture() throws IOException, FileProblem {
        Path whole = folder.resolve("whole.png");
        Path bare = folder.resolve("bare.png");
        Path again = folder.resolve("again.png");
        assertEquals(0, render(PRESET, "--step=5", SMALL, whole).exit());
        CommandRun run = render(PRESET, "--step=5", "--without=axes,colour-bar,legend", SMALL, bare);
        assertEquals(0, run.exit(), run.err());
        BufferedImage before = ImageIO.read(whole.toFile());
        BufferedImage after = ImageIO.read(bare.toFile());
        int ground = 0xFFFFFFFF;
        boolean hadNames = false;
        for (int y = 40; y < 200; y++) {
            for (int x = 2; x < 38; x++) {
                hadNames |= before.getRGB(x, y) != ground;
                assertEquals(ground, after.getRGB(x, y), x + ", " + y);
            }
        }
        assertTrue(hadNames);
        for (int x = 60; x < 300; x++) {
            assertEquals(before.getRGB(x, 100), after.getRGB(x, 100));
        }
        assertEquals(0, render(bare, again).exit());
        assertArrayEquals(Files.readAllBytes(bare), Files.readAllBytes(again));
        assertTrue(render(PRESET, "--without=legs", SMALL, bare).err().contains("title, legend, axes, colour-bar"));
    }

    @Test
    void aStampedPictureSaysItsStepAndIsOneWhenItIsRenderedAgain() throws IOException, FileProblem {
        Path plain = folder.resolve("plain.png");
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        assertEquals(0, render(PRESET, "--step=5", SMALL, plain).exit());
        assertEquals(0, render(PRESET, "--step=5", "--stamp", SMALL, first).exit());
        assertEquals("true", EmbeddedRecipe.read(first).view().get("stamp"));
        assertFalse(Arrays.equals(Files.readAllBytes(plain), Files.readAllBytes(first)));
        assertEquals(0, render(first, second).exit());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void aHighContrastPictureIsOneWhenItIsRenderedAgain() throws IOException {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        assertEquals(
                0,
                render(PRESET, "--step=5", "--theme=high-contrast", SMALL, first)
                        .exit());
        assertEquals(0, render(first, second).exit());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void theDifferenceOfTwoRunsIsRenderedAndRenderedAgain() throws IOException, FileProblem {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        Path other = folder.resolve("other.png");
        assertEquals(0, render(PRESET, "--step=9", "--seed=5", SMALL, other).exit());
        CommandRun run = render(PRESET, "--figure=difference", "--step=12", "--with", other.toString(), SMALL, first);
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                5,
                View.other(EmbeddedRecipe.read(first).view())
                        .orElseThrow()
                        .getValue()
                        .start()
                        .seed());
        assertEquals(0, render(first, second).exit());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        CommandRun pointless = render(PRESET, "--with", PRESET, SMALL, first);
        assertTrue(pointless.err().contains("--figure difference"), pointless.err());
    }

    @Test
    void aSessionIsRenderedAtTheStepThatItWasLeftAt() throws IOException, FileProblem {
        Script script = Script.of(Presets.load().named(PRESET).orElseThrow().experiment());
        Path session = folder.resolve("left.polyseme");
        try (Session run = Session.of(script, false, EngineTraining::of, failure -> "CODE")) {
            run.step(17);
            SessionFile.write(
                    session, new SavedSession("", run.recording(1 << 20).join(), Map.of()), Optional.empty());
        }
        Path ofSession = folder.resolve("session.png");
        Path ofPreset = folder.resolve("preset.png");
        CommandRun run = render(session, SMALL, ofSession);
        assertEquals(0, run.exit(), run.err());
        assertEquals(0, render(PRESET, "--step=17", SMALL, ofPreset).exit());
        assertEquals(17, EmbeddedRecipe.read(ofSession).to());
        assertArrayEquals(Files.readAllBytes(ofPreset), Files.readAllBytes(ofSession));
    }

    @Test
    void aPictureIsTrainedAgain() {
        Path picture = folder.resolve("a.svg");
        assertEquals(0, render(PRESET, "--step=3", "--seed=5", SMALL, picture).exit());
        CommandRun ofPicture = CommandRun.of("run", picture.toString(), "--steps", "40");
        CommandRun ofPreset = CommandRun.of("run", PRESET, "--seed", "5", "--steps", "40");
        assertEquals(0, ofPicture.exit(), ofPicture.err());
        assertEquals(measures(ofPreset), measures(ofPicture));
    }

    /** By hand as the window would: the same weights, changed at the same step. */
    @Test
    void aPictureOfARunThatWasChangedOnItsWayIsTrainedAgainWithTheChange() throws FileProblem, IOException {
        Experiment start =
                Presets.load().named(PRESET).orElseThrow().experiment().with(Field.STEPS, 60L);
        Experiment faster = start.with(Field.LEARNING_RATE, 0.05);
        Script script = new Script(start, List.of(new Change.Settings(20, faster)));
        Path picture = folder.resolve("changed.png");
        Provenance provenance = new Provenance("", script, 30, 30, 1, List.of("weights"), Map.of("size", "200x150"));
        Page page = Page.of(List.of(Figures.named("weights").orElseThrow()), Perspective.PLAIN);
        Figure.Size size = new Figure.Size(200, 150);
        Drawing blank = new Drawing(size, false, g -> {});
        Picture.write(picture, blank, new Picture.Format(Kind.PNG, new Extent(size, 1), false), provenance.text());

        double loss;
        Path expected = folder.resolve("expected.png");
        try (Trainer trainer = Trainer.of(start)) {
            while (trainer.steps() < 60) {
                if (trainer.steps() == 20) {
                    trainer.change(faster);
                }
                if (trainer.steps() == 30) {
                    Drawing drawing = page.of(Outcome.snapshot(trainer), size);
                    Picture.write(
                            expected,
                            drawing,
                            new Picture.Format(Kind.PNG, new Extent(size, 1), false),
                            EmbeddedRecipe.read(picture).text());
                }
                trainer.step();
            }
            loss = trainer.loss();
        }
        CommandRun run = CommandRun.of("run", picture.toString(), "--json");
        assertEquals(0, run.exit(), run.err());
        assertEquals(loss, new ObjectMapper().readTree(run.out()).get("loss").asDouble());
        Path again = folder.resolve("again.png");
        assertEquals(0, render(picture, again).exit());
        assertArrayEquals(pixels(expected), pixels(again));
        CommandRun other = CommandRun.of("run", picture.toString(), "--seed", "3");
        assertTrue(other.err().contains("expected a run without changes on the way"), other.err());
    }

    private static int[] pixels(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static List<String> measures(CommandRun run) {
        return run.out()
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("stepsPerSecond"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "mp4"})
    void aFilmSaysHowLongItIsAndKnowsItsSteps(String ending) throws FileProblem {
        Path out = folder.resolve("film." + ending);
        CommandRun run = render(
                PRESET, "--steps=0:40", "--frames=5", "--fps=10", "--option=band.lower=0.4:0.8", "--size=161x121", out);
        assertEquals(0, run.exit(), run.err());
        assertEquals(out + ": 5 frames, 0.5 s" + System.lineSeparator(), run.out());
        Provenance provenance = EmbeddedRecipe.read(out);
        assertEquals(0, provenance.from());
        assertEquals(40, provenance.to());
        assertEquals(5, provenance.frames());
        assertEquals("0.4:0.8", provenance.view().get("turn.band.lower"));
        assertEquals("162x122", provenance.view().get("size"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--figure=weihgts|--figure: expected one of * (did you mean weights?), found \"weihgts\".",
                "--option=band.lowe=1|--option: band.lowe: expected one of * (did you mean band.lower?), found an"
                        + " unknown option.",
                "--option=band.lower=x|--option: band.lower: expected a number from 0.01 to 10, found \"x\".",
                "--option=definition=band:share|--option: definition: expected a number, or FROM:TO where a number can"
                        + " move, found \"band:share\".",
                "--theme=blue|--theme: expected light, dark or high-contrast, found \"blue\".",
                "--size=big|--size: expected a size like 1280x720 or 160x90mm, found \"big\".",
                "--size=20000x20000|*size: expected at most 200 million pixels, found 20,000 × 20,000 pixels.",
                "--scale=0|--scale: expected a number above 0, at most 50, found 0.0.",
                "--step=-3|--step: expected steps like 500 or 0:10000, found \"-3\".",
                "--step=99999999|--step: expected at most *, where the recipe stops, found 99,999,999.",
                "--light=q|--light: expected a feature like f3 or a neuron like n17, found \"q\".",
                "--set=featurs=3|--set: featurs: expected the name of a field (did you mean features?), found one that"
                        + " no recipe has."
            })
    void whatMakesNoSenseIsOneSentenceAndLeavesNoFile(String option, String expected) throws IOException {
        CommandRun run = render(PRESET, option, folder.resolve("a.png"));
        assertEquals(1, run.exit());
        String[] parts = expected.split("\\*", -1);
        String message = run.err().strip();
        assertEquals(1, message.lines().count(), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message + " lacks " + part);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aWrongEndingListsTheRightOnesAndAMissingFolderIsNamed() {
        CommandRun ending = render(PRESET, folder.resolve("a.jpg"));
        assertTrue(ending.err().contains("expected a name that ends in .png, .svg, .pdf, .gif, .mp4"), ending.err());
        CommandRun missing = render(PRESET, folder.resolve("none").resolve("a.png"));
        assertTrue(missing.err().contains("found no such file or folder."), missing.err());
        CommandRun preset = CommandRun.of("render", "incidental-by-chanse", "--out", "a.png");
        assertTrue(preset.err().contains("(did you mean incidental-by-chance?)"), preset.err());
    }

    /** In a program of its own: what other tests have loaded says nothing. */
    @Test
    void nothingOfJavaFxIsLoaded() throws IOException, InterruptedException {
        Path out = folder.resolve("a.png");
        Path loaded = folder.resolve("loaded.txt");
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded,
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.polyseme.app.Main",
                        "render",
                        PRESET,
                        "--figure=weights,curves",
                        "--step=5",
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        program.environment().put("XDG_STATE_HOME", folder.toString());
        int exit = program.start().waitFor();
        assertEquals(0, exit, Files.readString(folder.resolve("said.txt")));
        assertTrue(Files.exists(out));
        String classes = Files.readString(loaded);
        assertTrue(classes.contains("org.polyseme.export.PngWriter"));
        assertFalse(classes.contains(" javafx."), "JavaFX was loaded");
        assertFalse(classes.contains(" com.sun.javafx."), "JavaFX was loaded");
    }

    private static CommandRun render(Object recipe, Object... rest) {
        List<String> words = new ArrayList<>(List.of("render", recipe.toString()));
        for (int w = 0; w < rest.length - 1; w++) {
            words.add(rest[w].toString());
        }
        words.add("--out");
        words.add(rest[rest.length - 1].toString());
        return CommandRun.of(words.toArray(String[]::new));
    }
}
