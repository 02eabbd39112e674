package org.polyseme.view.weights;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Tensor;
import org.polyseme.store.TensorFile;
import org.polyseme.store.WeightsReading;
import org.polyseme.view.FxThread;
import org.polyseme.view.Painter;

/** Which file and tensor hold activations of the neurons, if any do. FX thread only. */
final class ActivationsRow extends HBox {
    private static final String NONE = "none";

    private final Painter painter;
    private final ComboBox<String> tensors = new ComboBox<>();
    private final Button choose = new Button("Choose file…");
    private final Label problem = new Label();
    private @Nullable TensorFile file;
    private List<Tensor> fitting = List.of();
    private long neurons;

    ActivationsRow(Painter painter) {
        this.painter = painter;
        Label label = new Label("Activations");
        label.setLabelFor(tensors);
        tensors.setId("activations");
        tensors.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(tensors, Priority.ALWAYS);
        choose.setId("choose-activations");
        choose.setOnAction(event -> choose());
        problem.setId("activations-problem");
        problem.getStyleClass().add("open-weights-problem");
        problem.setWrapText(true);
        getStyleClass().add("labelled");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(label, tensors, choose);
        fill();
    }

    /** What is wrong with the file that was chosen, to be shown below; empty if nothing is. */
    Label problem() {
        return problem;
    }

    /** How many neurons the chosen reading of the weights has: only tensors with as many columns fit. */
    void fit(long neuronCount) {
        if (neuronCount != neurons) {
            neurons = neuronCount;
            fill();
        }
    }

    /** What is chosen; empty for none. */
    Optional<WeightsReading.Responses> chosen() {
        int place = tensors.getSelectionModel().getSelectedIndex() - 1;
        TensorFile known = file;
        return known == null || place < 0 || place >= fitting.size()
                ? Optional.empty()
                : Optional.of(new WeightsReading.Responses(known, fitting.get(place)));
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Activations, samples × neurons");
        File picked = chooser.showOpenDialog(getScene().getWindow());
        if (picked != null) {
            open(picked.toPath());
        }
    }

    /** Reads what the file holds, on the painter's threads. */
    void open(Path path) {
        painter.execute(() -> {
            try {
                TensorFile opened = TensorFile.open(path);
                FxThread.later(() -> {
                    file = opened;
                    fill();
                });
            } catch (FileProblem unreadable) {
                String sentence = Objects.requireNonNull(unreadable.getMessage());
                FxThread.later(() -> problem.setText(sentence));
            }
        });
    }

    private void fill() {
        problem.setText("");
        TensorFile known = file;
        List<String> names = new ArrayList<>(List.of(NONE));
        if (known != null) {
            fitting = known.tensors().stream()
                    .filter(tensor -> tensor.shape().size() == 2 && tensor.columns() == neurons)
                    .toList();
            fitting.forEach(tensor -> names.add(known.fileName() + ": " + tensor.name() + ", "
                    + tensor.sizes().replace(" x ", " × ")));
            if (fitting.isEmpty()) {
                problem.setText(known.fileName() + ": expected activations, samples × "
                        + String.format(java.util.Locale.ROOT, "%,d", neurons) + " neurons, found "
                        + known.tensors().get(0).sizes().replace(" x ", " × ") + ". It is left out.");
            }
        }
        tensors.getItems().setAll(names);
        tensors.getSelectionModel().select(fitting.isEmpty() ? 0 : 1);
        tensors.setDisable(names.size() == 1);
    }
}
