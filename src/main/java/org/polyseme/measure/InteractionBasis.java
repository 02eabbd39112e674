package org.polyseme.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The local interaction basis: for each layer the directions that matter to the next, as few as do, and how strongly
 * they act on one another. It does not depend on how a layer between linear maps is written down. Immutable.
 *
 * <p>From the outputs backwards, with a constant 1 folded in as each layer's last activation: whiten the activations
 * about their mean, dropping directions in which they hardly vary; rotate to the principal directions of the slopes
 * that the next layer's nodes have there, averaged over inputs scaled from 0 to 1; drop those that hardly matter; scale
 * by how much they do. Edges: {@code Ê_ij = E[(f̂_j ∂f̂_i/∂f̂_j)²]}.
 *
 * <p>Source: Bushnaq et al. 2024, "The Local Interaction Basis", arXiv 2405.10928, and its code (ApolloResearch/rib,
 * "jacobian" basis with "squared" edges). Formulas: src/docs/model.md. The cuts are relative to the largest eigenvalue
 * here, absolute there.
 */
public final class InteractionBasis {
    /** A layer wider than this takes minutes. */
    public static final int MOST_NEURONS = 512;
    /** Eigenvalues below this part of the largest are dropped by default. */
    public static final double TRUNCATION = 1e-5;
    /** Activations that one ablation may pass on. */
    private static final long ABLATED = 1L << 23;

    private final FoldedNetwork folded;
    private final List<NodeLayer> layers;
    private final List<DMatrixRMaj> edges;
    private final int samples;

    private InteractionBasis(FoldedNetwork folded, List<NodeLayer> layers, List<DMatrixRMaj> edges, int samples) {
        this.folded = folded;
        this.layers = List.copyOf(layers);
        this.edges = List.copyOf(edges);
        this.samples = samples;
    }

    /** Of all layers from the inputs to the outputs, with the default cut. */
    public static InteractionBasis of(Network network, Activations inputs) {
        List<Integer> all = IntStream.rangeClosed(0, network.layers()).boxed().toList();
        return of(network, inputs, all, TRUNCATION);
    }

    /**
     * Of some layers.
     *
     * @param chosen layers ascending, 0 for the inputs, the outputs' as the last
     * @param truncation the cut, relative to the largest eigenvalue
     * @throws IllegalArgumentException above {@value #MOST_NEURONS} neurons a layer, or if the layers are others
     */
    public static InteractionBasis of(Network network, Activations inputs, List<Integer> chosen, double truncation) {
        check(network, chosen, truncation);
        FoldedNetwork folded = new FoldedNetwork(network, inputs);
        int count = chosen.size();
        NodeLayer[] layers = new NodeLayer[count];
        layers[count - 1] = outputs(folded);
        for (int k = count - 2; k >= 0; k--) {
            layers[k] = basis(folded, chosen.get(k), layers[k + 1], truncation);
        }
        int samples = folded.samples();
        for (int k = 0; k + 1 < count; k++) {
            NodeLayer from = layers[k];
            NodeLayer to = layers[k + 1];
            samples = Math.min(samples, folded.affordable(from.layer(), to.layer(), to.nodes(), from.nodes()));
        }
        List<DMatrixRMaj> edges = new ArrayList<>();
        for (int k = 0; k + 1 < count; k++) {
            edges.add(edges(folded, layers[k], layers[k + 1], samples));
        }
        return new InteractionBasis(folded, Arrays.asList(layers), edges, samples);
    }

    private static void check(Network network, List<Integer> chosen, double truncation) {
        int last = network.layers();
        boolean ascends = IntStream.range(1, chosen.size()).allMatch(k -> chosen.get(k) > chosen.get(k - 1));
        if (chosen.size() < 2 || !ascends || chosen.get(0) < 0 || chosen.get(chosen.size() - 1) != last) {
            throw new IllegalArgumentException(
                    "expected two or more layers from 0 to " + last + ", ascending to the last, got " + chosen);
        }
        if (!(truncation >= 0 && truncation < 1)) {
            throw new IllegalArgumentException("expected a truncation in [0, 1), got " + truncation);
        }
        for (int l = 0; l <= last; l++) {
            if (network.width(l) > MOST_NEURONS) {
                throw new IllegalArgumentException("expected at most " + MOST_NEURONS
                        + " neurons a layer for an interaction basis, got " + network.width(l) + " in layer " + l);
            }
        }
    }

