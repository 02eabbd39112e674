package org.polyseme.view;

import java.util.OptionalInt;
import org.polyseme.figure.Selection;
import org.polyseme.state.Matrix;
import org.polyseme.view.figures.Pin;
import org.polyseme.view.model.Workbench;

/** Walks through features and neurons without a mouse. FX thread only. */
final class SelectionActions {
    private SelectionActions() {}

    static void add(Actions actions, Workbench workbench, Pin pin) {
        actions.add(
                Action.of("next-feature", Section.EDIT, "Select the next feature", () -> feature(workbench, pin, 1))
                        .on("F"),
                Action.of(
                                "previous-feature",
                                Section.EDIT,
                                "Select the feature before",
                                () -> feature(workbench, pin, -1))
                        .on("Shift+F"),
                Action.of("next-neuron", Section.EDIT, "Select the next neuron", () -> neuron(workbench, pin, 1))
                        .on("N"),
                Action.of("previous-neuron", Section.EDIT, "Select the neuron before", () -> neuron(workbench, pin, -1))
                        .on("Shift+N"));
    }

    private static void feature(Workbench workbench, Pin pin, int way) {
        workbench.snapshot().ifPresent(snapshot -> {
            int next = next(pin.pinned().feature(), snapshot.weights().rows(), way);
            pin.keep(Selection.NONE.withFeature(next));
        });
    }

    private static void neuron(Workbench workbench, Pin pin, int way) {
        workbench.snapshot().ifPresent(snapshot -> {
            Matrix weights = snapshot.weights();
            pin.keep(Selection.NONE.withNeuron(next(pin.pinned().neuron(), weights.columns(), way)));
        });
    }

    /** The first after the last, and round again. */
    private static int next(OptionalInt now, int count, int way) {
        return Math.floorMod(now.orElse(way > 0 ? -1 : 0) + way, count);
    }
}
