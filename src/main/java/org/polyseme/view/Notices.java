package org.polyseme.view;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Where sentences to the user lie: in the room beside the menus, where nothing else ever is, so that nothing moves when one
 * comes or goes and nothing is covered. A long one takes a second line, into the margin below. FX thread only.
 */
final class Notices extends VBox {
    private static final double LEAST_WIDTH = 360;

    private Region menus = new Region();

    Notices() {
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setAlignment(Pos.TOP_RIGHT);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        setMaxHeight(USE_PREF_SIZE);
    }

    /** @param menus at the left of the window's upper edge */
    void putBeside(Region menus) {
        this.menus = menus;
        requestLayout();
    }

    @Override
    protected double computeMaxWidth(double height) {
        double room = getParent() instanceof Region window ? window.getWidth() : 0;
        return Math.max(LEAST_WIDTH, room - menus.prefWidth(-1));
    }

    /** Takes no more of the room than its sentence needs. */
    void add(Region notice) {
        notice.setMaxWidth(USE_PREF_SIZE);
        getChildren().add(notice);
    }
}
