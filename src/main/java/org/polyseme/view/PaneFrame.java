package org.polyseme.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Strip;

/** Every strip at its side of the figures, unless it is hidden. FX thread only. */
final class PaneFrame extends BorderPane {
    private final Map<Strip, ? extends Node> strips;
    private final LayoutModel layouts;
    private final BorderPane pictures;
    private final VBox bottom = new VBox();
    private final Node status;
    private final Subscription subscription;
    private boolean needsWidth;

    /** @param pictures the figures, above which everything else stands around */
    PaneFrame(Map<Strip, ? extends Node> strips, BorderPane pictures, Node status, LayoutModel layouts) {
        this.strips = Map.copyOf(strips);
        this.layouts = layouts;
        this.pictures = pictures;
        this.status = status;
        setCenter(pictures);
        setBottom(bottom);
        subscription = layouts.layoutProperty().subscribe(this::place);
        place();
    }

    /** Two columns of figures need the inspector's room. */
    void needWidth(boolean needed) {
        needsWidth = needed;
        place();
    }

    private void place() {
        setLeft(isSeen(Strip.RECIPE) ? strips.get(Strip.RECIPE) : null);
        setRight(isSeen(Strip.INSPECTOR) ? strips.get(Strip.INSPECTOR) : null);
        pictures.setBottom(isSeen(Strip.CURVES) ? strips.get(Strip.CURVES) : null);
        List<Node> below = new ArrayList<>();
        if (isSeen(Strip.TIMELINE)) {
            below.add(Objects.requireNonNull(strips.get(Strip.TIMELINE)));
        }
        below.add(status);
        if (!below.equals(bottom.getChildren())) {
            bottom.getChildren().setAll(below);
        }
    }

    /** Not hidden, and there is room. */
    boolean isSeen(Strip strip) {
        return !layouts.isHidden(strip) && !(strip == Strip.INSPECTOR && needsWidth);
    }

    void dispose() {
        subscription.unsubscribe();
    }
}
