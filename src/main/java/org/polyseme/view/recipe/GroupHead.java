package org.polyseme.view.recipe;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.polyseme.state.Field;

/** A group's heading, which folds it, and at the right what shows the rest of it. FX thread only. */
final class GroupHead extends HBox {
    private final Field.Group group;
    private final Button heading;
    private final FontIcon arrow = new FontIcon("mdi2c-chevron-down");
    private final Button more = new Button();

    GroupHead(Field.Group group, Runnable fold, Runnable showMore) {
        this.group = group;
        String word = group.name().toLowerCase(Locale.ROOT);
        heading = new Button(group.label().toUpperCase(Locale.ROOT), arrow);
        heading.setId("group-" + word);
        heading.getStyleClass().setAll("group-heading");
        heading.setOnAction(event -> fold.run());
        more.setId("more-" + word);
        more.getStyleClass().setAll("group-more");
        more.setOnAction(event -> showMore.run());
        more.setMinWidth(Region.USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        getStyleClass().add("group-head");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(heading, between, more);
    }

    void show(Disclosure disclosure, Disclosure.Rows rows) {
        boolean closed = disclosure.isClosed(group) && !disclosure.isSearching();
        arrow.setIconLiteral(closed ? "mdi2c-chevron-right" : "mdi2c-chevron-down");
        heading.setAccessibleText(group.label() + (closed ? ", folded" : ""));
        boolean offers = !closed && !disclosure.isSearching() && (rows.hidden() > 0 || rows.isFull());
        more.setVisible(offers);
        more.setText(rows.isFull() ? "fewer" : rows.hidden() + " more");
        more.setAccessibleText(group.label() + ": " + more.getText());
    }
}
