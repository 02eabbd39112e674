package org.polyseme.view.palette;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.polyseme.view.Reach;

/**
 * Something that lies over the whole window for a moment and has all the keys while it does. Esc or a click beside it
 * ends it, and the focus returns to where it was. FX thread only.
 */
public abstract class Overlay extends StackPane {
    private final Region card;
    private @Nullable Node focusBefore;
    private boolean wasSeen;

    /** @param card what is seen; the rest of the window is veiled */
    Overlay(String id, Region card) {
        this.card = card;
        setId(id);
        getStyleClass().add("overlay");
        card.getStyleClass().add("overlay-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        setVisible(false);
        setManaged(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
            }
            event.consume();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::hold);
        addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume); // No menu's key acts behind it.
    }

    private void hold(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !walksByTab()) {
            event.consume();
        }
    }

    public final boolean isOpen() {
        return isVisible();
    }

    /** Shows it, or puts it away if it is shown. */
    public final void toggle() {
        if (isOpen()) {
            close();
            return;
        }
        hidePopups();
        focusBefore = getScene().getFocusOwner();
        wasSeen = focusBefore != null && Reach.isSeen(focusBefore);
        if (getChildren().isEmpty()) {
            getChildren().add(card); // Not before: what nobody has looked at need not be dressed when the window opens.
        }
        prepare();
        setManaged(true);
        setVisible(true);
        entry().requestFocus();
    }

    /** A menu that is open would stay above it and hide it. */
    private void hidePopups() {
        List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .filter(popup -> popup.getOwnerWindow() == getScene().getWindow())
                .forEach(PopupWindow::hide);
    }

    public final void close() {
        setVisible(false);
        setManaged(false);
        Node before = focusBefore;
        focusBefore = null;
        if (before != null && before.getScene() == getScene()) {
            if (wasSeen) {
                Reach.to(before);
            } else {
                before.requestFocus();
            }
        } else {
            getScene().getRoot().requestFocus();
        }
    }

    /** Whether Tab goes from one of its controls to the next. */
    boolean walksByTab() {
        return false;
    }

    /** Fills it with what is so now. */
    abstract void prepare();

    /** What takes the keys. */
    abstract Node entry();
}
