package org.polyseme.figure;

import org.polyseme.measure.Inputs;
import org.polyseme.measure.InteractionBasis;
import org.polyseme.measure.InteractionGraph;
import org.polyseme.measure.Network;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;

/** The interaction basis of a snapshot and its modules, for the figures that show them. Remembers its last measures. */
final class Interactions {
    private static final int SAMPLES = 64;
    /** More parameters than this, and finding the basis takes longer than a picture may. */
    private static final long MOST_PARAMETERS = 4224;

    private static final int MOST_WIDTH = 128;

    private static final Recent<Found> RECENT = new Recent<>(4);

    private Interactions() {}

    /** What was measured of a snapshot. */
    record Found(InteractionBasis basis, InteractionGraph graph) {}

    /** Why there is no basis; empty if there is one. */
    static String reason(Snapshot snapshot) {
        if (!snapshot.parameters().isFinite()) {
            return "The weights are no longer finite numbers, so there is no basis. Go back to an earlier step.";
        }
        return isSmall(snapshot)
                ? ""
                : "This network is too large for its interaction basis to follow the run: up to 128 units a"
                        + " layer and some 4,200 parameters it does. Choose fewer features or neurons.";
    }

    private static boolean isSmall(Snapshot snapshot) {
        long parameters = 0;
        int widest = 0;
        for (Parameters.Named tensor : snapshot.parameters().tensors()) {
            parameters += tensor.values().size();
            widest = Math.max(
                    widest, Math.max(tensor.values().rows(), tensor.values().columns()));
        }
        return parameters <= MOST_PARAMETERS && widest <= MOST_WIDTH;
    }

    /** The basis and the graph; not to be asked for where there is a {@link #reason}. */
    static Found of(Snapshot snapshot) {
        return RECENT.of(snapshot.parameters(), snapshot.experiment(), () -> {
            InteractionBasis basis =
                    InteractionBasis.of(Network.of(snapshot), Inputs.of(snapshot.experiment(), SAMPLES, 0));
            return new Found(basis, InteractionGraph.of(basis, InteractionGraph.Scale.ROOT, 0));
        });
    }

    /** What a layer is called. */
    static String name(int layer, int layers) {
        if (layer == 0) {
            return "inputs";
        }
        return layer == layers - 1 ? "outputs" : layers == 3 ? "neurons" : "layer " + layer;
    }
}
