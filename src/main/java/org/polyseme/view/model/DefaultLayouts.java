package org.polyseme.view.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.polyseme.state.ModelKind;
import org.polyseme.view.model.Arrangement.Pane;
import org.polyseme.view.model.Arrangement.Split;
import org.polyseme.view.model.Arrangement.Way;

/** What is shown of each kind of model before anybody chooses: the figures that its paper is about. Immutable. */
final class DefaultLayouts {
    private static final Map<ModelKind, Layout> TABLE = new EnumMap<>(Map.of(
            // Who shares a neuron: the matrix large, what overlaps and where it points under it.
            ModelKind.INCIDENTAL, oneAboveTwo("weights", "overlap", "geometry", 0.5),
            // Which polygon: the arrows large, how much of itself each feature has beside them.
            ModelKind.TIED_AUTOENCODER, oneBesideTwo("geometry", "features", "weights", 0.56),
            // Which neurons compute: rows of ± weights, and who is on which neuron.
            ModelKind.ABSOLUTE_VALUE, oneAboveTwo("weights", "allocation", "features", 0.46),
            ModelKind.HIDDEN_RELU, oneAboveTwo("weights", "allocation", "features", 0.46),
            ModelKind.TIED_HIDDEN_RELU, oneAboveTwo("weights", "allocation", "features", 0.46),
            // Which neurons read one feature alone, and with what bias.
            ModelKind.HIDDEN_BIAS, oneAboveTwo("weights", "monosemanticity", "allocation", 0.46),
            // How many can be read out again: a code's length against what is recovered of it.
            ModelKind.POWER_AUTOENCODER, oneAboveTwo("power", "weights", "overlap", 0.5),
            // What interacts with what, and in how many directions nothing changes.
            ModelKind.MLP, oneAboveTwo("interaction", "degeneracy", "weights", 0.55)));

    private DefaultLayouts() {}

    static Layout of(ModelKind kind) {
        return Objects.requireNonNull(TABLE.get(kind));
    }

    private static Layout oneAboveTwo(String above, String left, String right, double share) {
        return Layout.of(new Split(
                Way.BELOW, share, new Pane(above), new Split(Way.RIGHT, 0.5, new Pane(left), new Pane(right))));
    }

    private static Layout oneBesideTwo(String left, String above, String below, double share) {
        return Layout.of(new Split(
                Way.RIGHT, share, new Pane(left), new Split(Way.BELOW, 0.5, new Pane(above), new Pane(below))));
    }
}
