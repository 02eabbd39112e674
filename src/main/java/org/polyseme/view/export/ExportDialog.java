package org.polyseme.view.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.polyseme.store.FileProblem;
import org.polyseme.view.FxThread;
import org.polyseme.view.Painter;

/** Asks what to export and how, and shows what it will look like. FX thread only. */
public final class ExportDialog extends Dialog<ExportOrder> {
    private static final ButtonType EXPORT = new ButtonType("Export", ButtonData.OK_DONE);

    private final ExportModel model;
    private final Painter painter;
    private final BiFunction<Window, String, Optional<Path>> picker;
    private final Preview preview;
    private final Label problem = new Label();
    private final Label outcome = new Label();
    private Optional<ExportOrder> order = Optional.empty();
    private int looks;

    /**
     * @param over the scene that it lies over, which lends its style
     * @param picker asks the system's way where to; given the window and a name
     */
    public ExportDialog(
            Scene over, ExportModel model, Painter painter, BiFunction<Window, String, Optional<Path>> picker) {
        this.model = model;
        this.painter = painter;
        this.picker = picker;
        preview = new Preview(painter);
        initOwner(over.getWindow());
        setTitle("Export");
        getDialogPane().setId("export-dialog");
        getDialogPane().getButtonTypes().addAll(EXPORT, ButtonType.CANCEL);
        getDialogPane().getStylesheets().setAll(over.getStylesheets());
        getDialogPane().getStyleClass().add("export-dialog");
        getDialogPane().getScene().setFill(over.getFill()); // until it is dressed, which would flash otherwise
        ExportForm form = new ExportForm(model, outcome, fileRow());
        VBox left = new VBox(preview, form.figureBoxes());
        left.getStyleClass().add("export-left");
        HBox content = new HBox(left, form.pane());
        content.getStyleClass().add("export-content");
        problem.setId("export-problem");
        problem.getStyleClass().add("export-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        VBox whole = new VBox(content, problem);
        whole.getStyleClass().add("export-whole");
        getDialogPane().setContent(whole);
        Node export = getDialogPane().lookupButton(EXPORT);
        export.setId("export-go");
        getDialogPane().lookupButton(ButtonType.CANCEL).setId("export-close");
        InvalidationListener look = changed -> look(export);
        model.all().forEach(choice -> choice.addListener(look));
        look(export);
        setResultConverter(button -> button == EXPORT ? order.orElse(null) : null);
    }

    private HBox fileRow() {
        Button browse = new Button("Browse…");
        browse.setId("export-browse");
        browse.getStyleClass().add("small-button");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> order.map(ExportOrder::file)
                .map(file -> String.valueOf(file.getFileName()))
                .or(() -> Optional.of("figure." + model.product.get().ending()))
                .flatMap(name -> picker.apply(getDialogPane().getScene().getWindow(), name))
                .ifPresent(chosen ->
                        model.file.set(model.product.get().ended(chosen).toString())));
        TextField file = ExportForm.field("export-file", "File", model.file);
        // Of a long path the end is what tells files apart.
        file.textProperty().subscribe(text -> FxThread.later(() -> showEnd(file)));
        file.widthProperty().subscribe(width -> FxThread.later(() -> showEnd(file)));
        return ExportForm.grown(file, browse);
    }

    private static void showEnd(TextField file) {
        if (!file.isFocused()) {
            file.end();
        }
    }

    private void look(Node export) {
        int mine = ++looks;
        try {
            ExportOrder now = model.order();
            order = Optional.of(now);
            outcome.setText(now.product().isNumbers() ? "" : ExportModel.outcome(now));
            tell("", false);
            preview.show(now);
            painter.execute(() -> {
                boolean isThere = Files.exists(now.file());
                FxThread.later(() -> {
                    if (isThere && mine == looks) {
                        tell(now.file().getFileName() + " is there already and will be replaced.", false);
                    }
                });
            });
        } catch (FileProblem wrong) {
            order = Optional.empty();
            tell(Objects.requireNonNull(wrong.getMessage()), true);
        }
        export.setDisable(order.isEmpty());
    }

    private void tell(String sentence, boolean isWrong) {
        problem.setText(sentence);
        problem.getStyleClass().setAll("label", "export-problem", isWrong ? "export-wrong" : "export-note");
    }
}
