package org.polyseme.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Where sentences to the user lie: over the name of what is open, so that nothing moves when one comes or goes and nothing
 * that anybody presses is covered. FX thread only.
 */
final class Notices extends VBox {
    private static final double GAP = 5;
    /** From the name of what is open to the window's edge, and a little more: none of it peeps out. */
    private static final double BESIDE = 12;

    private static final double LEAST_WIDTH = 360;

    Notices() {
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setAlignment(Pos.TOP_RIGHT);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        setMaxHeight(USE_PREF_SIZE);
        setTranslateX(-GAP);
    }

    /** @param tools below whose upper edge they begin, over what is open */
    void putOver(ToolRow tools) {
        maxWidthProperty().bind(tools.openedWidth().map(width -> Math.max(LEAST_WIDTH, width.doubleValue() + BESIDE)));
        translateYProperty().bind(tools.layoutYProperty().add(GAP));
    }

    void add(Node notice) {
        getChildren().add(notice);
    }
}
