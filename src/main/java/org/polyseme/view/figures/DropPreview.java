package org.polyseme.view.figures;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.polyseme.view.model.Tiles;

/** Shows where a pane that is dragged would come to lie, and says so. Part of the picture only; never in the way. */
final class DropPreview extends StackPane {
    private final Label words = new Label();

    DropPreview() {
        getStyleClass().add("drop-preview");
        setId("drop-preview");
        setAlignment(Pos.CENTER);
        words.setWrapText(true);
        getChildren().add(words);
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    void show(Tiles.Box box, String text) {
        words.setText(text);
        FigureStage.put(this, box);
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }
}
