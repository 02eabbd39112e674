package org.polyseme.view.figures;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.polyseme.figure.Look;
import org.polyseme.figure.Options;
import org.polyseme.figure.Selection;
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
        HoverTip tip) {}
