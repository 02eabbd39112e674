package org.polyseme.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.polyseme.view.model.LayoutModel;
import org.polyseme.view.model.Strip;

/** Every strip at its side of the figures, unless it is hidden. FX thread only. */
final class PaneFrame extends BorderPane {
    /** How each strip is dressed, and how large it is therefore. */
    private static final Map<Strip, String> KEPT = Map.of(
            Strip.RECIPE, "recipe-pane",
            Strip.INSPECTOR, "inspector",
            Strip.CURVES, "curves",
            Strip.TIMELINE, "timeline");

    private final Map<Strip, Node> strips = new EnumMap<>(Strip.class);
    private final LayoutModel layouts;
    private final BorderPane pictures;
    private final VBox bottom = new VBox();
    private final Subscription subscription;
    private Node status = keptRoom("status-row");
    private boolean needsWidth;

    /** @param pictures the figures, above which everything else stands around */
    PaneFrame(BorderPane pictures, LayoutModel layouts) {
        KEPT.forEach((strip, dress) -> strips.put(strip, keptRoom(dress)));
        this.layouts = layouts;
        this.pictures = pictures;
        setCenter(pictures);
        setBottom(bottom);
        subscription = layouts.layoutProperty().subscribe(this::place);
        place();
    }

    /** Looks like the strip with nothing in it yet, and takes no clicks. */
    static Node keptRoom(String dress) {
        Region room = new Region();
        room.getStyleClass().add(dress);
        room.setMouseTransparent(true);
        return room;
    }

    /** Puts a strip into the room that was kept for it. */
    void put(Strip strip, Node made) {
        strips.put(strip, made);
        place();
    }

    /** Puts the line under everything into the room that was kept for it. */
    void putStatus(Node made) {
        status = made;
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
