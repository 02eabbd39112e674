package org.polyseme.view.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyseme.export.EmbeddedRecipe;
import org.polyseme.export.View;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Perspective;
import org.polyseme.session.Session;
import org.polyseme.state.Experiment;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Provenance;
import org.polyseme.view.FxThread;
import org.polyseme.view.Painter;
import org.polyseme.view.model.Workbench;

/**
 * Brings the experiment inside a picture back into the window: its run, its step, what is lit, the options and the
 * figures. FX thread only; the disk is touched on the painter's threads.
 */
public final class PictureOpening {
    private final Workbench workbench;
    private final Session session;
    private final Painter painter;
    private final Consumer<Seen> look;

    /**
     * How a picture is looked at. Immutable.
     *
     * @param figures those that this version knows; may be none
     * @param other the run that it was compared with, if it was
     */
    public record Seen(Perspective perspective, List<Figure> figures, Optional<Beside> other) {}

    /** A run to put beside that of the picture. Immutable. */
    public record Beside(String name, Script script) {}

    /**
     * @param session that of the workbench
     * @param look makes the window look at its run in this way
     */
    public PictureOpening(Workbench workbench, Session session, Painter painter, Consumer<Seen> look) {
        this.workbench = workbench;
        this.session = session;
        this.painter = painter;
        this.look = look;
    }

    /** True for a file that starts like a picture or a film, whatever its name. */
    public static boolean isPicture(Path file) throws FileProblem {
        return EmbeddedRecipe.kind(file).isPresent();
    }

    /** Opens the picture and tells {@code opened}, or says what is wrong with it and leaves everything as it is. */
    public void open(Path file, Runnable opened) {
        painter.execute(() -> {
            try {
                Provenance picture = EmbeddedRecipe.read(file);
                FxThread.later(() -> {
                    opened.run();
                    show(picture, String.valueOf(file.getFileName()));
                });
            } catch (FileProblem problem) {
                FxThread.later(() -> workbench.refuse(Objects.requireNonNull(problem.getMessage())));
            }
        });
    }

    /** Waits at the step of the picture; of a film, at the last. */
    private void show(Provenance picture, String name) {
        Experiment start = picture.script().start();
        String stem = name.replaceAll("\\.[^.]*$", "");
        workbench.open(new Preset(stem, stem, "", "", start, List.of()), picture.script());
        session.reach(picture.to());
        Perspective told = View.perspective(picture.view());
        List<Figure> figures = picture.figures().stream()
                .map(Figures::named)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Optional<Beside> other = View.other(picture.view()).map(found -> new Beside(found.getKey(), found.getValue()));
        // What a hostile file lights beyond the network stays dark.
        Perspective within = told.with(told.selection().within(start.features(), start.neurons()));
        look.accept(new Seen(within, figures, other));
    }
}
