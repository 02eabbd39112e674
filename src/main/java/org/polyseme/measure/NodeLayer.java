package org.polyseme.measure;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One layer of an {@link InteractionBasis}: its nodes are {@code f̂ = f C}, f being the layer's activations with a
 * constant 1 as the last. Node 0 is the constant, but in the outputs' layer, which is kept as it is; the others come by
 * falling strength. Immutable.
 */
public final class NodeLayer {
    private final int layer;
    /** {@code C [width + 1, nodes]}. */
    private final DMatrixRMaj transform;
    /** {@code C⁺ [nodes, width + 1]}. */
    private final DMatrixRMaj inverse;

    private final double[] strengths;
    private final double[] gramSpectrum;
    private final double[] functionalSpectrum;
    private final double truncation;

    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this package
    record Spectra(double[] gram, double[] functional, double truncation) {}

    NodeLayer(int layer, DMatrixRMaj transform, DMatrixRMaj inverse, double[] strengths, Spectra spectra) {
        this.layer = layer;
        this.transform = transform;
        this.inverse = inverse;
        this.strengths = strengths;
        gramSpectrum = spectra.gram;
        functionalSpectrum = spectra.functional;
        truncation = spectra.truncation;
    }

    /** Which of the network's layers, 0 for the inputs. */
    public int layer() {
        return layer;
    }

    /** How many neurons (or inputs, or outputs) the layer has. */
    public int width() {
        return transform.numRows - 1;
    }

    /** How many nodes were kept, the constant included where there is one. */
    public int nodes() {
        return transform.numCols;
    }

    /** True where node 0 is the constant. */
    public boolean hasConstant() {
        return functionalSpectrum.length > 0;
    }

    /** {@code E[f̂_j²]}, which is Λ_j: how much the node matters to the next layer. */
    public double strength(int node) {
        return strengths[node];
    }

    /** How much a neuron counts in a node: {@code C[neuron, node]}. */
    public double weight(int neuron, int node) {
        return transform.get(neuron, node);
    }

    /** The eigenvalues of the activations' covariance, the largest first; empty in the outputs' layer. */
    public double[] gramSpectrum() {
        return gramSpectrum.clone();
    }

    /** Eigenvalues up to this were dropped first. */
    public double gramThreshold() {
        return gramSpectrum.length == 0 ? 0 : truncation * gramSpectrum[0];
    }

    /** How many directions were kept after the first cut, the constant included. */
    public int keptByGram() {
        return functionalSpectrum.length + (hasConstant() ? 1 : 0);
    }

    /** The eigenvalues Λ before the second cut, the largest first, without the constant's; empty in the outputs' layer. */
    public double[] functionalSpectrum() {
        return functionalSpectrum.clone();
    }

    /** Eigenvalues Λ up to this were dropped second. */
    public double functionalThreshold() {
        return functionalSpectrum.length == 0 ? 0 : truncation * functionalSpectrum[0];
    }

    DMatrixRMaj transform() {
        return transform;
    }

    DMatrixRMaj inverse() {
        return inverse;
    }

    /** {@code f̂ [samples, nodes]} of the layer's activations with the constant. */
    DMatrixRMaj values(DMatrixRMaj activations) {
        DMatrixRMaj values = new DMatrixRMaj(activations.numRows, nodes());
        CommonOps_DDRM.mult(activations, transform, values);
        return values;
    }
}
