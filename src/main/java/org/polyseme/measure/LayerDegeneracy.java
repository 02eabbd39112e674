package org.polyseme.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What one layer of weights leaves undetermined: how many directions its inputs take up, how many of its sums the
 * outputs feel, and which of its neurons fire on the same samples. Immutable.
 *
 * <p>Cheap beside {@link Degeneracy}: no matrix is larger than the layer is wide.
 */
public final class LayerDegeneracy {
    /** Eigenvalues below this part of the largest count as 0. */
    private static final double ZERO = 1e-10;
    /** Multiplications that the Jacobians may cost: some seconds. */
    private static final long BUDGET = 1L << 33;

    private final int layer;
    private final Symmetric.Eigen gram;
    private final Symmetric.Eigen jacobian;
    private final List<List<Integer>> synchronised;

    private LayerDegeneracy(int layer, Symmetric.Eigen gram, Symmetric.Eigen jacobian, List<List<Integer>> groups) {
        this.layer = layer;
        this.gram = gram;
        this.jacobian = jacobian;
        synchronised = List.copyOf(groups);
    }

    /** Every layer of weights, 1 first. */
    static List<LayerDegeneracy> of(Network network, Pass pass) {
        List<DMatrixRMaj> felt = new ArrayList<>();
        for (int l = 1; l <= network.layers(); l++) {
            felt.add(new DMatrixRMaj(network.width(l), network.width(l)));
        }
        int samples = affordable(network, pass.samples());
        for (int t = 0; t < samples; t++) {
            List<DMatrixRMaj> sensitivities = pass.sensitivities(t);
            for (int l = 0; l < felt.size(); l++) {
                CommonOps_DDRM.multAddTransA(1.0 / samples, sensitivities.get(l), sensitivities.get(l), felt.get(l));
            }
        }
        List<LayerDegeneracy> layers = new ArrayList<>();
        for (int l = 1; l <= network.layers(); l++) {
            layers.add(new LayerDegeneracy(
                    l, gram(network, pass, l), Symmetric.eigen(felt.get(l - 1)), groups(network, pass, l)));
        }
        return List.copyOf(layers);
    }

    /** How many of the samples the budget allows to go back through the network. */
    private static int affordable(Network network, int samples) {
        long cost = 0;
        for (int l = 1; l <= network.layers(); l++) {
            cost += (long) network.width(network.layers())
                    * network.width(l)
                    * (network.width(l - 1) + network.width(l));
        }
        return (int) Math.max(1, Math.min(samples, BUDGET / cost));
    }

    /** Of the layer's inputs, with a constant 1 as the last where it has a bias. */
    private static Symmetric.Eigen gram(Network network, Pass pass, int layer) {
        DMatrixRMaj inputs = pass.activations(layer - 1);
        if (network.hasBias(layer)) {
            DMatrixRMaj ones = new DMatrixRMaj(inputs.numRows, 1);
            CommonOps_DDRM.fill(ones, 1);
            inputs = CommonOps_DDRM.concatColumns(inputs, ones, null);
        }
        DMatrixRMaj gram = new DMatrixRMaj(inputs.numCols, inputs.numCols);
        CommonOps_DDRM.multInner(inputs, gram);
        CommonOps_DDRM.scale(1.0 / inputs.numRows, gram);
        return Symmetric.eigen(gram);
    }

    private static List<List<Integer>> groups(Network network, Pass pass, int layer) {
        Map<String, List<Integer>> byPattern = new TreeMap<>();
        for (int j = 0; layer < network.layers() && j < network.width(layer); j++) {
            StringBuilder pattern = new StringBuilder(pass.samples());
            for (int t = 0; t < pass.samples(); t++) {
                pattern.append(pass.slope(layer, t, j) == 0 ? '0' : '1');
            }
            if (pattern.indexOf("1") >= 0) {
                byPattern
                        .computeIfAbsent(pattern.toString(), p -> new ArrayList<>())
                        .add(j);
            }
        }
        return byPattern.values().stream()
                .filter(group -> group.size() > 1)
                .map(List::copyOf)
                .sorted((a, b) -> Integer.compare(a.get(0), b.get(0)))
                .toList();
    }

    /** Which layer of weights, 1 for the first. */
    public int layer() {
        return layer;
    }

    /** How many sums it computes. */
    public int width() {
        return jacobian.size();
    }

    /** How many inputs it has, a bias counted as one. */
    public int inputs() {
        return gram.size();
    }

    /** Rank of the Gram matrix {@code E[f fᵀ]} of its inputs; below {@link #inputs} where these depend on one another. */
    public int gramRank() {
        return gram.rank(ZERO);
    }

    /**
     * Rank of {@code E[JᵀJ]}, J being the outputs' slope by its sums; below {@link #width} where some go unfelt. In wide
     * networks the mean is over as many of the first samples as a budget allows.
     */
    public int jacobianRank() {
        return jacobian.rank(ZERO);
    }

    /** The Gram matrix's eigenvalues, the largest first. */
    public double[] gramSpectrum() {
        return gram.values().clone();
    }

    /** The eigenvalues of {@code E[JᵀJ]}, the largest first. */
    public double[] jacobianSpectrum() {
        return jacobian.values().clone();
    }

    /** Groups of two or more neurons that fire on the same samples, not on none; all of a hidden layer without ReLU. */
    public List<List<Integer>> synchronised() {
        return synchronised;
    }

    /** Unit vectors across which the inputs never move, the bias's constant last. */
    List<double[]> quietInputs() {
        return columns(gram, gramRank());
    }

    /** Unit vectors in the space of its sums along which the outputs feel nothing. */
    List<double[]> unfeltSums() {
        return columns(jacobian, jacobianRank());
    }

    private static List<double[]> columns(Symmetric.Eigen eigen, int from) {
        List<double[]> columns = new ArrayList<>();
        for (int c = from; c < eigen.size(); c++) {
            double[] column = new double[eigen.size()];
            for (int r = 0; r < column.length; r++) {
                column[r] = eigen.vectors().get(r, c);
            }
            columns.add(column);
        }
        return columns;
    }
}
