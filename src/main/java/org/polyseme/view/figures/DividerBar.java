package org.polyseme.view.figures;

import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.polyseme.view.model.Arrangement;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Tiles;

/**
 * The gap between two panes: drawn, it sizes them, and stays under the pointer where it was taken hold of; a double click
 * makes both equal. FX thread only.
 */
final class DividerBar extends Region {
    private final String path;
    private final LayoutModel layouts;
    private Tiles.@Nullable Divider shown;
    private double grasped;

    DividerBar(String path, LayoutModel layouts) {
        this.path = path;
        this.layouts = layouts;
        getStyleClass().add("divider-bar");
        setId("divider-" + path);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> layouts.endDrawing());
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                layouts.draw(path, 0.5);
                layouts.endDrawing();
            }
        });
    }

    void show(Tiles.Divider divider) {
        shown = divider;
        setCursor(isRight() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    }

    private boolean isRight() {
        Tiles.Divider divider = shown;
        return divider != null && divider.way() == Arrangement.Way.RIGHT;
    }

    private void press(MouseEvent event) {
        grasped = isRight() ? event.getX() : event.getY();
        event.consume();
    }

    private void drag(MouseEvent event) {
        Tiles.Divider divider = shown;
        if (divider != null && event.isPrimaryButtonDown()) {
            double place = isRight() ? getLayoutX() + event.getX() : getLayoutY() + event.getY();
            layouts.draw(path, divider.shareAt(place - grasped));
            event.consume();
        }
    }
}
