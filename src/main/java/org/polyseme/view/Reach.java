package org.polyseme.view;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Gives the focus to something by a key that is not Tab. A focus that is asked for is not {@code focus-visible} to JavaFX,
 * so it is {@code reached} until it goes on, which looks the same. FX thread only.
 */
public final class Reach {
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    private Reach() {}

    public static void to(Node node) {
        node.requestFocus();
        Scene scene = node.getScene();
        if (scene == null || scene.getFocusOwner() != node || isSeen(node)) {
            return;
        }
        node.pseudoClassStateChanged(REACHED, true);
        scene.focusOwnerProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Node> owner, Node before, Node now) {
                node.pseudoClassStateChanged(REACHED, false);
                owner.removeListener(this);
            }
        });
    }

    /** True where the node looks as what the keys go to. */
    public static boolean isSeen(Node node) {
        return node.isFocusVisible() || node.getPseudoClassStates().contains(REACHED);
    }
}
