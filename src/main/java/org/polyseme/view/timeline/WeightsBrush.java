package org.polyseme.view.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.polyseme.figure.Spot;
import org.polyseme.state.Change;
import org.polyseme.view.figures.Brush;
import org.polyseme.view.model.Stroke;
import org.polyseme.view.model.Workbench;

/** Draws on the weights by way of the figures, while it is on. FX thread only. */
public final class WeightsBrush implements Brush {
    /** What a drag does. */
    public enum Mode {
        OFF("Move the figures", Float.NaN),
        POSITIVE("Draw weights of +1", 1),
        ZERO("Draw weights of 0", 0),
        NEGATIVE("Draw weights of \u22121", -1);

        private final String label;
        private final float value;

        Mode(String label, float value) {
            this.label = label;
            this.value = value;
        }

        public String label() {
            return label;
        }
    }

    private final Workbench workbench;
    private final Stroke stroke;
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.OFF);

    public WeightsBrush(Workbench workbench) {
        this.workbench = workbench;
        this.stroke = new Stroke(workbench);
    }

    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** Takes this brush in hand, and says what it does. */
    public void take(Mode wanted) {
        mode.set(wanted);
        if (wanted == Mode.OFF) {
            workbench.dismiss();
        } else {
            workbench.hint(wanted.label() + ": drag over the figure Weights, or an arrow's tip in Geometry. "
                    + "D ends it; Ctrl+Z takes a stroke back.");
        }
    }

    /** On where it is off, and off where it is on. */
    public void toggle() {
        take(isOn() ? Mode.OFF : Mode.POSITIVE);
    }

    @Override
    public boolean isOn() {
        return mode.get() != Mode.OFF && workbench.trainableProperty().get();
    }

    @Override
    public void paint(List<Spot> cells) {
        float value = mode.get().value;
        if (!Float.isNaN(value)) {
            stroke.set(cells.stream()
                    .map(spot -> new Change.Cell(spot.feature(), spot.neuron(), value))
                    .toList());
        }
    }

    @Override
    public void aim(int feature, float[] weights) {
        List<Change.Cell> row = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            row.add(new Change.Cell(feature, k, weights[k]));
        }
        stroke.set(row);
    }

    @Override
    public void miss() {
        if (workbench.trainableProperty().get()) {
            workbench.hint("To move an arrow, press D, which draws on weights, and drag its tip. D again ends it.");
        }
    }

    @Override
    public void lift() {
        stroke.lift();
    }
}
