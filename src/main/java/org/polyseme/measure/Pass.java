package org.polyseme.measure;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One pass of a {@link Network} over some samples: sums z and activations f of every layer, kept for the way back.
 * Formulas: src/docs/model.md, Gradients. Confined to its caller.
 */
final class Pass {
    private final Network network;
    private final int first;
    /** {@code z_l [samples, width l]} of the layers after {@link #first}. */
    private final List<DMatrixRMaj> sums = new ArrayList<>();
    /** {@code f_l} from {@link #first} on. */
    private final List<DMatrixRMaj> activations = new ArrayList<>();

    private Pass(Network network, int first, DMatrixRMaj from) {
        this.network = network;
        this.first = first;
        activations.add(from);
        for (int l = first + 1; l <= network.layers(); l++) {
            DMatrixRMaj z = new DMatrixRMaj(from.numRows, network.width(l));
            CommonOps_DDRM.mult(activations(l - 1), network.weights(l), z);
            DMatrixRMaj f = new DMatrixRMaj(z.numRows, z.numCols);
            Nonlinearity nonlinearity = network.nonlinearity(l);
            for (int t = 0; t < z.numRows; t++) {
                for (int j = 0; j < z.numCols; j++) {
                    double sum = z.get(t, j) + network.bias(l, j);
                    z.set(t, j, sum);
                    f.set(t, j, nonlinearity.value(sum));
                }
            }
            sums.add(z);
            activations.add(f);
        }
    }

    /** Runs all layers. */
    static Pass of(Network network, Activations inputs) {
        return from(network, 0, inputs.matrix());
    }

    /** Runs the layers after {@code layer}, whose activations are given. */
    static Pass from(Network network, int layer, DMatrixRMaj activations) {
        if (activations.numCols != network.width(layer)) {
            throw new IllegalArgumentException(
                    "expected samples of " + network.width(layer) + " numbers, got " + activations.numCols);
        }
        return new Pass(network, layer, activations);
    }

    int samples() {
        return activations.get(0).numRows;
    }

    /** {@code f_l [samples, width l]}, for reading only. */
    DMatrixRMaj activations(int layer) {
        return activations.get(layer - first);
    }

    DMatrixRMaj outputs() {
        return activations(network.layers());
    }

    /** Slope of unit j of layer l at a sample. */
    double slope(int layer, int sample, int unit) {
        return network.nonlinearity(layer).slope(sums.get(layer - first - 1).get(sample, unit));
    }

    /** {@code 1/T Σ_samples Σ_j (out_j - target_j)²}. */
    double loss(Activations targets) {
        return loss(targets.matrix());
    }

    double loss(DMatrixRMaj targets) {
        checkTargets(targets);
        double sum = 0;
        for (int k = 0; k < targets.getNumElements(); k++) {
            double error = outputs().get(k) - targets.get(k);
            sum += error * error;
        }
        return sum / samples();
    }

    private void checkTargets(DMatrixRMaj targets) {
        if (targets.numRows != outputs().numRows || targets.numCols != outputs().numCols) {
            throw new IllegalArgumentException("expected targets " + outputs().numRows + " x " + outputs().numCols
                    + ", got " + targets.numRows + " x " + targets.numCols);
        }
    }

    /** The gradient of {@link #loss} by every parameter of a network run from its inputs. */
    double[] gradient(DMatrixRMaj targets) {
        checkTargets(targets);
        DMatrixRMaj slope = new DMatrixRMaj(samples(), targets.numCols);
        CommonOps_DDRM.subtract(outputs(), targets, slope);
        CommonOps_DDRM.scale(2.0 / samples(), slope);
        double[] gradient = new double[network.parameterCount()];
        for (int l = network.layers(); l >= 1; l--) {
            gate(l, slope);
            DMatrixRMaj byWeights = new DMatrixRMaj(network.width(l - 1), network.width(l));
            CommonOps_DDRM.multTransA(activations(l - 1), slope, byWeights);
            add(l, byWeights, slope, gradient);
            DMatrixRMaj below = new DMatrixRMaj(samples(), network.width(l - 1));
            CommonOps_DDRM.multTransB(slope, network.weights(l), below);
            slope = below;
        }
        return gradient;
    }

    private void gate(int layer, DMatrixRMaj slope) {
        for (int t = 0; t < slope.numRows; t++) {
            for (int j = 0; j < slope.numCols; j++) {
                slope.set(t, j, slope.get(t, j) * slope(layer, t, j));
            }
        }
    }

    private void add(int layer, DMatrixRMaj byWeights, DMatrixRMaj slope, double[] gradient) {
        for (int i = 0; i < byWeights.numRows; i++) {
            for (int j = 0; j < byWeights.numCols; j++) {
                gradient[network.index(layer, i, j)] += byWeights.get(i, j);
            }
        }
        for (int j = 0; network.hasBias(layer) && j < slope.numCols; j++) {
            for (int t = 0; t < slope.numRows; t++) {
                gradient[network.biasIndex(layer, j)] += slope.get(t, j);
            }
        }
    }

    /** {@code ∂out/∂z_l [outputs, width l]} at one sample for layers 1 …, in that order, of a network run from its inputs. */
    List<DMatrixRMaj> sensitivities(int sample) {
        List<DMatrixRMaj> backwards = new ArrayList<>();
        int outputs = network.width(network.layers());
        DMatrixRMaj slope = CommonOps_DDRM.identity(outputs);
        for (int l = network.layers(); l >= 1; l--) {
            for (int o = 0; o < outputs; o++) {
                for (int j = 0; j < slope.numCols; j++) {
                    slope.set(o, j, slope.get(o, j) * slope(l, sample, j));
                }
            }
            backwards.add(0, slope);
            DMatrixRMaj below = new DMatrixRMaj(outputs, network.width(l - 1));
            CommonOps_DDRM.multTransB(slope, network.weights(l), below);
            slope = below;
        }
        return backwards;
    }
}
