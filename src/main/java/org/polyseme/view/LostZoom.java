package org.polyseme.view;

import javafx.beans.property.ObjectProperty;
import org.polyseme.figure.CurvesFigure;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.state.History;
import org.polyseme.view.model.Workbench;

/**
 * Ends a zoom of the curves into steps that a new run has not come to: its curves would be seen nowhere. Confined to the FX
 * thread; to be asked a few times a second.
 */
final class LostZoom {
    private final Workbench workbench;
    private final ObjectProperty<Options> options;
    private final OptionsHistory steps;
    private final CurvesFigure curves = new CurvesFigure();
    private long reached;

    LostZoom(Workbench workbench, ObjectProperty<Options> options, OptionsHistory steps) {
        this.workbench = workbench;
        this.options = options;
        this.steps = steps;
    }

    void end() {
        History whole = workbench.timeline().whole();
        long last = whole.size() == 0 ? 0 : whole.stepAt(whole.size() - 1);
        Options set = options.get();
        boolean isNew = last < reached;
        reached = last;
        if (isNew && curves.isMoved(set) && set.number(Option.CURVES_FROM) >= last) {
            steps.quietly(() -> options.set(curves.home(set)));
        }
    }
}
