package org.polyseme.view;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.polyseme.figure.Look;
import org.polyseme.state.Snapshot;
import org.polyseme.store.FileProblem;
import org.polyseme.store.TensorFile;
import org.polyseme.store.WeightsReading;
import org.polyseme.view.model.Workbench;
import org.polyseme.view.weights.OpenWeightsDialog;

/** Weights from a file into the window. FX thread only; the disk is touched on the painter's threads. */
final class WeightsOpening {
    private final Workbench workbench;
    private final Painter painter;
    private final Stage stage;
    private final Supplier<Look> look;

    WeightsOpening(Workbench workbench, Painter painter, Stage stage, Supplier<Look> look) {
        this.workbench = workbench;
        this.painter = painter;
        this.stage = stage;
        this.look = look;
    }

    /** Asks what in the file are the weights and shows them, or says what is wrong and leaves everything as it is. */
    void open(Path path, Runnable opened) {
        painter.execute(() -> {
            try {
                TensorFile file = TensorFile.open(path);
                Optional<String> obstacle =
                        file.matrices().isEmpty() ? file.tensors().get(0).obstacle() : Optional.empty();
                FxThread.later(() -> obstacle.ifPresentOrElse(workbench::refuse, () -> ask(file, opened)));
            } catch (FileProblem problem) {
                FxThread.later(() -> workbench.refuse(Objects.requireNonNull(problem.getMessage())));
            }
        });
    }

    private void ask(TensorFile file, Runnable opened) {
        OpenWeightsDialog dialog = new OpenWeightsDialog(stage.getScene(), file, painter, look.get());
        dialog.resultProperty().subscribe(reading -> {
            if (reading != null) {
                show(file, reading, opened);
            }
        });
        dialog.show(); // and the run goes on behind it
    }

    private void show(TensorFile file, WeightsReading reading, Runnable opened) {
        painter.execute(() -> {
            try {
                Snapshot weights = reading.snapshot(file);
                FxThread.later(() -> {
                    opened.run();
                    workbench.showGiven(weights, file.fileName(), reading.words());
                });
            } catch (FileProblem problem) {
                FxThread.later(() -> workbench.refuse(Objects.requireNonNull(problem.getMessage())));
            }
        });
    }
}
