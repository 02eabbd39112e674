package org.polyseme.sweep.reproduction;

import java.util.List;
import java.util.stream.IntStream;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Degeneracy;
import org.polyseme.measure.LayerDegeneracy;
import org.polyseme.measure.Network;
import org.polyseme.measure.Nonlinearity;

/**
 * ReLU networks 3-5-4-2 without bias, each degenerate in one way: drawn until nothing else about them is. Confined to its
 * caller.
 */
final class DegenerateNetworks {
    private static final int SAMPLES = 600;
    private static final int MOST_DRAWS = 3000;
    private static final int OFTEN = 20;
    private static final List<Nonlinearity> NONLINEARITIES =
            List.of(Nonlinearity.RELU, Nonlinearity.RELU, Nonlinearity.LINEAR);

    private final Draws draws = new Draws(20);

    /** Rank of the Hessian of the network of this kind. */
    double rank(String kind) {
        if (kind.equals("always-on")) {
            Network linear = Network.layered(
                    List.of(draws.positive(3, 5), draws.positive(5, 4), draws.normal(4, 2)), NONLINEARITIES);
            return Degeneracy.of(linear, Activations.of(draws.positive(SAMPLES, 3)))
                    .rank();
        }
        for (int attempt = 0; attempt < MOST_DRAWS; attempt++) {
            List<double[][]> weights = List.of(draws.normal(3, 5), draws.normal(5, 4), draws.normal(4, 2));
            double[][] inputs = kind.equals("plane")
                    ? Draws.times(draws.normal(SAMPLES, 2), draws.normal(2, 3))
                    : draws.normal(SAMPLES, 3);
            if (kind.equals("unheard")) {
                weights.get(2)[3] = new double[2];
            } else if (kind.equals("synchronised")) {
                synchronise(weights.get(0), inputs);
            }
            Network network = Network.layered(weights, NONLINEARITIES);
            if (isClean(network, Activations.of(inputs), kind.equals("synchronised") ? 1 : 0)) {
                return Degeneracy.of(network, Activations.of(inputs)).rank();
            }
        }
        throw new IllegalStateException("no network drawn that is degenerate in this way alone: " + kind);
    }

    /** Makes neuron 1 much like neuron 0, and draws inputs again that only one of them answers. */
    private void synchronise(double[][] first, double[][] inputs) {
        double[][] nudge = draws.normal(3, 1);
        for (int i = 0; i < 3; i++) {
            first[i][1] = first[i][0] + 0.2 * nudge[i][0];
        }
        double[][] neurons = Draws.transposed(first);
        for (int t = 0; t < inputs.length; t++) {
            while (Draws.dot(inputs[t], neurons[0]) > 0 != Draws.dot(inputs[t], neurons[1]) > 0) {
                inputs[t] = draws.normal(1, 3)[0];
            }
        }
    }

    /** Every two units of successive layers fire together often, and no others always do. */
    private static boolean isClean(Network network, Activations inputs, int groups) {
        Activations first = network.activations(inputs, 1);
        Activations second = network.activations(inputs, 2);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 4; j++) {
                int one = i;
                int other = j;
                long together = IntStream.range(0, SAMPLES)
                        .filter(t -> first.at(t, one) > 0 && second.at(t, other) > 0)
                        .count();
                if (together < OFTEN) {
                    return false;
                }
            }
        }
        List<LayerDegeneracy> layers = Degeneracy.layers(network, inputs);
        boolean areFull = layers.get(1).gramRank() == 5 && layers.get(2).gramRank() == 4;
        boolean areApart = layers.get(0).synchronised().size() == groups
                && layers.get(0).synchronised().stream().allMatch(group -> group.size() == 2)
                && layers.get(1).synchronised().isEmpty();
        return areFull && areApart;
    }
}
