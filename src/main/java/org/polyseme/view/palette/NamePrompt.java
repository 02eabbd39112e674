package org.polyseme.view.palette;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for one name: Enter gives it, Esc gives none. FX thread only. */
public final class NamePrompt extends Overlay {
    private final TextField name;

    /** @param named hears of the name, which is not empty */
    public NamePrompt(String id, String question, Consumer<String> named) {
        this(id, question, new TextField(), named);
    }

    private NamePrompt(String id, String question, TextField name, Consumer<String> named) {
        super(id, card(question, name));
        this.name = name;
        name.setId(id + "-name");
        name.setAccessibleText(question);
        name.setOnAction(event -> {
            String given = name.getText().strip();
            if (!given.isEmpty()) {
                close();
                named.accept(given);
            }
        });
    }

    private static VBox card(String question, TextField name) {
        Label words = new Label(question);
        words.getStyleClass().add("prompt-words");
        name.getStyleClass().add("palette-search");
        name.setPrefColumnCount(28);
        VBox card = new VBox(words, name);
        card.getStyleClass().add("prompt");
        return card;
    }

    @Override
    void prepare() {
        name.clear();
    }

    @Override
    Node entry() {
        return name;
    }
}
