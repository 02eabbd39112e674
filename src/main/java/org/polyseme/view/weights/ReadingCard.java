package org.polyseme.view.weights;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.polyseme.store.WeightsReading;

/** One way to read a tensor: which axis are the neurons, and what that would look like. FX thread only. */
final class ReadingCard extends VBox {
    private final RadioButton choice;
    private final ImageView picture = new ImageView();
    private final Label sizes = new Label();

    ReadingCard(String id, String title, String hint, ToggleGroup group) {
        getStyleClass().add("reading");
        choice = new RadioButton(title);
        choice.setId(id);
        choice.setToggleGroup(group);
        choice.setContentDisplay(ContentDisplay.LEFT);
        Label words = new Label(hint);
        words.getStyleClass().add("reading-hint");
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("reading-picture");
        frame.setAlignment(Pos.CENTER);
        sizes.setId(id + "-sizes");
        sizes.getStyleClass().add("reading-sizes");
        getChildren().addAll(choice, words, frame, sizes);
        setOnMouseClicked(event -> choose());
        choice.selectedProperty().subscribe(chosen -> {
            getStyleClass().remove("reading-chosen");
            if (chosen) {
                getStyleClass().add("reading-chosen");
            }
        });
    }

    void choose() {
        choice.setSelected(true);
    }

    boolean isChosen() {
        return choice.isSelected();
    }

    /** What it would be, as far as the file says; the picture comes once the numbers are read. */
    void show(WeightsReading reading) {
        sizes.setText(reading.sizes().replace(" x ", " × "));
        picture.setImage(null);
    }

    void show(Thumbnail thumbnail) {
        picture.setImage(thumbnail.image());
    }
}
