package org.polyseme.view;

import javafx.scene.input.KeyCombination;

/**
 * Something the user can do by a menu item or a key. Immutable.
 *
 * @param label as the menu has it; ends in an ellipsis only if a dialog follows
 * @param key the key; a single one without Ctrl or Command works wherever no control needs it for itself
 */
record Action(String label, KeyCombination key, Runnable run) {
    Action(String label, String key, Runnable run) {
        this(label, KeyCombination.valueOf(key), run);
    }
}
