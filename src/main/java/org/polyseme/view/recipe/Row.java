package org.polyseme.view.recipe;

import javafx.scene.Node;
import org.polyseme.state.Experiment;

/** One field in the pane: its nodes, and how they show a recipe. FX thread only. */
interface Row {
    Node node();

    /** Shows the recipe's value without telling anyone. */
    void show(Experiment recipe);
}
