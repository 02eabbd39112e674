package org.polyseme.view.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Shows a story, always at the same height. FX thread only. */
final class StoryView extends StackPane {
    private final Label title = new Label();
    private final Label pill = new Label("polysemantic");
    private final VBox told = new VBox();
    private final Label hint = new Label("Point at a feature or a neuron.\nClick to keep it.");
    private final List<RowView> rows = new ArrayList<>();
    private Story shown = Story.NONE;

    /** A label and the pieces after it, cut with an ellipsis where they do not fit. */
    private static final class RowView extends HBox {
        private final Label label = new Label();
        private final HBox value = new HBox();

        RowView(int index) {
            getStyleClass().add("story-row");
            label.getStyleClass().add("story-label");
            value.setId("story-" + index);
            value.setMinWidth(0);
            value.setAlignment(Pos.BASELINE_LEFT);
            HBox.setHgrow(value, Priority.ALWAYS);
            setAlignment(Pos.BASELINE_LEFT);
            getChildren().addAll(label, value);
        }

        void show(Story.Row row) {
            label.setText(row.label());
            while (value.getChildren().size() > row.pieces().size()) {
                value.getChildren().remove(value.getChildren().size() - 1);
            }
            for (int p = 0; p < row.pieces().size(); p++) {
                Piece piece = row.pieces().get(p);
                if (p == value.getChildren().size()) {
                    value.getChildren().add(new Label());
                }
                Label word = (Label) value.getChildren().get(p);
                word.setText(piece.text());
                word.getStyleClass()
                        .setAll("label", "piece-" + piece.tone().name().toLowerCase(Locale.ROOT));
            }
            setAccessibleText(row.label() + ": " + row.text());
        }
    }

    StoryView() {
        getStyleClass().add("story");
        setAlignment(Pos.TOP_LEFT);
        title.setId("story-title");
        title.getStyleClass().add("story-title");
        pill.setId("story-pill");
        pill.getStyleClass().add("pill");
        HBox head = new HBox(title, pill);
        head.getStyleClass().add("story-head");
        head.setAlignment(Pos.CENTER_LEFT);
        told.getChildren().add(head);
        for (int r = 0; r < Story.ROWS; r++) {
            rows.add(new RowView(r));
        }
        told.getChildren().addAll(rows);
        hint.setId("story-hint");
        hint.getStyleClass().add("story-hint");
        getChildren().addAll(told, hint);
        display(Story.NONE);
    }

    /** Does nothing where nothing changed. */
    void show(Story story) {
        if (!story.equals(shown)) {
            display(story);
        }
    }

    private void display(Story story) {
        shown = story;
        boolean isEmpty = story.title().isEmpty();
        told.setVisible(!isEmpty);
        hint.setVisible(isEmpty);
        title.setText(story.title());
        pill.setVisible(story.polysemantic());
        for (int r = 0; r < rows.size(); r++) {
            boolean isThere = r < story.rows().size();
            rows.get(r).setVisible(isThere);
            if (isThere) {
                rows.get(r).show(story.rows().get(r));
            }
        }
    }
}
