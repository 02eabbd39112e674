package org.polyseme.view.figures;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.figure.Figure;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;

/** Opens what can be set about one figure; not there for a figure that has no options. FX thread only. */
final class CardMenu extends Button {
    static final double WIDTH = 22;

    private final Figure figure;
    private final ObjectProperty<Options> options;
    private @Nullable OptionsCard open;

    CardMenu(Figure figure, ObjectProperty<Options> options) {
        super("", new FontIcon("mdi2t-tune-variant"));
        this.figure = figure;
        this.options = options;
        setId("options-" + figure.id());
        getStyleClass().add("card-menu");
        setAccessibleText("Options of " + figure.title());
        setTooltip(new Tooltip("What can be set about this figure"));
        setVisible(!Option.of(figure.id()).isEmpty());
        setOnAction(event -> toggle());
    }

    private void toggle() {
        OptionsCard shown = open;
        if (shown != null && shown.isOpen()) {
            shown.close();
            return;
        }
        open = OptionsCard.below(this, figure.title(), Option.of(figure.id()), options);
    }

    void dispose() {
        OptionsCard shown = open;
        if (shown != null) {
            shown.close();
        }
    }
}
