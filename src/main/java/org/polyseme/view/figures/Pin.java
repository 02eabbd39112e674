package org.polyseme.view.figures;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.polyseme.figure.Selection;
import org.polyseme.view.model.Workbench;

/**
 * Keeps a selection lit when the pointer has gone. Pointing lights something else for as long as it lasts. FX thread
 * only.
 */
public final class Pin {
    private final ObjectProperty<Selection> lit;
    private Selection pinned = Selection.NONE;

    /** @param lit what all figures light now */
    public Pin(ObjectProperty<Selection> lit) {
        this.lit = lit;
    }

    /** What stays lit when nothing is pointed at. */
    public Selection pinned() {
        return pinned;
    }

    /** What to light while this is pointed at. */
    Selection under(Selection pointed) {
        return pointed.isEmpty() ? pinned : pointed;
    }

    /** Lights this until {@link #leave}; on empty ground, what is pinned. */
    public void point(Selection pointed) {
        lit.set(under(pointed));
    }

    public void leave() {
        lit.set(pinned);
    }

    /** Pins this; what is pinned already, and empty ground, release. */
    public void press(Selection pressed) {
        keep(pressed.equals(pinned) ? Selection.NONE : pressed);
    }

    /** Pins this, whether or not it is pinned already. */
    public void keep(Selection wanted) {
        pinned = wanted;
        lit.set(pinned);
    }

    public void release() {
        keep(Selection.NONE);
    }

    /**
     * Releases what is pinned when something else is opened: that begins with nothing selected. Another recipe of what is
     * open keeps it as far as it still has it.
     */
    public void follow(Workbench workbench) {
        workbench.openedProperty().subscribe((before, now) -> release());
        workbench.recipeProperty().subscribe((before, now) -> {
            Selection left = pinned.within(now.features(), now.neurons());
            if (!left.equals(pinned)) {
                keep(left);
            }
        });
    }

    /** Esc releases what is pinned, where it has nothing else to do. The scene's handler lives as long as the scene. */
    public void releaseOnEscape(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !event.isConsumed()) {
                release();
            }
        });
    }
}
