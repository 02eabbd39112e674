package org.polyseme.view.recipe;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.view.model.FieldText;
import org.polyseme.view.model.Workbench;

/**
 * A row's value, which can be typed: Enter or leaving takes it, Esc does not. What the field refuses is told, and the
 * old value comes back. FX thread only.
 */
final class ValueField extends TextField {
    private final Field field;
    private final Workbench workbench;
    private String shown = "";
    private String editing = "";
    private boolean entered;

    ValueField(Field field, Workbench workbench) {
        this.field = field;
        this.workbench = workbench;
        setId("value-" + field.key());
        getStyleClass().add("value");
        setAccessibleText(field.label());
        setPrefColumnCount(7);
        setOnAction(event -> {
            commit();
            leave();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                setText(editing);
                leave();
                event.consume();
            }
        });
        focusedProperty().subscribe(focused -> {
            entered = focused;
            if (focused) {
                begin();
            } else {
                commit();
                setText(shown);
            }
        });
        // The click that enters the field marks all of it, as Tab does; the next one sets the caret.
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (entered && getSelection().getLength() == 0) {
                selectAll();
            }
            entered = false;
        });
    }

    void show(Experiment recipe) {
        shown = signed(recipe, FieldText.of(recipe.get(field)));
        if (!isFocused()) {
            setText(shown);
        }
    }

    /** Typing begins at the value to its last digit. */
    private void begin() {
        editing = signed(workbench.recipe(), FieldText.full(workbench.recipe().get(field)));
        setText(editing);
    }

    private void commit() {
        String typed = getText();
        if (!typed.equals(editing)) {
            editing = typed; // The same again is no second attempt.
            workbench.change(field, FieldText.parse(field, typed));
            show(workbench.recipe());
        }
    }

    /** Where both signs can be, both are written. */
    private String signed(Experiment recipe, String text) {
        boolean signed = field.domain() instanceof Domain.Real real && real.min() < 0;
        return signed && (Double) recipe.get(field) > 0 ? "+" + text : text;
    }

    private void leave() {
        getScene().getRoot().requestFocus();
    }
}
