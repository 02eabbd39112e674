package org.polyseme.view.figures;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;

/**
 * The controls of some options on a card over the window, which closes on Esc and when something else is clicked. Part of
 * the window's own scene, so that it is in pictures of it and needs nothing of a window manager. FX thread only.
 */
final class OptionsCard extends VBox {
    private static final double GAP = 4;

    private final OptionsPane pane;
    private final Node anchor;
    private final Scene scene;
    private final EventHandler<MouseEvent> pressed = this::closeOutside;
    private final EventHandler<KeyEvent> typed = this::closeOnEscape;

    private OptionsCard(Node anchor, String title, OptionsPane pane) {
        this.anchor = anchor;
        this.pane = pane;
        this.scene = anchor.getScene();
        Label head = new Label(title);
        head.getStyleClass().add("options-title");
        getStyleClass().add("options-card");
        setManaged(false);
        getChildren().addAll(head, pane);
    }

    /** Opens it under {@code anchor}, in a scene whose root is a {@link Pane}. */
    static OptionsCard below(Node anchor, String title, List<Option> shown, ObjectProperty<Options> options) {
        OptionsCard card = new OptionsCard(anchor, title, new OptionsPane(shown, options));
        ((Pane) card.scene.getRoot()).getChildren().add(card);
        card.applyCss();
        card.place();
        card.pane.heightProperty().addListener((property, before, now) -> card.place());
        card.scene.addEventFilter(MouseEvent.MOUSE_PRESSED, card.pressed);
        card.scene.addEventFilter(KeyEvent.KEY_PRESSED, card.typed);
        card.pane.requestFocusOfFirst();
        return card;
    }

    boolean isOpen() {
        return getParent() != null;
    }

    void close() {
        if (isOpen()) {
            scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, typed);
            ((Pane) scene.getRoot()).getChildren().remove(this);
            pane.dispose();
        }
    }

    private void place() {
        double width = prefWidth(-1);
        double height = prefHeight(width);
        Bounds at = anchor.localToScene(anchor.getLayoutBounds());
        double x = Math.max(GAP, Math.min(at.getMinX(), scene.getWidth() - width - 2 * GAP));
        double y = at.getMaxY() + GAP;
        if (y + height > scene.getHeight()) {
            y = Math.max(GAP, at.getMinY() - GAP - height);
        }
        resizeRelocate(Math.rint(x), Math.rint(y), width, height);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double height = prefHeight(getWidth());
        if (height != getHeight()) {
            place();
        }
    }

    /** A press on the anchor is the anchor's own, which closes too. */
    private void closeOutside(MouseEvent event) {
        boolean isInside = contains(sceneToLocal(event.getSceneX(), event.getSceneY()));
        boolean isOnAnchor = anchor.contains(anchor.sceneToLocal(event.getSceneX(), event.getSceneY()));
        boolean isInPopup = event.getTarget() instanceof Node node && node.getScene() != scene;
        if (!isInside && !isOnAnchor && !isInPopup) {
            close();
        }
    }

    private void closeOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
            anchor.requestFocus();
        }
    }
}
