package org.polyseme.view.figures;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;

/** Says when a feature counts as on a neuron, and opens what that depends on. FX thread only. */
public final class DefinitionButton extends Button {
    private final ObjectProperty<Options> options;
    private final Subscription subscription;
    private @Nullable OptionsCard open;

    public DefinitionButton(ObjectProperty<Options> options) {
        super("", new FontIcon("mdi2c-chevron-down"));
        this.options = options;
        setId("definition");
        getStyleClass().add("definition-button");
        setContentDisplay(ContentDisplay.RIGHT);
        setMaxWidth(Double.MAX_VALUE);
        setTooltip(new Tooltip("When a feature counts as on a neuron; two on one make it polysemantic"));
        setOnAction(event -> toggle());
        subscription = options.subscribe(
                now -> setText("On a neuron: " + now.definition().words()));
    }

    private void toggle() {
        OptionsCard shown = open;
        if (shown != null && shown.isOpen()) {
            shown.close();
            return;
        }
        open = OptionsCard.below(this, "Polysemantic: two features on one neuron", Option.of(Option.ALL), options);
    }

    public void dispose() {
        subscription.unsubscribe();
    }
}
