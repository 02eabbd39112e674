package org.polyseme.view.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Look;
import org.polyseme.state.Matrix;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Tensor;
import org.polyseme.store.TensorFile;
import org.polyseme.store.WeightsReading;
import org.polyseme.view.FxThread;
import org.polyseme.view.Painter;

/** Asks which tensor of a file are the weights, and which of its axes are neurons. FX thread only. */
public final class OpenWeightsDialog extends Dialog<WeightsReading> {
    private static final ButtonType SHOW = new ButtonType("Show weights", ButtonData.OK_DONE);
    private static final String TIED = "tied: the same weights";

    private final TensorFile file;
    private final Painter painter;
    private final Look look;
    private final ListView<Tensor> tensors = new ListView<>();
    private final ReadingCard columns;
    private final ReadingCard rows;
    private final Spinner<Integer> instance = new Spinner<>(0, 0, 0);
    private final ComboBox<String> out = new ComboBox<>();
    private final HBox instanceRow;
    private final Label problem = new Label();
    private final ActivationsRow activations;
    private int previews;

    /** Both ways to read a tensor, as pictures. */
    private record Preview(Thumbnail columns, Thumbnail rows) {}

    /**
     * @param over the scene that it lies over, which lends its style
     * @param file with at least one tensor that can be weights
     */
    public OpenWeightsDialog(Scene over, TensorFile file, Painter painter, Look look) {
        this.file = file;
        this.painter = painter;
        this.look = look;
        activations = new ActivationsRow(painter);
        ToggleGroup axis = new ToggleGroup();
        columns = new ReadingCard("neurons-columns", "Neurons are columns", "features × neurons, as here", axis);
        rows = new ReadingCard("neurons-rows", "Neurons are rows", "as in PyTorch's linear layers", axis);
        instance.setId("instance");
        instance.setPrefWidth(96);
        instanceRow = labelled("Instance", instance);
        initOwner(over.getWindow());
        setTitle("Open weights");
        getDialogPane().getButtonTypes().addAll(SHOW, ButtonType.CANCEL);
        getDialogPane().getStylesheets().setAll(over.getStylesheets());
        getDialogPane()
                .getStylesheets()
                .add(Objects.requireNonNull(OpenWeightsDialog.class.getResource("weights.css"))
                        .toExternalForm());
        getDialogPane().setContent(content());
        getDialogPane().getStyleClass().add("open-weights");
        getDialogPane()
                .lookupButton(SHOW)
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> chosen().isEmpty() || !problem.getText().isEmpty(),
                        tensors.getSelectionModel().selectedItemProperty(),
                        problem.textProperty()));
        setResultConverter(button -> button == SHOW ? reading().orElse(null) : null);
        columns.choose();
        tensors.getSelectionModel().selectedItemProperty().subscribe(this::showTensor);
        instance.valueProperty().subscribe((before, now) -> preview());
        tensors.getSelectionModel().select(likeliest());
        axis.selectedToggleProperty().subscribe(chosen -> fitActivations());
    }

    /** The first of real numbers: whole ones are labels or masks more often than weights. */
    private Tensor likeliest() {
        List<Tensor> matrices = file.matrices();
        return matrices.stream()
                .filter(tensor ->
                        tensor.type().contains("float") || tensor.type().equals("text"))
                .findFirst()
                .orElse(matrices.get(0));
    }

    private Node content() {
        tensors.setId("tensors");
        tensors.getItems().setAll(file.tensors());
        tensors.setCellFactory(list -> new TensorCell());
        int count = file.tensors().size();
        Label heading = new Label(file.fileName() + (count == 1 ? "" : ": " + count + " tensors"));
        heading.getStyleClass().add("open-weights-file");
        out.setId("out");
        out.setMaxWidth(Double.MAX_VALUE);
        problem.setId("weights-problem");
        problem.getStyleClass().add("open-weights-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        HBox readings = new HBox(columns, rows);
        readings.getStyleClass().add("readings");
        return new VBox(
                heading,
                tensors,
                instanceRow,
                readings,
                labelled("Weights out of the neurons", out),
                activations,
                activations.problem(),
                problem);
    }

    private static HBox labelled(String words, Node control) {
        Label label = new Label(words);
        label.setLabelFor(control);
        HBox row = new HBox(label, control);
        row.getStyleClass().add("labelled");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Optional<Tensor> chosen() {
        return Optional.ofNullable(tensors.getSelectionModel().getSelectedItem())
                .filter(Tensor::isMatrix);
    }

    private void showTensor(@Nullable Tensor tensor) {
        if (tensor == null || !tensor.isMatrix()) {
            return;
        }
        boolean several = tensor.instances() > 1;
        instanceRow.setVisible(several);
        instanceRow.setManaged(several);
        int last = (int) Math.min(Integer.MAX_VALUE, tensor.instances() - 1);
        instance.setValueFactory(new IntegerSpinnerValueFactory(0, last, 0));
        List<String> choices = new ArrayList<>();
        choices.add(TIED);
        file.matrices().stream()
                .filter(other -> other.rows() == tensor.columns() && other.columns() == tensor.rows())
                .filter(other -> other != tensor)
                .forEach(other -> choices.add(other.name()));
        out.getItems().setAll(choices);
        out.getSelectionModel().select(0);
        out.setDisable(choices.size() == 1);
        columns.show(reading(tensor, WeightsReading.Axis.COLUMNS));
        rows.show(reading(tensor, WeightsReading.Axis.ROWS));
        fitActivations();
        preview();
    }

    private Optional<WeightsReading> reading() {
        WeightsReading.Axis axis = rows.isChosen() ? WeightsReading.Axis.ROWS : WeightsReading.Axis.COLUMNS;
        return chosen().map(tensor -> reading(tensor, axis));
    }

    private WeightsReading reading(Tensor tensor, WeightsReading.Axis axis) {
        Optional<Tensor> second = out.getSelectionModel().getSelectedIndex() <= 0
                ? Optional.empty()
                : file.tensors().stream()
                        .filter(t -> t.name().equals(out.getValue()))
                        .findFirst();
        int which = tensor.instances() > 1 ? instance.getValue() : 0;
        return new WeightsReading(tensor, second, which, axis, activations.chosen());
    }

    private void fitActivations() {
        reading().ifPresent(reading -> activations.fit(reading.neuronCount()));
    }

    /** Reads the numbers on the painter's threads; a later choice overtakes an earlier one. */
    private void preview() {
        int mine = ++previews;
        problem.setText("");
        reading()
                .ifPresent(reading -> painter.execute(() -> {
                    try {
                        Matrix matrix = reading.in().matrix(reading.instance());
                        Preview preview =
                                new Preview(Thumbnail.of(matrix, look), Thumbnail.of(matrix.transposed(), look));
                        FxThread.later(() -> show(mine, preview));
                    } catch (FileProblem unreadable) {
                        FxThread.later(() -> tell(mine, Objects.requireNonNull(unreadable.getMessage())));
                    }
                }));
    }

    private void show(int asked, Preview preview) {
        if (asked == previews) {
            columns.show(preview.columns());
            rows.show(preview.rows());
        }
    }

    private void tell(int asked, String sentence) {
        if (asked == previews) {
            problem.setText(sentence);
        }
    }
}
