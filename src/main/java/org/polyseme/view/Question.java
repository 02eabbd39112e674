package org.polyseme.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** One sentence over the window with two answers, that holds nothing up and goes once it is answered. FX thread only. */
final class Question extends HBox {
    private static final String SMALL = "small-button";

    /** One answer: the word on its button, and what it does. */
    record Answer(String id, String word, Runnable run) {}

    Question(String sentence, Answer first, Answer second) {
        setId("question");
        getStyleClass().addAll("banner", "banner-hint");
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        getChildren().addAll(new FontIcon("mdi2i-information-outline"), label, button(first), button(second));
    }

    private Button button(Answer answer) {
        Button button = new Button(answer.word());
        button.setId(answer.id());
        button.getStyleClass().add(SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            if (getParent() instanceof Pane pane) {
                pane.getChildren().remove(this);
            }
            answer.run().run();
        });
        return button;
    }
}
