package org.polyseme.view.figures;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.polyseme.figure.Look;
import org.polyseme.figure.Options;
import org.polyseme.figure.OtherRun;
import org.polyseme.figure.Selection;
import org.polyseme.session.Pace;
import org.polyseme.state.Snapshot;
import org.polyseme.view.FrameClock;
import org.polyseme.view.Painter;
import org.polyseme.view.model.Workbench;

/** What all figures of a window share. FX thread only. */
public record Surroundings(
        Workbench workbench,
        FrameClock clock,
        Painter painter,
        ReadOnlyObjectProperty<Look> look,
        ObjectProperty<Selection> selection,
        ObjectProperty<Options> options,
        Pin pin,
        HoverTip tip,
        ObjectProperty<Optional<Compared>> compared) {

    /** True while the run goes on as fast as it can and painting takes from that: panes take turns then. */
    public boolean isRacing() {
        return painter.isScarce()
                && workbench.paceProperty().get() == Pace.MAXIMUM
                && workbench.playingProperty().get();
    }

    /** A moment of the workbench's run, and of another at the same step. Immutable. */
    public record Compared(Snapshot here, OtherRun there) {}
}
