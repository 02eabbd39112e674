package org.polyseme.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * In how many directions a network's parameters can move without changing what it puts out, to first order, and why.
 * They are the null directions of the Hessian of the behavioural loss {@code 1/T Σ |f_θ(x) - f_θ*(x)|²}, which is
 * {@code 2/T Σ JᵀJ} at θ*. Immutable.
 *
 * <p>Source: Bushnaq et al. 2024, "Using Degeneracy in the Loss Landscape for Mechanistic Interpretability", arXiv
 * 2405.10927; formulas in src/docs/model.md.
 */
public final class Degeneracy {
    /** More parameters than this take minutes; {@link #layers(Network, Activations)} does with more. */
    public static final int MOST_PARAMETERS = 1024;
    /** A layer wider than this takes minutes. */
    public static final int MOST_NEURONS = 512;

    /** Singular values below this part of the largest count as 0. */
    private static final double ZERO = 1e-9;
    /** Directions with an eigenvalue below this part of the largest are hardly in use. */
    private static final double HARDLY = 1e-6;
    /** Multiplications that the stacked Jacobian may cost: some ten seconds. */
    private static final long BUDGET = 1L << 32;

    /** Why a direction is free, in the order in which they are counted. */
    public enum Kind {
        /** A neuron's weights in grow as those out shrink. */
        RESCALING("rescaling", "rescaling"),
        /** The inputs of a layer depend on one another linearly (the paper's first kind). */
        ACTIVATIONS("dependent activations", "activations"),
        /** The outputs do not feel some of a layer's sums (the second kind). */
        JACOBIANS("dependent Jacobians", "Jacobians"),
        /** Neurons that fire together can be mixed (the third kind). */
        SYNCHRONISED("synchronised neurons", "synchronised"),
        /** What a neuron never sees while it fires, or its output never moves while it is active. */
        UNSEEN("unseen while active", "unseen");

        private final String label;
        private final String brief;

        Kind(String label, String brief) {
            this.label = label;
            this.brief = brief;
        }

        public String label() {
            return label;
        }

        /** The label where there is little room. */
        public String brief() {
            return brief;
        }
    }

    private final double[] singularValues;
    private final int samples;
    private final int parameters;
    private final Map<Kind, Integer> free;
    private final List<LayerDegeneracy> layers;

    private Degeneracy(
            double[] singularValues,
            int samples,
            int parameters,
            Map<Kind, Integer> free,
            List<LayerDegeneracy> layers) {
        this.singularValues = singularValues;
        this.samples = samples;
        this.parameters = parameters;
        this.free = Collections.unmodifiableMap(free);
        this.layers = layers;
    }

    /**
     * Takes the budget of a network's parameters at the given inputs, of which as many are used as the budget allows.
     *
     * @throws IllegalArgumentException above {@value #MOST_PARAMETERS} parameters or {@value #MOST_NEURONS} neurons a
     *     layer
     */
    public static Degeneracy of(Network network, Activations inputs) {
        int parameters = network.parameterCount();
        if (parameters > MOST_PARAMETERS) {
            throw new IllegalArgumentException("expected at most " + MOST_PARAMETERS
                    + " parameters to take the Hessian's rank of, got " + parameters);
        }
        int outputs = network.width(network.layers());
        long affordable = BUDGET / ((long) parameters * parameters) / outputs;
        Activations used = inputs.first((int) Math.max(1, Math.min(inputs.samples(), affordable)));
        Pass pass = Pass.of(network, used);
        DMatrixRMaj factor = factor(network, pass);
        double[] singularValues = Arrays.copyOf(singularValues(factor), parameters);
        List<LayerDegeneracy> layers = layers(network, used);
        Map<Kind, Integer> free = new FreeDirections(pass, network, factor, singularValues[0], layers).count();
        return new Degeneracy(singularValues, used.samples(), parameters, free, layers);
    }

    /**
     * Only what each layer tells by itself.
     *
     * @throws IllegalArgumentException above {@value #MOST_NEURONS} neurons a layer
     */
    public static List<LayerDegeneracy> layers(Network network, Activations inputs) {
        for (int l = 0; l <= network.layers(); l++) {
            if (network.width(l) > MOST_NEURONS) {
                throw new IllegalArgumentException("expected at most " + MOST_NEURONS
                        + " neurons a layer to take ranks of, got " + network.width(l) + " in layer " + l);
            }
        }
        return LayerDegeneracy.of(network, Pass.of(network, inputs));
    }

