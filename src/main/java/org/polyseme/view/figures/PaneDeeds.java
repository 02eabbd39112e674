package org.polyseme.view.figures;

import java.util.List;
import org.polyseme.view.model.Arrangement;
import org.polyseme.view.model.LayoutModel;

/** What can be done to any pane, as its menu offers it. */
final class PaneDeeds {
    private PaneDeeds() {}

    static List<FigureDeed> of(LayoutModel layouts) {
        return List.of(
                new FigureDeed(
                        "pane-split-right",
                        "Split right",
                        figure -> layouts.split(figure.id(), Arrangement.Zone.RIGHT)),
                new FigureDeed(
                        "pane-split-below",
                        "Split below",
                        figure -> layouts.split(figure.id(), Arrangement.Zone.BOTTOM)),
                new FigureDeed(
                        "pane-maximise",
                        layouts.isMaximised() ? "Give the others their room back" : "Give it all the room",
                        figure -> layouts.maximiseOrRestore(figure.id())),
                new FigureDeed("pane-close", "Close pane", figure -> layouts.close(figure.id())));
    }
}
