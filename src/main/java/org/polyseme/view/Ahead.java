package org.polyseme.view;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Look;
import org.polyseme.figure.Perspective;
import org.polyseme.session.EngineTraining;
import org.polyseme.state.Experiment;
import org.polyseme.state.History;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.view.model.LayoutModel;

/**
 * What the window will need and other threads can do while JavaFX starts, which takes one processor half a second: read,
 * load, and do once what is slow the first time only. Nothing of it changes what the window shows.
 */
final class Ahead {
    /** About as large as a figure in the first window. */
    private static final Figure.Size SHEET = new Figure.Size(320, 280);

    private static final CompletableFuture<Presets> PRESETS = CompletableFuture.supplyAsync(Ahead::readPresets);

    private Ahead() {}

    /** Whoever calls this has made the class begin. */
    static void begin() {
        PRESETS.isDone();
    }

    /** Typefaces, figures and what else asks the system; both libraries and the environment. Done when all is. */
    static CompletableFuture<Void> beginToPaint() {
        return CompletableFuture.allOf(
                CompletableFuture.runAsync(Ahead::readType), PRESETS.thenAcceptAsync(Ahead::paintOnce));
    }

    static Presets presets() {
        return PRESETS.join();
    }

    private static Presets readPresets() {
        try {
            return Presets.load();
        } catch (FileProblem broken) {
            throw new IllegalStateException("the program's own presets are broken: " + broken.getMessage(), broken);
        }
    }

    /**
     * Typefaces, of which that of icons is looked for in every library. No control may be made here: the first has JavaFX
     * dress all of them in a theme of its own, which would come after ours.
     */
    private static void readType() {
        FontIcon icon = new FontIcon("mdi2p-play");
        Objects.requireNonNull(icon.getFont());
        Assets.loadType();
    }

    /** Trains and paints for nobody, so that the libraries are loaded and the paths known when somebody looks. */
    private static void paintOnce(Presets presets) {
        Preset first = presets.standard();
        compareOnce(Look.LIGHT, Perspective.PLAIN, SHEET, new RunStatus.Training());
        Snapshot snapshot;
        try (EngineTraining training = EngineTraining.of(first.experiment())) {
            training.step();
            snapshot = beginning(first.experiment(), training);
        }
        compareOnce(snapshot, snapshot.trace());
        for (String figure : LayoutModel.figuresAtFirst(first)) {
            Figures.named(figure).ifPresent(known -> paint(known, snapshot));
        }
    }

    /** Java writes a record's {@code equals} when it is first called: 4 to 15 ms each, 16 and more for the first of all. */
    private static void compareOnce(Record... records) {
        List<Record> all = List.of(records);
        all.forEach(all::indexOf);
    }

    private static Snapshot beginning(Experiment recipe, EngineTraining training) {
        return new Snapshot(
                recipe,
                training.steps(),
                training.loss(),
                training.parameters(),
                training.initial(),
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Training(),
                0,
                training.backend(),
                List.of(),
                Optional.empty());
    }

    private static void paint(Figure figure, Snapshot snapshot) {
        BufferedImage paper =
                new BufferedImage((int) SHEET.width(), (int) SHEET.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = paper.createGraphics();
        try {
            figure.paint(graphics, snapshot, Perspective.PLAIN, SHEET);
        } finally {
            graphics.dispose();
        }
    }
}
