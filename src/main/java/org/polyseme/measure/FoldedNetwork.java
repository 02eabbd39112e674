package org.polyseme.measure;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A network at some samples, its biases folded into the weights: every layer carries a constant 1 as its last unit, so
 * that weights are {@code [width l-1 + 1, width l + 1]}. Confined to its caller.
 */
final class FoldedNetwork {
    /** Multiplications that the slopes between two layers may cost: some seconds. */
    private static final long BUDGET = 1L << 32;

    private final Network network;
    private final Pass pass;
    private final List<DMatrixRMaj> weights = new ArrayList<>();

    FoldedNetwork(Network network, Activations inputs) {
        this.network = network;
        pass = Pass.of(network, inputs);
        for (int l = 1; l <= network.layers(); l++) {
            DMatrixRMaj folded = new DMatrixRMaj(network.width(l - 1) + 1, network.width(l) + 1);
            CommonOps_DDRM.insert(network.weights(l), folded, 0, 0);
            for (int j = 0; j < network.width(l); j++) {
                folded.set(folded.numRows - 1, j, network.bias(l, j));
            }
            folded.set(folded.numRows - 1, folded.numCols - 1, 1);
            weights.add(folded);
        }
    }

    Network network() {
        return network;
    }

    Pass pass() {
        return pass;
    }

    int samples() {
        return pass.samples();
    }

    /** Weights into layer 1 …, folded. */
    DMatrixRMaj weights(int layer) {
        return weights.get(layer - 1);
    }

    /** {@code f_l [samples, width + 1]}, the last column 1. */
    DMatrixRMaj activations(int layer) {
        DMatrixRMaj ones = new DMatrixRMaj(samples(), 1);
        CommonOps_DDRM.fill(ones, 1);
        return CommonOps_DDRM.concatColumns(pass.activations(layer), ones, null);
    }

    private double slope(int layer, int sample, int unit) {
        return unit == network.width(layer) ? 1 : pass.slope(layer, sample, unit);
    }

    /**
     * What the slopes between two layers are divided by to become their mean over inputs scaled from 0 to 1, the
     * constant along with them: layers of {@code z^k} are homogeneous, so the mean is 1/k of the slope itself.
     */
    double degree(int from, int to) {
        double degree = 1;
        for (int l = from + 1; l <= to; l++) {
            degree *= network.nonlinearity(l).power();
        }
        return degree;
    }

    /**
     * The mean slope at one sample, {@code [columns of next, rows of lowest]}, of {@code f_to next} by what
     * {@code lowest} makes the sums of layer {@code from + 1} of.
     *
     * @param next {@code [width to + 1, any]}
     * @param lowest {@code [any, width (from + 1) + 1]}, the weights of that layer or a mixture of them
     */
    DMatrixRMaj slopes(int from, int to, int sample, DMatrixRMaj next, DMatrixRMaj lowest) {
        DMatrixRMaj slopes = CommonOps_DDRM.transpose(next, null);
        CommonOps_DDRM.scale(1 / degree(from, to), slopes);
        for (int l = to; l > from; l--) {
            for (int j = 0; j < slopes.numCols; j++) {
                double slope = slope(l, sample, j);
                for (int i = 0; slope != 1 && i < slopes.numRows; i++) {
                    slopes.set(i, j, slope * slopes.get(i, j));
                }
            }
            DMatrixRMaj into = l == from + 1 ? lowest : weights(l);
            DMatrixRMaj below = new DMatrixRMaj(slopes.numRows, into.numRows);
            CommonOps_DDRM.multTransB(slopes, into, below);
            slopes = below;
        }
        return slopes;
    }

    /**
     * {@code M' = 1/T Σ JᵀJ [width from + 1, the same]}, J being the mean slope of {@code f_to next} by {@code f_from}; over
     * several layers of weights T is {@link #affordable}.
     */
    DMatrixRMaj slopeMoments(int from, int to, DMatrixRMaj next) {
        DMatrixRMaj lowest = weights(from + 1);
        DMatrixRMaj moments = new DMatrixRMaj(lowest.numRows, lowest.numRows);
        if (to > from + 1) {
            int used = affordable(from, to, next.numCols, lowest.numRows);
            for (int t = 0; t < used; t++) {
                DMatrixRMaj slopes = slopes(from, to, t, next, lowest);
                CommonOps_DDRM.multAddTransA(1.0 / used, slopes, slopes, moments);
            }
            return moments;
        }
        // One layer: Σ A diag(s) C Cᵀ diag(s) Aᵀ needs no product a sample.
        DMatrixRMaj middle = new DMatrixRMaj(next.numRows, next.numRows);
        CommonOps_DDRM.multOuter(next, middle);
        CommonOps_DDRM.elementMult(middle, gates(to));
        double degree = degree(from, to);
        CommonOps_DDRM.scale(1 / (degree * degree), middle);
        DMatrixRMaj half = new DMatrixRMaj(lowest.numRows, middle.numCols);
        CommonOps_DDRM.mult(lowest, middle, half);
        CommonOps_DDRM.multTransB(half, lowest, moments);
        return moments;
    }

    /** How many samples' {@link #slopes} the budget allows, for {@code next} and {@code lowest} of such widths. */
    int affordable(int from, int to, long nextColumns, long lowestRows) {
        long cost = 0;
        for (int l = from + 1; l <= to; l++) {
            cost += (l == from + 1 ? lowestRows : weights(l).numRows) * weights(l).numCols * nextColumns;
        }
        return (int) Math.max(1, Math.min(samples(), BUDGET / cost));
    }

    /** {@code E[s sᵀ]} of a layer's slopes. */
    private DMatrixRMaj gates(int layer) {
        DMatrixRMaj slopes = new DMatrixRMaj(samples(), network.width(layer) + 1);
        for (int t = 0; t < samples(); t++) {
            for (int j = 0; j < slopes.numCols; j++) {
                slopes.set(t, j, slope(layer, t, j));
            }
        }
        DMatrixRMaj gates = new DMatrixRMaj(slopes.numCols, slopes.numCols);
        CommonOps_DDRM.multInner(slopes, gates);
        CommonOps_DDRM.scale(1.0 / samples(), gates);
        return gates;
    }
}
