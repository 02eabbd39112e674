package org.polyseme.view.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.polyseme.state.ModelKind;
import org.polyseme.store.Preset;
import org.polyseme.view.model.Arrangement.Pane;
import org.polyseme.view.model.Arrangement.Split;
import org.polyseme.view.model.Arrangement.Way;

/**
 * What is shown before anybody chooses: of a preset that is about one figure that figure, of all else the figures that the
 * kind of model's paper is about. Immutable.
 */
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

    /** By the presets' ids: what these say to look for is in figures that their kind of model does not begin with. */
    private static final Map<String, Layout> OF_PRESET = Map.ofEntries(
            Map.entry("one-active", oneBesideTwo("levels", "geometry", "features", 0.5)),
            Map.entry("memorisation", oneBesideTwo("memorisation", "weights", "features", 0.56)),
            Map.entry("sparse-autoencoder", oneBesideTwo("autoencoder", "geometry", "features", 0.5)),
            Map.entry("share-or-drop", oneBesideTwo("phase", "weights", "features", 0.56)),
            Map.entry("sticky-half", oneBesideTwo("features", "code", "overlap", 0.5)),
            Map.entry("eighty-features", oneBesideTwo("features", "code", "overlap", 0.5)),
            Map.entry("one-feature-race", oneAboveTwo("race", "sparsification", "weights", 0.5)),
            Map.entry("optimiser-lens", oneAboveTwo("race", "weights", "overlap", 0.5)),
            Map.entry("noise-bipolar", oneBesideTwo("trajectories", "weights", "overlap", 0.56)),
            Map.entry("noise-gaussian", oneBesideTwo("trajectories", "weights", "overlap", 0.56)),
            Map.entry("noise-laplace", oneBesideTwo("trajectories", "weights", "overlap", 0.56)),
            Map.entry("noise-kurtosis", oneBesideTwo("trajectories", "weights", "overlap", 0.56)),
            Map.entry("wider-is-purer", oneAboveTwo("weights", "monosemanticity", "allocation", 0.46)),
            Map.entry("dropout-spreads", oneBesideTwo("weights", "redundancy", "features", 0.5)),
            Map.entry("random-code", oneBesideTwo("spectrum", "weights", "projection", 0.56)));

    /** By the presets' ids: the figure that each is about, where one is enough to say. */
    private static final Map<String, String> ABOUT = Map.ofEntries(
            Map.entry("one-active", "levels"),
            Map.entry("memorisation", "memorisation"),
            Map.entry("sparse-autoencoder", "autoencoder"),
            Map.entry("share-or-drop", "phase"),
            Map.entry("sticky-half", "code"),
            Map.entry("eighty-features", "features"),
            Map.entry("one-feature-race", "race"),
            Map.entry("optimiser-lens", "race"),
            Map.entry("noise-bipolar", "trajectories"),
            Map.entry("noise-gaussian", "trajectories"),
            Map.entry("noise-laplace", "trajectories"),
            Map.entry("noise-kurtosis", "trajectories"),
            Map.entry("wider-is-purer", "monosemanticity"),
            Map.entry("bias-dial", "monosemanticity"),
            Map.entry("dropout-spreads", "redundancy"),
            Map.entry("random-code", "spectrum"),
            Map.entry("degenerate-network", "degeneracy"),
            Map.entry("modules-of-a-network", "interaction"),
            Map.entry("power-code", "power"),
            Map.entry("linear-code", "power"),
            Map.entry("five-features-two-dimensions", "geometry"),
            Map.entry("equal-pentagon", "geometry"),
            Map.entry("two-digons", "geometry"),
            Map.entry("octahedron", "geometry"),
            Map.entry("correlated-pairs", "geometry"),
            Map.entry("anticorrelated-pairs", "geometry"),
            Map.entry("collapse", "geometry"));

    private DefaultLayouts() {}

    static Layout of(ModelKind kind) {
        return Objects.requireNonNull(TABLE.get(kind));
    }

    /** Of what was opened, as long as the model is still its own. */
    static Layout of(Preset opened, ModelKind kind) {
        Layout own = OF_PRESET.get(opened.id());
        return own != null && opened.experiment().model() == kind ? own : of(kind);
    }

    /** The figure that what was opened is about, if it is about one. */
    static Optional<String> about(Preset opened) {
        return Optional.ofNullable(ABOUT.get(opened.id()));
    }

    /** The presets that have a layout of their own. */
    static Set<String> presets() {
        return OF_PRESET.keySet();
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
