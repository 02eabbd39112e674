package org.polyseme.sweep.reproduction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.polyseme.measure.Activations;
import org.polyseme.measure.InteractionBasis;
import org.polyseme.measure.Network;
import org.polyseme.measure.NodeLayer;
import org.polyseme.measure.Nonlinearity;

/**
 * Two blocks 2-3-2 that do not know of one another, whose six hidden neurons a rotation between linear maps has
 * scrambled into eight. Immutable.
 *
 * @param weights of the three layers
 * @param inputs of the network
 * @param basis of inputs, scrambled layer and outputs
 */
record ScrambledBlocks(List<double[][]> weights, Activations inputs, InteractionBasis basis) {
    /** Each block is shown so many inputs, in all combinations: the blocks are not even correlated by chance. */
    private static final int SAMPLES_EACH = 45;

    private static final int SAMPLES = SAMPLES_EACH * SAMPLES_EACH;
    private static final int WIDTH = 8;
    private static final double TRUNCATION = 1e-9;
    private static final List<Integer> LAYERS = List.of(0, 2, 3);
    private static final List<Nonlinearity> NONLINEARITIES =
            List.of(Nonlinearity.RELU, Nonlinearity.LINEAR, Nonlinearity.LINEAR);

    /** Always the same one. */
    static ScrambledBlocks draw() {
        Draws draws = new Draws(9);
        double[][] in = new double[4][6];
        double[][] out = new double[6][4];
        for (int block = 0; block < 2; block++) {
            double[][] first = draws.normal(2, 3);
            double[][] second = draws.normal(3, 2);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 3; j++) {
                    in[2 * block + i][3 * block + j] = first[i][j];
                    out[3 * block + j][2 * block + i] = second[j][i];
                }
            }
        }
        double[][] rotation = draws.orthogonal(WIDTH);
        double[][] scramble = IntStream.range(0, 6).mapToObj(i -> rotation[i]).toArray(double[][]::new);
        List<double[][]> weights = List.of(in, scramble, Draws.times(Draws.transposed(scramble), out));
        double[][] one = draws.normal(SAMPLES_EACH, 2);
        double[][] other = draws.normal(SAMPLES_EACH, 2);
        Activations inputs = Activations.of(IntStream.range(0, SAMPLES)
                .mapToObj(t -> DoubleStream.concat(
                                Arrays.stream(one[t / SAMPLES_EACH]), Arrays.stream(other[t % SAMPLES_EACH]))
                        .toArray())
                .toArray(double[][]::new));
        return new ScrambledBlocks(weights, inputs, of(weights, inputs));
    }

    private static InteractionBasis of(List<double[][]> weights, Activations inputs) {
        return InteractionBasis.of(Network.layered(weights, NONLINEARITIES), inputs, LAYERS, TRUNCATION);
    }

    /** The largest difference of {@code E[f̂ᵀf̂]} from diag Λ in the scrambled layer, constants left out. */
    double moments() {
        Activations activations = Network.layered(weights, NONLINEARITIES).activations(inputs, 2);
        NodeLayer layer = basis.layers().get(1);
        int nodes = layer.nodes();
        double[][] moments = new double[nodes][nodes];
        for (int t = 0; t < SAMPLES; t++) {
            double[] values = new double[nodes];
            for (int j = 0; j < nodes; j++) {
                values[j] = layer.weight(WIDTH, j);
                for (int k = 0; k < WIDTH; k++) {
                    values[j] += activations.at(t, k) * layer.weight(k, j);
                }
            }
            for (int i = 1; i < nodes; i++) {
                for (int j = 1; j < nodes; j++) {
                    moments[i][j] += values[i] * values[j] / SAMPLES;
                }
            }
        }
        double most = 0;
        for (int i = 1; i < nodes; i++) {
            for (int j = 1; j < nodes; j++) {
                most = Math.max(most, Math.abs(moments[i][j] - (i == j ? layer.strength(i) : 0)));
            }
        }
        return most;
    }

    /** The largest difference of the edges' sum from Λ, over nodes. */
    double sums() {
        NodeLayer layer = basis.layers().get(1);
        return IntStream.range(1, layer.nodes())
                .mapToDouble(j -> Math.abs(IntStream.range(0, 4)
                                .mapToDouble(i -> basis.edge(1, i, j))
                                .sum()
                        - layer.strength(j)))
                .max()
                .orElseThrow();
    }

    /** The largest change of a strength, in any layer, when the scrambled layer is written in a stretched, turned basis. */
    double rewritten() {
        Draws draws = new Draws(5);
        double[][] left = draws.orthogonal(WIDTH);
        double[][] right = draws.orthogonal(WIDTH);
        double[][] there = new double[WIDTH][WIDTH];
        double[][] back = new double[WIDTH][WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            double stretch = 0.5 + 0.25 * k;
            there[k][k] = stretch;
            back[k][k] = 1 / stretch;
        }
        double[][] other = Draws.times(Draws.times(left, there), right);
        double[][] inverse = Draws.times(Draws.times(Draws.transposed(right), back), Draws.transposed(left));
        InteractionBasis found = of(
                List.of(weights.get(0), Draws.times(weights.get(1), other), Draws.times(inverse, weights.get(2))),
                inputs);
        double most = 0;
        for (int layer = 0; layer < 2; layer++) {
            for (int j = 0; j < basis.layers().get(layer).nodes(); j++) {
                double before = basis.layers().get(layer).strength(j);
                most = Math.max(most, Math.abs(found.layers().get(layer).strength(j) - before));
            }
        }
        return most;
    }

    /** The largest edge from a node of the scrambled layer to the block that is not its own. */
    double across() {
        return IntStream.range(1, basis.layers().get(1).nodes())
                .mapToDouble(j ->
                        Math.min(basis.edge(1, 0, j) + basis.edge(1, 1, j), basis.edge(1, 2, j) + basis.edge(1, 3, j)))
                .max()
                .orElseThrow();
    }
}
