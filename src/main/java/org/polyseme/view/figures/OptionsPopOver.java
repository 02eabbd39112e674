package org.polyseme.view.figures;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;

/** A small window with the controls of some options, which closes when something else is clicked. FX thread only. */
final class OptionsPopOver {
    private OptionsPopOver() {}

    /** Opens it under {@code anchor}. */
    static PopOver below(Node anchor, String title, List<Option> shown, ObjectProperty<Options> options) {
        OptionsPane pane = new OptionsPane(shown, options);
        Label head = new Label(title);
        head.getStyleClass().add("options-title");
        VBox content = new VBox(head, pane);
        content.getStyleClass().add("options-content");
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        popOver.setArrowSize(8);
        popOver.setDetachable(false);
        popOver.setFadeInDuration(Duration.ZERO);
        popOver.setFadeOutDuration(Duration.ZERO);
        popOver.setOnHidden(event -> pane.dispose());
        popOver.getRoot().getStylesheets().setAll(anchor.getScene().getStylesheets());
        popOver.getRoot().getStyleClass().add("options-pop-over");
        popOver.show(anchor);
        return popOver;
    }
}
