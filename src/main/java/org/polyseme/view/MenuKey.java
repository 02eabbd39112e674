package org.polyseme.view;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys that open the menu of what has the focus, as the right button does: not every system sends that by itself. FX thread only. */
final class MenuKey {
    /** From the upper left corner of what has the focus, in pixels. */
    private static final double INSIDE = 20;

    private MenuKey() {}

    /** The scene's handler lives as long as the scene. */
    static void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean isAsked = event.getCode() == KeyCode.CONTEXT_MENU
                    || (event.getCode() == KeyCode.F10 && event.isShiftDown() && !event.isShortcutDown());
            if (isAsked && !event.isConsumed() && open(scene.getFocusOwner())) {
                event.consume();
            }
        });
    }

    private static boolean open(@Nullable Node focus) {
        Bounds bounds = focus == null ? null : focus.getLayoutBounds();
        if (focus == null || bounds == null) {
            return false;
        }
        double x = bounds.getMinX() + Math.min(INSIDE, bounds.getWidth() / 2);
        double y = bounds.getMinY() + Math.min(INSIDE, bounds.getHeight() / 2);
        Point2D screen = focus.localToScreen(x, y);
        if (screen == null) {
            return false;
        }
        Event.fireEvent(
                focus,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED, x, y, screen.getX(), screen.getY(), true, null));
        return true;
    }
}
