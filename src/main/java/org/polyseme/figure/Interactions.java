package org.polyseme.figure;

import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.InteractionBasis;
import org.polyseme.measure.InteractionGraph;
import org.polyseme.measure.Network;
import org.polyseme.measure.Nonlinearity;
import org.polyseme.state.Matrix;
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
        Optional<Matrix> given = snapshot.status().givenActivations();
        return RECENT.of(snapshot.parameters(), List.of(snapshot.experiment(), given.isPresent()), () -> {
            InteractionBasis basis = given.isPresent()
                    ? InteractionBasis.of(
                            outOfNeurons(snapshot), Activations.of(given.get()).first(SAMPLES))
                    : InteractionBasis.of(Network.of(snapshot), Inputs.of(snapshot.experiment(), SAMPLES, 0));
            return new Found(basis, InteractionGraph.of(basis, InteractionGraph.Scale.ROOT, 0));
        });
    }

    /** From given activations of the neurons on: what they do to the outputs, without a nonlinearity there. */
    private static Network outOfNeurons(Snapshot snapshot) {
        Matrix out = snapshot.parameters()
                .named("W2")
                .orElseGet(() -> snapshot.weights().transposed());
        double[][] rows = new double[out.rows()][out.columns()];
        for (int k = 0; k < out.rows(); k++) {
            for (int j = 0; j < out.columns(); j++) {
                rows[k][j] = out.at(k, j);
            }
        }
        return Network.layered(List.<double[][]>of(rows), List.of(Nonlinearity.LINEAR));
    }

    /** What a layer is called. */
    static String name(int layer, int layers) {
        if (layer == 0) {
            return layers == 2 ? "neurons" : "inputs"; // two layers: from given activations of the neurons on
        }
        return layer == layers - 1 ? "outputs" : layers == 3 ? "neurons" : "layer " + layer;
    }

    /** A node's: grey where it is in no module. */
    static Color colour(int module, Look look) {
        return module == InteractionGraph.NONE ? look.faint() : Palette.of(module);
    }

    /** Empty where there is no module. */
    static String letter(int module) {
        return module == InteractionGraph.NONE ? "" : Palette.letter(module);
    }

    /** For tips. */
    static String told(int module) {
        return module == InteractionGraph.NONE ? ", hardly an edge, no module" : ", module " + Palette.letter(module);
    }

    /** In the order of modules; what is in none comes last. */
    static Comparator<Integer> byModule(InteractionGraph graph) {
        return Comparator.comparing(
                node -> graph.module(node) == InteractionGraph.NONE ? Integer.MAX_VALUE : graph.module(node));
    }

    /** A sentence on nodes that are in no module; empty if all are in one. */
    static String apart(InteractionGraph graph) {
        boolean isAny =
                IntStream.range(0, graph.nodes().size()).anyMatch(node -> graph.module(node) == InteractionGraph.NONE);
        return isAny ? " Grey: no edge of 1\u202f% of the widest." : "";
    }
}
