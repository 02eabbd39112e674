package org.polyseme.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import org.polyseme.export.Drawing;
import org.polyseme.export.Page;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Perspective;
import org.polyseme.store.FileProblem;
import org.polyseme.view.export.ExportDialog;
import org.polyseme.view.export.ExportModel;
import org.polyseme.view.export.ExportOrder;
import org.polyseme.view.export.Exporter;
import org.polyseme.view.export.Product;
import org.polyseme.view.export.Stills;
import org.polyseme.view.export.Subject;
import org.polyseme.view.figures.FigureDeed;
import org.polyseme.view.figures.FigureStage;
import org.polyseme.view.figures.Surroundings;
import org.polyseme.view.model.Memory;

/** What takes figures out of the window: into files and to the clipboard. FX thread only. */
final class ExportActions {
    private final Surroundings surroundings;
    private final FigureStage figures;
    private final Exporter exporter;
    private final FilePicker picker;
    private final Memory memory;
    private final Stage stage;

    ExportActions(MainWindow window, Exporter exporter, FilePicker picker, Memory memory, Stage stage) {
        this.surroundings = window.surroundings();
        this.figures = window.figures();
        this.exporter = exporter;
        this.picker = picker;
        this.memory = memory;
        this.stage = stage;
    }

    void add(Actions actions) {
        actions.addAfter(
                "save-picture",
                Action.of("export", Section.FILE, "Export…", this::askForAll).on("Shortcut+Shift+E"));
        actions.addAfter(
                "export",
                Action.of("export-svg", Section.FILE, "Export figure as SVG…", this::exportSvg)
                        .on("Shortcut+Alt+E"));
        actions.add(
                Action.of("copy-figure", Section.EDIT, "Copy figure", () -> copy(figures.current()))
                        .on("Shortcut+Shift+C"),
                Action.of("copy-window", Section.EDIT, "Copy window", this::copyWindow));
        figures.offer(List.of(
                new FigureDeed("copy-picture", "Copy picture", this::copy),
                new FigureDeed("export-figure", "Export this figure…", figure -> ask(List.of(figure)))));
    }

    private Optional<Subject> subject() {
        return Subject.of(
                        surroundings.workbench(),
                        surroundings.pin().pinned(),
                        surroundings.options().get(),
                        figures.figures())
                .map(now -> surroundings
                        .compared()
                        .get()
                        .map(pair -> now.compared(pair.here(), pair.there()))
                        .orElse(now));
    }

    private void askForAll() {
        ask(figures.isMaximised() ? List.of(figures.current()) : figures.figures());
    }

    private void ask(List<Figure> chosen) {
        subject().ifPresent(subject -> {
            ExportModel model = new ExportModel(subject, chosen, memory, home());
            ExportDialog dialog = new ExportDialog(stage.getScene(), model, surroundings.painter(), picker::exportTo);
            dialog.resultProperty().subscribe(order -> {
                if (order != null) {
                    model.remember();
                    exporter.start(order);
                }
            });
            dialog.show(); // and the run goes on behind it
        });
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    /** As it stands in the window, in the theme that pictures are exported in. */
    private void exportSvg() {
        Figure figure = figures.current();
        subject().ifPresent(subject -> {
            ExportModel model = new ExportModel(subject, List.of(figure), Memory.forNow(), home());
            model.drawAs(Product.SVG, size(figure));
            String name = subject.name() + "-" + figure.id() + "-step-"
                    + subject.snapshot().step() + ".svg";
            picker.exportTo(stage, name).ifPresent(file -> {
                model.writeTo(file);
                start(model);
            });
        });
    }

    private void start(ExportModel model) {
        try {
            ExportOrder order = model.order();
            exporter.start(order);
        } catch (FileProblem problem) {
            surroundings.workbench().refuse(Objects.requireNonNull(problem.getMessage()));
        }
    }

    private Figure.Size size(Figure figure) {
        Bounds room = figures.room(figure);
        return new Figure.Size(Math.max(120, Math.floor(room.getWidth())), Math.max(100, Math.floor(room.getHeight())));
    }

    /** With the pixels and the colours of the screen. */
    private void copy(Figure figure) {
        subject().ifPresent(subject -> {
            Perspective seen = new Perspective(
                    subject.selection(), subject.options(), surroundings.look().get(), subject.other());
            Drawing drawing = Page.of(List.of(figure), seen).of(subject.snapshot(), size(figure));
            double scale = stage.getRenderScaleX();
            surroundings.painter().execute(() -> {
                Image image = Stills.image(drawing, scale);
                FxThread.later(() -> put(image, figure.title()));
            });
        });
    }

    private void copyWindow() {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(stage.getRenderScaleX(), stage.getRenderScaleY()));
        put(stage.getScene().getRoot().snapshot(parameters, null), "The window");
    }

    private void put(Image image, String name) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, image));
        surroundings.workbench().hint(name + " is on the clipboard.");
    }
}
