package org.polyseme.view.weights;

import java.nio.file.Path;
import javafx.scene.Node;

/** Stands for the desktop's own dialog, which no test can reach into. */
public final class ChosenActivations {
    private ChosenActivations() {}

    /** As if the user had chosen this file there; {@code tensors} is the row's list. */
    public static void choose(Node tensors, Path file) {
        ((ActivationsRow) tensors.getParent()).open(file);
    }
}