    /** The outputs as they are, without a constant. */
    private static NodeLayer outputs(FoldedNetwork folded) {
        int layer = folded.network().layers();
        int width = folded.network().width(layer);
        DMatrixRMaj transform = CommonOps_DDRM.identity(width + 1, width);
        double[] strengths = meanSquares(folded.pass().outputs());
        NodeLayer.Spectra none = new NodeLayer.Spectra(new double[0], new double[0], 0);
        return new NodeLayer(layer, transform, CommonOps_DDRM.transpose(transform, null), strengths, none);
    }

    private static double[] meanSquares(DMatrixRMaj rows) {
        double[] means = new double[rows.numCols];
        for (int t = 0; t < rows.numRows; t++) {
            for (int j = 0; j < means.length; j++) {
                means[j] += rows.get(t, j) * rows.get(t, j) / rows.numRows;
            }
        }
        return means;
    }

    private static NodeLayer basis(FoldedNetwork folded, int layer, NodeLayer next, double truncation) {
        Activations activations = new Activations(folded.pass().activations(layer));
        Symmetric.Eigen gram = Symmetric.eigen(covariance(activations));
        int kept = gram.rank(truncation);
        DMatrixRMaj whiten = whiten(gram, kept, activations.mean());
        DMatrixRMaj colour = colour(gram, kept, activations.mean());
        DMatrixRMaj moments = folded.slopeMoments(layer, next.layer(), next.transform());
        DMatrixRMaj felt = sandwich(colour, moments);
        Symmetric.Eigen functional = Symmetric.eigen(corner(felt, 1, kept + 1, kept + 1));
        int nodes = functional.rank(truncation);
        // Node 0 stays the constant: the rotation leaves it out.
        double[] strengths = new double[nodes + 1];
        double constant = Math.abs(felt.get(0, 0));
        strengths[0] = constant > 0 ? constant : 1;
        System.arraycopy(functional.values(), 0, strengths, 1, nodes);
        DMatrixRMaj rotation = new DMatrixRMaj(kept + 1, nodes + 1);
        rotation.set(0, 0, 1);
        CommonOps_DDRM.insert(corner(functional.vectors(), 0, kept, nodes), rotation, 1, 1);
        DMatrixRMaj transform = new DMatrixRMaj(whiten.numRows, nodes + 1);
        CommonOps_DDRM.mult(whiten, rotation, transform);
        DMatrixRMaj inverse = new DMatrixRMaj(nodes + 1, colour.numCols);
        CommonOps_DDRM.multTransA(rotation, colour, inverse);
        for (int j = 0; j <= nodes; j++) {
            double root = Math.sqrt(strengths[j]);
            for (int d = 0; d < transform.numRows; d++) {
                transform.set(d, j, transform.get(d, j) * root);
                inverse.set(j, d, inverse.get(j, d) / root);
            }
        }
        NodeLayer.Spectra spectra = new NodeLayer.Spectra(gram.values(), functional.values(), truncation);
        return new NodeLayer(layer, transform, inverse, strengths, spectra);
    }

    /** Rows {@code from … rows - 1} and columns {@code from … columns - 1}, which may be none. */
    private static DMatrixRMaj corner(DMatrixRMaj a, int from, int rows, int columns) {
        DMatrixRMaj corner = new DMatrixRMaj(rows - from, columns - from);
        for (int r = from; r < rows; r++) {
            for (int c = from; c < columns; c++) {
                corner.set(r - from, c - from, a.get(r, c));
            }
        }
        return corner;
    }

    private static DMatrixRMaj covariance(Activations activations) {
        DMatrixRMaj covariance = new DMatrixRMaj(activations.neurons(), activations.neurons());
        CommonOps_DDRM.multInner(activations.centred(), covariance);
        CommonOps_DDRM.scale(1.0 / activations.samples(), covariance);
        return covariance;
    }

    /** {@code R [width + 1, kept + 1]}: {@code f R} is the constant, then each kept direction with variance 1. */
    private static DMatrixRMaj whiten(Symmetric.Eigen gram, int kept, double[] mean) {
        DMatrixRMaj whiten = new DMatrixRMaj(mean.length + 1, kept + 1);
        whiten.set(mean.length, 0, 1);
        for (int c = 0; c < kept; c++) {
            double scale = 1 / Math.sqrt(gram.values()[c]);
            for (int d = 0; d < mean.length; d++) {
                whiten.set(d, c + 1, scale * gram.vectors().get(d, c));
                whiten.add(mean.length, c + 1, -mean[d] * scale * gram.vectors().get(d, c));
            }
        }
        return whiten;
    }

