package org.polyseme.view.recipe;

import javafx.scene.Node;
import org.polyseme.state.Experiment;

/** One field in the pane: its nodes, and how they show a recipe. FX thread only. */
interface Row {
    Node node();

    /** What takes the focus. */
    Node control();

    /** What the keyboard goes to when a value is to be set: where it can be typed, that. */
    default Node entry() {
        return control();
    }

    /** Shows the recipe's value without telling anyone. */
    void show(Experiment recipe);

    /** Marks the value of the run that is seen, which may lag behind the recipe. */
    default void mark(Experiment running) {}
}
