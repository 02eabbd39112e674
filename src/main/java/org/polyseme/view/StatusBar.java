package org.polyseme.view;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.polyseme.session.TimelineView;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.view.model.Workbench;

/** The last line of the window: the state of the run in words and numbers that stay in their place. FX thread only. */
final class StatusBar extends HBox {
    private static final long MEGABYTE = 1 << 20;

    private final Circle dot = new Circle(4);
    private final Label state = field("state");
    private final Label step = field("step-count");
    private final Label speed = field("speed");
    private final Label frames = field("frames");
    private final Label backend = field("backend");
    private final Label seed = field("seed");
    private final Label history = field("history");

    StatusBar() {
        getStyleClass().add("status-row");
        setAlignment(Pos.CENTER_LEFT);
        dot.getStyleClass().add("state-dot");
        backend.setMinWidth(0);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label keys = new Label("Space play/pause  ·  → step  ·  R restart  ·  Ctrl+K everything");
        keys.setMinWidth(0);
        HBox left = new HBox(dot, state);
        left.getStyleClass().add("state");
        left.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(left, step, speed, frames, backend, seed, history, between, keys);
    }

    /** Shows something more for a while, before the keys. */
    void add(Node node) {
        getChildren().add(getChildren().size() - 1, node);
    }

    /** Their widths stand in the style sheet. */
    private static Label field(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    void show(Workbench workbench, int framesPerSecond) {
        seed.setText("seed " + workbench.recipe().seed());
        history.setText(history(workbench.timeline()));
        Snapshot snapshot = workbench.snapshotProperty().get();
        if (snapshot == null) {
            state.setText("starting");
            return;
        }
        String word = word(snapshot.status());
        state.setText(word);
        dot.getStyleClass().setAll("state-dot", "state-" + word);
        step.setText(String.format(Locale.ROOT, "step %,d", snapshot.step()));
        speed.setText(snapshot.status().isTraining() ? speed(snapshot.stepsPerSecond()) : "– steps/s");
        frames.setText(framesPerSecond + " frames/s");
        backend.setText(snapshot.backend());
    }

    /** Memory and disk together, which is what the budget is of. */
    private static String history(TimelineView timeline) {
        long kept = timeline.memoryBytes() + timeline.diskBytes();
        return "history " + (kept + MEGABYTE - 1) / MEGABYTE + " of " + timeline.budgetBytes() / MEGABYTE + " MB";
    }

    private static String word(RunStatus status) {
        if (status instanceof RunStatus.Training) {
            return "training";
        } else if (status instanceof RunStatus.Finished) {
            return "finished";
        } else if (status instanceof RunStatus.Diverged) {
            return "diverged";
        } else if (status instanceof RunStatus.Failed) {
            return "failed";
        } else if (status instanceof RunStatus.Given) {
            return "given";
        }
        return "paused";
    }

    /** Three digits are all that a changing number can tell. */
    private static String speed(double stepsPerSecond) {
        if (stepsPerSecond < 10) {
            return String.format(Locale.ROOT, "%.1f steps/s", stepsPerSecond);
        }
        return stepsPerSecond < 10_000
                ? String.format(Locale.ROOT, "%,.0f steps/s", stepsPerSecond)
                : String.format(Locale.ROOT, "%,.0f k steps/s", stepsPerSecond / 1000);
    }
}