    /** {@code R⁺ [kept + 1, width + 1]}, the way back. */
    private static DMatrixRMaj colour(Symmetric.Eigen gram, int kept, double[] mean) {
        DMatrixRMaj colour = new DMatrixRMaj(kept + 1, mean.length + 1);
        colour.set(0, mean.length, 1);
        for (int d = 0; d < mean.length; d++) {
            colour.set(0, d, mean[d]);
            for (int c = 0; c < kept; c++) {
                colour.set(
                        c + 1, d, Math.sqrt(gram.values()[c]) * gram.vectors().get(d, c));
            }
        }
        return colour;
    }

    /** {@code a m aᵀ}. */
    private static DMatrixRMaj sandwich(DMatrixRMaj a, DMatrixRMaj m) {
        DMatrixRMaj half = new DMatrixRMaj(a.numRows, m.numCols);
        CommonOps_DDRM.mult(a, m, half);
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, a.numRows);
        CommonOps_DDRM.multTransB(half, a, product);
        return product;
    }

    /** {@code Ê [nodes of to, nodes of from]}. */
    private static DMatrixRMaj edges(FoldedNetwork folded, NodeLayer from, NodeLayer to, int samples) {
        DMatrixRMaj values = from.values(folded.activations(from.layer()));
        DMatrixRMaj weights = folded.weights(from.layer() + 1);
        DMatrixRMaj lowest = new DMatrixRMaj(from.nodes(), weights.numCols);
        CommonOps_DDRM.mult(from.inverse(), weights, lowest);
        DMatrixRMaj edges = new DMatrixRMaj(to.nodes(), from.nodes());
        for (int t = 0; t < samples; t++) {
            DMatrixRMaj slopes = folded.slopes(from.layer(), to.layer(), t, to.transform(), lowest);
            for (int j = 0; j < from.nodes(); j++) {
                double value = values.get(t, j);
                for (int i = 0; i < to.nodes(); i++) {
                    double effect = value * slopes.get(i, j);
                    edges.add(i, j, effect * effect / samples);
                }
            }
        }
        return edges;
    }

    /** The chosen layers, the one nearest the inputs first. */
    public List<NodeLayer> layers() {
        return layers;
    }

    /** {@code Ê_ij}: how strongly node {@code from} of chosen layer k acts on node {@code to} of layer k + 1. */
    public double edge(int k, int to, int from) {
        return edges.get(k).get(to, from);
    }

    /** How many samples the edges are means over: the first that the budget allows. */
    public int edgeSamples() {
        return samples;
    }

    /**
     * The behavioural loss {@code 1/T Σ|f(x) - f'(x)|²} where chosen layer k keeps only its strongest nodes: entry r for
     * r nodes besides the constant, up to all. Of many nodes in wide layers, as many of the first samples as cost some
     * seconds.
     *
     * @param k not the outputs' layer
     */
    public double[] ablation(int k) {
        NodeLayer layer = layers.get(k);
        long each = (long) layer.nodes() * (layer.width() + 1);
        int samples = (int) Math.max(1, Math.min(folded.samples(), ABLATED / each));
        DMatrixRMaj values = first(layer.values(folded.activations(layer.layer())), samples);
        DMatrixRMaj wanted = first(folded.pass().outputs(), samples);
        double[] losses = new double[layer.nodes()];
        for (int kept = 1; kept <= losses.length; kept++) {
            DMatrixRMaj nodes = CommonOps_DDRM.extract(values, 0, values.numRows, 0, kept);
            DMatrixRMaj back = CommonOps_DDRM.extract(layer.inverse(), 0, kept, 0, layer.width());
            DMatrixRMaj left = new DMatrixRMaj(values.numRows, layer.width());
            CommonOps_DDRM.mult(nodes, back, left);
            losses[kept - 1] = Pass.from(folded.network(), layer.layer(), left).loss(wanted);
        }
        return losses;
    }

    private static DMatrixRMaj first(DMatrixRMaj rows, int count) {
        return CommonOps_DDRM.extract(rows, 0, count, 0, rows.numCols);
    }
}
