package org.polyseme.view;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.polyseme.export.Kind;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.RecipeFile;
import org.polyseme.store.SessionFile;
import org.polyseme.store.TensorFile;
import org.polyseme.store.WholeFile;
import org.polyseme.view.export.PictureOpening;
import org.polyseme.view.model.Workbench;

/** Recipes into the window and pictures out of it. FX thread only; the disk is touched on the painter's threads. */
final class Documents {

    /** Who opens what, but for recipes. */
    record Openings(WeightsOpening weights, PictureOpening pictures, SessionDocument sessions, RecentFiles recent) {}

    private final Workbench workbench;
    private final Painter painter;
    private final FilePicker picker;
    private final Stage stage;
    private final Openings openings;

    Documents(Workbench workbench, Painter painter, FilePicker picker, Stage stage, Openings openings) {
        this.openings = openings;
        this.workbench = workbench;
        this.painter = painter;
        this.picker = picker;
        this.stage = stage;
    }

    void chooseRecipe() {
        picker.recipeToOpen(stage).ifPresent(this::open);
    }

    RecentFiles recent() {
        return openings.recent;
    }

    SessionDocument sessions() {
        return openings.sessions;
    }

    /** Opens the session, recipe, weights or picture, or says what is wrong with it and leaves everything as it is. */
    void open(Path file) {
        if (TensorFile.isNamedLikeOne(file)) {
            openings.weights.open(file, () -> openings.recent.add(file));
            return;
        }
        if (Kind.named(file).isPresent()) {
            openings.pictures.open(file, () -> openings.recent.add(file));
            return;
        }
        if (SessionFile.isNamedLikeOne(file)) {
            openings.sessions.open(file);
            return;
        }
        painter.execute(() -> {
            try {
                Preset read = RecipeFile.read(file);
                FxThread.later(() -> {
                    openings.recent.add(file);
                    workbench.open(read);
                });
            } catch (FileProblem problem) {
                FxThread.later(() -> workbench.refuse(Objects.requireNonNull(problem.getMessage())));
            }
        });
    }

    /** Lets recipes, weights and pictures be dropped on the scene. */
    void acceptDropsOn(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(this::drop);
    }

    private void drop(DragEvent event) {
        List<Path> files =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        drop(files);
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    /** Opens what was dropped, one file at a time. */
    void drop(List<Path> files) {
        if (files.size() > 1) {
            workbench.refuse("Expected one file, found " + files.size() + " files.");
        } else {
            files.forEach(this::open);
        }
    }

    /** Asks where to, then writes the window as it was before the question, as a PNG. */
    void savePicture() {
        WritableImage picture = picture(stage.getScene().getRoot());
        picker.pictureToSave(stage, suggestedName()).ifPresent(chosen -> write(picture, withEnding(chosen)));
    }

    /** With the pixels of the screen. */
    private WritableImage picture(Parent root) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(stage.getRenderScaleX(), stage.getRenderScaleY()));
        return root.snapshot(parameters, null);
    }

    private String suggestedName() {
        String steps = workbench
                .snapshot()
                .map(Snapshot::step)
                .map(step -> String.format(Locale.ROOT, "-step-%d", step))
                .orElse("");
        return workbench.openedProperty().get().id() + steps + ".png";
    }

    private static Path withEnding(Path chosen) {
        String path = chosen.toString();
        return path.toLowerCase(Locale.ROOT).endsWith(".png") ? chosen : Path.of(path + ".png");
    }

    private void write(WritableImage picture, Path file) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        painter.execute(() -> {
            try {
                BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                image.setRGB(0, 0, width, height, pixels, 0, width);
                WholeFile.write(file, out -> {
                    if (!ImageIO.write(image, "png", out)) {
                        throw new IOException("no PNG writer in this Java");
                    }
                });
                FxThread.later(() -> workbench.hint("Saved " + file + "."));
            } catch (FileProblem problem) {
                FxThread.later(() -> workbench.refuse(Objects.requireNonNull(problem.getMessage())));
            }
        });
    }
}
