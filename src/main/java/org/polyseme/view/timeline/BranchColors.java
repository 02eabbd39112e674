package org.polyseme.view.timeline;

import java.util.List;
import javafx.scene.paint.Color;

/** Colours for branches, told apart with any colour vision (P. Tol, "bright"); after the last the first comes again. */
final class BranchColors {
    /** What a colour is called, for those who do not see it. */
    record Named(String name, Color color) {}

    static final List<Named> ALL = List.of(
            new Named("Blue", Color.web("#4477AA")),
            new Named("Red", Color.web("#EE6677")),
            new Named("Green", Color.web("#228833")),
            new Named("Yellow", Color.web("#CCBB44")),
            new Named("Cyan", Color.web("#66CCEE")),
            new Named("Purple", Color.web("#AA3377")),
            new Named("Grey", Color.web("#999999")));

    private BranchColors() {}

    static Color of(int index) {
        return ALL.get(Math.floorMod(index, ALL.size())).color();
    }
}
