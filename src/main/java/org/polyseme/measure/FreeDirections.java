package org.polyseme.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The directions in parameter space that a network's structure frees, kind after kind: each kind counts what it adds to
 * those before it. A direction counts only if it leaves every output where it is, to first order. Confined to its caller.
 */
final class FreeDirections {
    /** A direction is free if it moves the outputs by less than this part of what the steepest one does. */
    private static final double STILL = 1e-6;

    /** Eigenvalues below this part of the largest count as 0. */
    private static final double ZERO = 1e-10;
    /** Samples that candidates are found at; whether one is free is seen at all of them. */
    private static final int MOST_SAMPLES = 1024;

    private final Network network;
    private final Pass pass;
    /** {@code R [rows, parameters]} with {@code RᵀR = Σ_samples JᵀJ}. */
    private final DMatrixRMaj factor;

    private final double steepest;
    private final List<LayerDegeneracy> layers;
    private final Span span = new Span();

    FreeDirections(Pass pass, Network network, DMatrixRMaj factor, double steepest, List<LayerDegeneracy> layers) {
        this.pass = pass;
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
        unseenWhileFiring();
        unfeltWhileActive();
    }

    /** What a unit's inputs never do while it fires. */
    private void unseenWhileFiring() {
        for (int l = 1; l <= network.layers(); l++) {
            for (int j = 0; j < network.width(l); j++) {
                for (double[] quiet : quietWhileFiring(l, j)) {
                    double[] direction = new double[network.parameterCount()];
                    for (int i = 0; i < network.width(l - 1); i++) {
                        direction[network.index(l, i, j)] += quiet[i];
                    }
                    if (network.hasBias(l)) {
                        direction[network.biasIndex(l, j)] += quiet[quiet.length - 1];
                    }
                    offer(direction);
                }
            }
        }
    }

    /** What the outputs never feel while an input is active. */
    private void unfeltWhileActive() {
        List<List<DMatrixRMaj>> felt = new ArrayList<>();
        for (int t = 0; t < samples(); t++) {
            felt.add(pass.sensitivities(t));
        }
        for (int l = 1; l <= network.layers(); l++) {
            for (int i = 0; i < network.width(l - 1); i++) {
                for (double[] unfelt : unfeltWhileActive(felt, l, i)) {
                    double[] direction = new double[network.parameterCount()];
                    for (int j = 0; j < unfelt.length; j++) {
                        direction[network.index(l, i, j)] += unfelt[j];
                    }
                    offer(direction);
                }
            }
        }
    }

    /** Null vectors of the Gram matrix of a unit's inputs over the samples on which it fires, the bias's constant last. */
    private List<double[]> quietWhileFiring(int layer, int unit) {
        DMatrixRMaj inputs = pass.activations(layer - 1);
        int width = inputs.numCols + (network.hasBias(layer) ? 1 : 0);
        DMatrixRMaj gram = new DMatrixRMaj(width, width);
        double[] input = new double[width];
        for (int t = 0; t < samples(); t++) {
            if (pass.slope(layer, t, unit) != 0) {
                for (int i = 0; i < width; i++) {
                    input[i] = i < inputs.numCols ? inputs.get(t, i) : 1;
                }
                addSquare(gram, input);
            }
        }
        return nullVectors(gram);
    }

    /** Null vectors of {@code Σ JᵀJ}, J being the outputs' slope by the layer's sums, over the samples with this input. */
    private List<double[]> unfeltWhileActive(List<List<DMatrixRMaj>> felt, int layer, int input) {
        DMatrixRMaj square = new DMatrixRMaj(network.width(layer), network.width(layer));
        for (int t = 0; t < samples(); t++) {
            if (pass.activations(layer - 1).get(t, input) != 0) {
                DMatrixRMaj slopes = felt.get(t).get(layer - 1);
                CommonOps_DDRM.multAddTransA(slopes, slopes, square);
            }
        }
        return nullVectors(square);
    }

    private int samples() {
        return Math.min(pass.samples(), MOST_SAMPLES);
    }

    private static void addSquare(DMatrixRMaj gram, double[] input) {
        for (int i = 0; i < input.length; i++) {
            for (int k = 0; k < input.length; k++) {
                gram.add(i, k, input[i] * input[k]);
            }
        }
    }

    private static List<double[]> nullVectors(DMatrixRMaj square) {
        Symmetric.Eigen eigen = Symmetric.eigen(square);
        List<double[]> columns = new ArrayList<>();
        for (int c = eigen.rank(ZERO); c < eigen.size(); c++) {
            double[] column = new double[eigen.size()];
            for (int r = 0; r < column.length; r++) {
                column[r] = eigen.vectors().get(r, c);
            }
            columns.add(column);
        }
        return columns;
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
