package org.polyseme.view.recipe;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.view.model.NumberText;
import org.polyseme.view.model.Workbench;

/**
 * A row's value, which can be typed: Enter or leaving takes it, Esc does not. What the field refuses is told, and the
 * old value comes back. FX thread only.
 */
final class ValueField extends TextField {
    private final Field field;
    private final Workbench workbench;
    private String shown = "";
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
                setText(shown);
                leave();
                event.consume();
            }
        });
        focusedProperty().subscribe(focused -> {
            entered = focused;
            if (!focused) {
                commit();
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
        shown = text(recipe);
        if (!isFocused()) {
            setText(shown);
        }
    }

    private void commit() {
        String typed = getText();
        if (!typed.equals(shown)) {
            workbench.change(field, NumberText.parse(typed));
            setText(text(workbench.recipe()));
        }
    }

    /** Where both signs can be, both are written. */
    private String text(Experiment recipe) {
        Object value = recipe.get(field);
        boolean signed = field.domain() instanceof Domain.Real real && real.min() < 0;
        return signed && (Double) value > 0 ? "+" + NumberText.of(value) : NumberText.of(value);
    }

    private void leave() {
        getScene().getRoot().requestFocus();
    }
}
