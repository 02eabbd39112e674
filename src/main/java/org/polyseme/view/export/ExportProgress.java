package org.polyseme.view.export;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.polyseme.view.FrameClock;

/** How far the export is, and the way to give it up; there only while one is being written. FX thread only. */
public final class ExportProgress extends HBox {
    private final Exporter exporter;
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private final Subscription subscription;

    public ExportProgress(Exporter exporter, FrameClock clock) {
        this.exporter = exporter;
        setId("export-progress");
        getStyleClass().add("export-progress");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        words.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setId("export-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.getStyleClass().add("export-cancel");
        cancel.setOnAction(event -> {
            cancel.setDisable(true);
            exporter.cancel();
        });
        getChildren().addAll(words, bar, cancel);
        subscription =
                Subscription.combine(exporter.runningProperty().subscribe(this::show), clock.subscribe(this::beat));
    }

    private void show(Exporter.@Nullable Running running) {
        setVisible(running != null);
        setManaged(running != null);
        cancel.setDisable(false);
        if (running != null) {
            words.setText("Exporting " + running.fileName());
            bar.setProgress(running.isFilm() ? 0 : ProgressBar.INDETERMINATE_PROGRESS);
        }
    }

    private void beat() {
        Exporter.Running running = exporter.runningProperty().get();
        if (running != null && running.isFilm()) {
            bar.setProgress(running.share());
        }
    }

    public void dispose() {
        subscription.unsubscribe();
    }
}
