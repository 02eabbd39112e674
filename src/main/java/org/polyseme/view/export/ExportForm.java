package org.polyseme.view.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Figures;
import org.polyseme.figure.Look;
import org.polyseme.figure.Part;

/** The rows of the export dialog, each there only where it means something. FX thread only. */
final class ExportForm {
    private static final int FIGURE_COLUMNS = 3;

    private final ExportModel model;
    private final GridPane pane = new GridPane();
    private final VBox figures;
    private int rows;

    ExportForm(ExportModel model, Label outcome, Node fileRow) {
        this.model = model;
        pane.getStyleClass().add("export-form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        names.setHalignment(HPos.LEFT);
        ColumnConstraints controls = new ColumnConstraints();
        controls.setHgrow(Priority.ALWAYS);
        pane.getColumnConstraints().addAll(names, controls);
        outcome.setId("export-outcome");
        outcome.getStyleClass().add("export-outcome");
        ObservableValue<Boolean> drawn = model.product.map(product -> !product.isNumbers());
        ObservableValue<Boolean> filmed = model.product.map(Product::isFilm);
        row("Kind", choice("export-kind", products(), Product::label, model.product), null);
        figures = figures();
        figures.visibleProperty().bind(drawn);
        figures.managedProperty().bind(drawn);
        row("Size", size(outcome), drawn);
        row("Theme", look(), drawn);
        row("Title", field("export-title", "Title", model.title), drawn);
        row("Show", parts(), drawn);
        row(
                "",
                check("export-outlined", "Text as shapes, for programs without the typeface", model.outlined),
                model.product.map(product -> product == Product.SVG));
        row("Steps", steps(), filmed);
        row("Length", length(), filmed);
        row("Camera", turn(), isTurning());
        row(
                "Table",
                choice("export-table", List.of(Dataset.values()), Dataset::label, model.dataset),
                model.product.map(product -> product == Product.CSV));
        row("File", fileRow, null);
    }

    GridPane pane() {
        return pane;
    }

    /** Which figures to draw; there is no room for so many beside the rest. */
    Node figureBoxes() {
        return figures;
    }

    /** Weights from a file have no run to film. */
    private List<Product> products() {
        List<Product> products = new ArrayList<>(List.of(Product.values()));
        products.removeIf(product -> product.isFilm() && model.subject.script().isEmpty());
        return products;
    }

    private void row(String name, Node control, @Nullable ObservableValue<Boolean> isThere) {
        Label label = new Label(name);
        label.getStyleClass().add("export-name");
        GridPane.setValignment(label, VPos.TOP);
        pane.addRow(rows++, label, control);
        if (isThere != null) {
            for (Node node : List.of(label, control)) {
                node.visibleProperty().bind(isThere);
                node.managedProperty().bind(isThere);
            }
        }
    }

    private VBox figures() {
        GridPane boxes = new GridPane();
        boxes.getStyleClass().add("export-figures");
        List<Figure> all = Figures.all();
        int down = (all.size() + FIGURE_COLUMNS - 1) / FIGURE_COLUMNS;
        for (int f = 0; f < all.size(); f++) {
            Figure figure = all.get(f);
            CheckBox box = new CheckBox(figure.title());
            box.setId("export-figure-" + figure.id());
            box.setMinWidth(Region.USE_PREF_SIZE);
            model.figures.subscribe(chosen -> box.setSelected(chosen.contains(figure)));
            box.setOnAction(event -> model.put(figure, box.isSelected()));
            boxes.add(box, f / down, f % down);
        }
        Hyperlink shown = new Hyperlink("All that the window shows");
        shown.setId("export-shown");
        shown.getStyleClass().add("export-link");
        shown.setOnAction(event -> {
            model.putShown();
            shown.setVisited(false);
        });
        return new VBox(boxes, shown);
    }

    private Node size(Label outcome) {
        TextField width = number("export-width", "Width", model.width);
        TextField height = number("export-height", "Height", model.height);
        ComboBox<Boolean> unit =
                choice("export-unit", List.of(false, true), millimetres -> millimetres ? "mm" : "pixels", null);
        unit.setMinWidth(Region.USE_PREF_SIZE);
        unit.setValue(model.inMillimetres.get());
        unit.valueProperty().subscribe((before, now) -> model.inMillimetres.set(now));
        Label scaleName = new Label("scale");
        TextField scale = number("export-scale", "Scale", model.scale);
        Label dotsName = new Label("dots per inch");
        TextField dots = number("export-dots", "Dots per inch", model.dots);
        ObservableValue<Boolean> isVector =
                model.product.map(product -> product == Product.SVG || product == Product.PDF);
        for (Node node : List.of(scaleName, scale, dotsName, dots)) {
            boolean ofMillimetres = node == dotsName || node == dots;
            ObservableValue<Boolean> isThere = isVector.flatMap(
                    vector -> model.inMillimetres.map(millimetres -> !vector && millimetres == ofMillimetres));
            node.visibleProperty().bind(isThere);
            node.managedProperty().bind(isThere);
        }
        return new VBox(line(width, new Label("×"), height, unit), line(scaleName, scale, dotsName, dots, outcome));
    }

    private Node look() {
        ComboBox<Look> theme = choice(
                "export-theme",
                List.of(Look.LIGHT, Look.DARK, Look.HIGH_CONTRAST),
                look -> switch (look.key()) {
                    case "dark" -> "Dark";
                    case "high-contrast" -> "High contrast";
                    default -> "Light";
                },
                model.colours);
        CheckBox transparent = check("export-transparent", "No ground", model.transparent);
        transparent.visibleProperty().bind(model.product.map(Product::canBeTransparent));
        return line(theme, transparent);
    }

    /** The switches of what can be left out, two in a row. */
    private Node parts() {
        GridPane boxes = new GridPane();
        boxes.getStyleClass().add("export-figures");
        for (Part part : Part.values()) {
            CheckBox box = new CheckBox(part.label());
            box.setId("export-part-" + part.key());
            box.setMinWidth(Region.USE_PREF_SIZE);
            model.without.subscribe(parts -> box.setSelected(!parts.contains(part)));
            box.setOnAction(event -> model.show(part, box.isSelected()));
            int index = boxes.getChildren().size();
            boxes.add(box, index % 2, index / 2);
        }
        CheckBox caption = check("export-caption", "The recipe as a caption below", model.caption);
        boxes.add(caption, 0, boxes.getRowCount(), 2, 1);
        return boxes;
    }

    private ObservableValue<Boolean> isTurning() {
        return model.product.flatMap(product -> model.figures.map(figures -> product.isFilm() && model.canTurn()));
    }

    private Node turn() {
        return line(
                new Label("turns by"),
                number("export-turn", "Degrees that the camera turns", model.turn),
                new Label("degrees, slowly at either end"));
    }

    private Node steps() {
        return line(
                number("export-from", "First step", model.from),
                new Label("to"),
                number("export-to", "Last step", model.to));
    }

    private Node length() {
        return line(
                number("export-seconds", "Duration in seconds", model.seconds),
                new Label("seconds at"),
                number("export-fps", "Frames a second", model.framesPerSecond),
                new Label("frames a second"));
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("export-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** The field takes the room that the button leaves. */
    static HBox grown(TextField field, Node button) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return line(field, button);
    }

    static TextField field(String id, String name, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("export-field");
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static TextField number(String id, String name, StringProperty text) {
        TextField field = field(id, name, text);
        field.getStyleClass().add("export-number");
        return field;
    }

    private static CheckBox check(String id, String words, BooleanProperty value) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private static <T> ComboBox<T> choice(
            String id, List<T> all, Function<T, String> words, @Nullable ObjectProperty<T> value) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(all);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the list cannot be typed into");
            }
        });
        if (value != null) {
            box.valueProperty().bindBidirectional(value);
        }
        return box;
    }
}
