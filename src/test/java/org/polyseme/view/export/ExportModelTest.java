package org.polyseme.view.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.export.EmbeddedRecipe;
import org.polyseme.export.View;
import org.polyseme.export.Watch;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Look;
import org.polyseme.figure.Options;
import org.polyseme.figure.Part;
import org.polyseme.figure.Selection;
import org.polyseme.session.EngineTraining;
import org.polyseme.session.ScriptRun;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Provenance;
import org.polyseme.view.model.Memory;

/** What the dialog's choices amount to, and the files that come of it; without a window. */
class ExportModelTest {
    private static final long STEP = 40;
    private static final Script SCRIPT = Script.of(
            Experiment.defaults(ModelKind.INCIDENTAL).with(Field.FEATURES, 8L).with(Field.NEURONS, 16L));

    @TempDir
    private Path folder;

    private final Memory memory = Memory.forNow();

    private static Figure figure(String id) {
        return Figures.named(id).orElseThrow();
    }

    private static Subject subject(Optional<Script> script) {
        try (ScriptRun run = new ScriptRun(SCRIPT, EngineTraining::of)) {
            while (run.steps() < STEP) {
                run.step();
            }
            return new Subject(
                    "eight",
                    run.snapshot(),
                    script,
                    Selection.NONE.withFeature(3),
                    Options.FIRST,
                    List.of(figure("weights"), figure("overlap"), figure("geometry")),
                    Optional.empty());
        }
    }

    private ExportModel model() {
        return new ExportModel(subject(Optional.of(SCRIPT)), List.of(figure("weights")), memory, folder);
    }

    private static void write(ExportOrder order, Watch watch) throws FileProblem {
        new ExportWork(EngineTraining::of).write(order, watch);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void everyProductIsWrittenUnderItsOwnEnding(Product product) throws FileProblem, IOException {
        ExportModel model = model();
        model.product.set(product);
        model.width.set("320");
        model.height.set("240");
        model.seconds.set("0.2");
        write(model.order(), Watch.NONE);
        assertEquals(List.of("eight-step-40." + product.ending()), files());
    }

    @Test
    void theEndingFollowsTheKindAndAForeignOneIsKept() {
        assertEquals(Path.of("a.svg"), Product.SVG.ended(Path.of("a.png")));
        assertEquals(Path.of("a.PNG"), Product.PNG.ended(Path.of("a.PNG")));
        assertEquals(Path.of("a.v2.png"), Product.PNG.ended(Path.of("a.v2")));
        ExportModel model = model();
        model.product.set(Product.MP4);
        assertTrue(model.file.get().endsWith("eight-step-40.mp4"), model.file.get());
    }

    @Test
    void millimetresAndDotsComeToPixels() throws FileProblem {
        ExportModel model = model();
        model.inMillimetres.set(true);
        model.width.set("101.6"); // 4 inches
        model.height.set("50.8");
        model.dots.set("300");
        assertEquals(1200, model.order().extent().width());
        assertEquals(600, model.order().extent().height());
    }

    @Test
    void aFilmRunsFromTheBeginningToTheCursorUnlessToldOtherwise() throws FileProblem {
        ExportModel model = model();
        model.product.set(Product.GIF);
        model.seconds.set("2");
        model.framesPerSecond.set("10");
        assertEquals(
                new ExportOrder.Reel(0, STEP, 20, 10, List.of()), model.order().reel());
        model.to.set("41");
        FileProblem late = assertThrows(FileProblem.class, model::order);
        assertEquals("Last step: expected a number from 0 to 40, found \"41\".", late.getMessage());
    }

    @Test
    void whatCannotBeIsToldInOneSentence() {
        ExportModel model = model();
        model.width.set("wide");
        assertEquals(
                "Width: expected a number from 1 to 100,000, found \"wide\".",
                assertThrows(FileProblem.class, model::order).getMessage());
        model.width.set("800");
        model.figures.set(List.of());
        assertEquals(
                "Figures: expected at least one, found none.",
                assertThrows(FileProblem.class, model::order).getMessage());
    }

    @Test
    void theNextDialogBeginsWithTheLastChoices() {
        ExportModel first = model();
        first.product.set(Product.PDF);
        first.inMillimetres.set(true);
        first.width.set("88");
        first.colours.set(Look.DARK);
        first.show(Part.AXES, false);
        first.caption.set(false);
        first.remember();
        ExportModel next = model();
        assertEquals(Product.PDF, next.product.get());
        assertTrue(next.inMillimetres.get());
        assertEquals("88", next.width.get());
        assertEquals(Look.DARK, next.colours.get());
        assertEquals(Set.of(Part.AXES), next.without.get());
        assertFalse(next.caption.get());
    }

    @Test
    void thePictureKnowsItsRunItsStepAndWhatWasLit() throws FileProblem {
        ExportModel model = model();
        model.putShown();
        write(model.order(), Watch.NONE);
        Provenance read = EmbeddedRecipe.read(model.order().file());
        assertEquals(SCRIPT, read.script());
        assertEquals(STEP, read.to());
        assertEquals(List.of("weights", "overlap", "geometry"), read.figures());
        assertEquals(
                OptionalInt.of(3), View.perspective(read.view()).selection().feature());
    }

    @Test
    void aCancelledExportLeavesNoFile() throws FileProblem, IOException {
        for (Product product : List.of(Product.PNG, Product.SVG, Product.PDF, Product.GIF, Product.MP4)) {
            ExportModel model = model();
            model.product.set(product);
            model.width.set("320");
            model.height.set("240");
            int[] looks = {0};
            ExportOrder order = model.order();
            assertThrows(CancellationException.class, () -> write(order, share -> ++looks[0] < 3), product.name());
            assertEquals(List.of(), files(), product.name());
        }
    }

    @Test
    void weightsFromAFileGiveNoFilmAndCarryNoRecipe() throws FileProblem {
        ExportModel model = new ExportModel(subject(Optional.empty()), List.of(figure("weights")), memory, folder);
        ExportOrder order = model.order();
        write(order, Watch.NONE);
        assertThrows(FileProblem.class, () -> EmbeddedRecipe.read(order.file()));
        model.product.set(Product.MP4);
        assertThrows(FileProblem.class, model::order);
    }

    @Test
    void whatAPictureLightsBeyondTheNetworkStaysDark() {
        Selection told = Selection.NONE.withFeature(8).withSecondFeature(7).withNeuron(16);
        Selection within = told.within(SCRIPT.start().features(), SCRIPT.start().neurons());
        assertEquals(Selection.NONE.withSecondFeature(7), within);
    }
}
