package org.polyseme.view.recipe;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.polyseme.state.Domain;
import org.polyseme.state.Field;
import org.polyseme.view.model.Workbench;

/** The line of a row that says what it is: label, what a change does, and at the right the value. FX thread only. */
final class RowHead extends HBox {
    private final Label label;

    RowHead(Field field, Node value) {
        label = new Label(field.label());
        label.getStyleClass().add("dial-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label badge = new Label(field.effect().label());
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        getStyleClass().add("row-head");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(label, badge, between, value);
    }

    void setLabel(String text) {
        label.setText(text);
    }

    /** What every row has: an explanation under the pointer, and Shift-click for the value that was opened. */
    static void furnish(Node row, Dial dial, Workbench workbench) {
        Field field = dial.field();
        row.setId("row-" + field.key());
        row.getStyleClass().add("dial");
        Tooltip tooltip = new Tooltip(explanation(dial));
        tooltip.setShowDelay(Duration.millis(600));
        tooltip.setShowDuration(Duration.INDEFINITE);
        tooltip.setHideOnEscape(false); // Esc is for the field and the banner.
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(300);
        Tooltip.install(row, tooltip);
        row.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.isShiftDown()) {
                workbench.reset(field);
                event.consume();
            }
        });
    }

    /** The row's label asks for the keyboard when it is clicked twice. */
    static void typeOnDoubleClick(Node row, Node value) {
        row.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && !event.isShiftDown()) {
                value.requestFocus();
            }
        });
    }

    private static String explanation(Dial dial) {
        Field field = dial.field();
        String effect = switch (field.effect()) {
            case LIVE -> "Acts on the next step.";
            case RESTARTS -> "Restarts the run with the same seed.";
        };
        String holds = field.domain() instanceof Domain.OneOf || field.domain() instanceof Domain.Flag
                ? ""
                : "\n" + sentence(field.domain().expected() + (dial.unit().isEmpty() ? "" : ", in " + dial.unit()));
        return sentence(field.why()) + holds + "\n" + effect + " Shift-click: back to the recipe's value.";
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
