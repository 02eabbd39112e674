package org.polyseme.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * The directions in parameter space that a network's structure frees, kind after kind: each kind counts what it adds to
 * those before it. A direction counts only if it leaves every output where it is, to first order. Confined to its caller.
 */
final class FreeDirections {
    /** A direction is free if it moves the outputs by less than this part of what the steepest one does. */
    private static final double STILL = 1e-6;

    private final Network network;
    /** {@code R [rows, parameters]} with {@code RᵀR = Σ_samples JᵀJ}. */
    private final DMatrixRMaj factor;

    private final double steepest;
    private final List<LayerDegeneracy> layers;
    private final Span span = new Span();

    FreeDirections(Network network, DMatrixRMaj factor, double steepest, List<LayerDegeneracy> layers) {
        this.network = network;
        this.factor = factor;
        this.steepest = steepest;
        this.layers = layers;
    }

    /** How many free directions each kind adds, in the kinds' order. */
    Map<Degeneracy.Kind, Integer> count() {
        Map<Degeneracy.Kind, Integer> counts = new EnumMap<>(Degeneracy.Kind.class);
        for (Degeneracy.Kind kind : Degeneracy.Kind.values()) {
            int before = span.dimensions();
            switch (kind) {
                case RESCALING -> rescalings();
                case ACTIVATIONS -> layers.forEach(this::activations);
                case JACOBIANS -> layers.forEach(this::jacobians);
                case SYNCHRONISED -> synchronised();
                case UNSEEN -> unseen();
            }
            counts.put(kind, span.dimensions() - before);
        }
        return counts;
    }

    /** Weights in times c, weights out over c. */
    private void rescalings() {
        for (int l = 1; l < network.layers(); l++) {
            for (int j = 0; j < network.width(l); j++) {
                mix(l, j, j);
            }
        }
    }

    /** Every two neurons of a group, mixed: with the rescalings, all of GL(k). */
    private void synchronised() {
        for (int l = 1; l < network.layers(); l++) {
            for (List<Integer> group : layers.get(l - 1).synchronised()) {
                for (int a : group) {
                    for (int b : group) {
                        mix(l, a, b);
                    }
                }
            }
        }
    }

    /** Neuron a takes on some of b's inputs, and what listened to b listens to a less. */
    private void mix(int layer, int a, int b) {
        double[] direction = new double[network.parameterCount()];
        for (int i = 0; i < network.width(layer - 1); i++) {
            direction[network.index(layer, i, a)] += network.weights(layer).get(i, b);
        }
        if (network.hasBias(layer)) {
            direction[network.biasIndex(layer, a)] += network.bias(layer, b);
        }
        for (int o = 0; o < network.width(layer + 1); o++) {
            direction[network.index(layer + 1, b, o)] -=
                    network.weights(layer + 1).get(a, o);
        }
        offer(direction);
    }

    /** What the activations never do, in any unit's weights. */
    private void activations(LayerDegeneracy layer) {
        for (double[] quiet : layer.quietInputs()) {
            for (int j = 0; j < layer.width(); j++) {
                double[] direction = new double[network.parameterCount()];
                for (int i = 0; i < network.width(layer.layer() - 1); i++) {
                    direction[network.index(layer.layer(), i, j)] += quiet[i];
                }
                if (network.hasBias(layer.layer())) {
                    direction[network.biasIndex(layer.layer(), j)] += quiet[quiet.length - 1];
                }
                offer(direction);
            }
        }
    }

    /** What the outputs never feel, of any input. */
    private void jacobians(LayerDegeneracy layer) {
        int inputs = network.width(layer.layer() - 1);
        for (double[] unfelt : layer.unfeltSums()) {
            for (int i = 0; i < inputs + (network.hasBias(layer.layer()) ? 1 : 0); i++) {
                double[] direction = new double[network.parameterCount()];
                for (int j = 0; j < unfelt.length; j++) {
                    int at = i < inputs ? network.index(layer.layer(), i, j) : network.biasIndex(layer.layer(), j);
                    direction[at] += unfelt[j];
                }
                offer(direction);
            }
        }
    }

    private void unseen() {
        for (int k = 0; k < network.parameterCount(); k++) {
            double[] direction = new double[network.parameterCount()];
            direction[k] = 1;
            offer(direction);
        }
    }

    private void offer(double[] direction) {
        double length = Span.norm(direction);
        double moved = 0;
        for (int r = 0; r < factor.numRows; r++) {
            double along = 0;
            for (int c = 0; c < direction.length; c++) {
                along += factor.get(r, c) * direction[c];
            }
            moved += along * along;
        }
        if (length > 0 && Math.sqrt(moved) <= STILL * steepest * length) {
            span.add(direction);
        }
    }
}