    /** The triangular factor of the stacked Jacobian {@code [samples × outputs, parameters]}, block after block. */
    private static DMatrixRMaj factor(Network network, Pass pass) {
        int parameters = network.parameterCount();
        int outputs = network.width(network.layers());
        int samplesInBlock = Math.max(1, Math.max(4 * parameters, 256) / outputs);
        DMatrixRMaj factor = new DMatrixRMaj(0, parameters);
        for (int from = 0; from < pass.samples(); from += samplesInBlock) {
            int count = Math.min(samplesInBlock, pass.samples() - from);
            DMatrixRMaj rows = new DMatrixRMaj(factor.numRows + count * outputs, parameters);
            CommonOps_DDRM.insert(factor, rows, 0, 0);
            for (int s = 0; s < count; s++) {
                addJacobian(network, pass, from + s, rows, factor.numRows + s * outputs);
            }
            factor = triangle(rows);
        }
        return factor;
    }

    private static DMatrixRMaj triangle(DMatrixRMaj rows) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows.numRows, rows.numCols);
        if (MatrixFeatures_DDRM.hasUncountable(rows)) {
            throw new IllegalArgumentException("expected finite parameters, got some that are not");
        }
        qr.decompose(rows); // false where columns depend on one another, which is what is looked for
        return qr.getR(null, true);
    }

    /** Writes {@code ∂out/∂θ} at a sample into the rows from {@code at} on. */
    private static void addJacobian(Network network, Pass pass, int sample, DMatrixRMaj rows, int at) {
        List<DMatrixRMaj> sensitivities = pass.sensitivities(sample);
        for (int l = 1; l <= network.layers(); l++) {
            DMatrixRMaj bySums = sensitivities.get(l - 1);
            DMatrixRMaj inputs = pass.activations(l - 1);
            for (int o = 0; o < bySums.numRows; o++) {
                for (int j = 0; j < bySums.numCols; j++) {
                    double slope = bySums.get(o, j);
                    for (int i = 0; slope != 0 && i < inputs.numCols; i++) {
                        rows.add(at + o, network.index(l, i, j), slope * inputs.get(sample, i));
                    }
                    if (network.hasBias(l)) {
                        rows.add(at + o, network.biasIndex(l, j), slope);
                    }
                }
            }
        }
    }

    private static double[] singularValues(DMatrixRMaj factor) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(factor.numRows, factor.numCols, false, false, true);
        if (!svd.decompose(factor.copy())) {
            throw new IllegalArgumentException("expected finite parameters, got some that are not");
        }
        return Arrays.stream(svd.getSingularValues(), 0, svd.numberOfSingularValues())
                .map(value -> -value)
                .sorted()
                .map(value -> -value)
                .toArray();
    }

    /** How many samples the budget allowed. */
    public int samples() {
        return samples;
    }

    /** How many parameters the network has. */
    public int parameters() {
        return parameters;
    }

    /** Rank of the Hessian: directions in which the behaviour changes. Twice the learning coefficient is at least this. */
    public int rank() {
        return Symmetric.rank(singularValues, ZERO);
    }

    /**
     * How many of the {@link #rank} directions have a curvature below a millionth of the largest, as where weights have
     * decayed almost to 0. What is measured at some temperature takes them for free ones.
     */
    public int hardlyInUse() {
        double[] spectrum = hessianSpectrum();
        int hardly = 0;
        for (int k = 0; k < rank(); k++) {
            hardly += spectrum[k] < HARDLY * spectrum[0] ? 1 : 0;
        }
        return hardly;
    }

    /** {@link #parameters} less {@link #rank}. */
    public int free() {
        return parameters - rank();
    }

    /** Free directions by kind, each counting what it adds to the kinds before it. */
    public Map<Kind, Integer> freeByKind() {
        return free;
    }

    /** Free directions of no kind: what the kinds leave unexplained. */
    public int unexplained() {
        return free() - free.values().stream().mapToInt(k -> k).sum();
    }

    /** The Hessian's eigenvalues {@code 2 σ²/T}, the largest first, one a parameter. */
    public double[] hessianSpectrum() {
        return Arrays.stream(singularValues).map(s -> 2 * s * s / samples).toArray();
    }

    /** Eigenvalues up to this count as 0 in {@link #rank}. */
    public double hessianThreshold() {
        return 2 * Math.pow(ZERO * singularValues[0], 2) / samples;
    }

    /** What each layer of weights tells, the first first. */
    public List<LayerDegeneracy> layers() {
        return layers;
    }
}
