package org.polyseme.measure;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.polyseme.state.Choice;

/**
 * Ways to make a network degenerate that is not, one for each kind of free direction that the paper names beside rescaling:
 * what it does to the rank can be seen without training anything.
 *
 * <p>Source: Bushnaq et al. 2024, arXiv 2405.10927, section 3.
 */
public enum WhatIf implements Choice {
    AS_IT_IS("as-it-is", "As it is"),
    /** The last input repeats the first: activations that depend on one another. */
    ALIKE("alike", "Two inputs are always alike"),
    /** Nothing leads out of the last neuron of the last hidden layer: a Jacobian with a null direction. */
    UNHEARD("unheard", "Nobody hears one of the neurons"),
    /** The first layer's second neuron fires with its first, though they read differently: synchronised nonlinearities. */
    TOGETHER("together", "Two neurons fire together");

    /** How much of its own the second neuron still reads. */
    private static final double OWN = 0.2;

    private final String key;
    private final String label;

    WhatIf(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** A network, and what it is shown. */
    public record Case(Network network, Activations inputs) {}

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }

    /** The network and its inputs, changed; as they are where there is nothing to change, as without a second neuron. */
    public Case of(Network network, Activations inputs) {
        return switch (this) {
            case AS_IT_IS -> new Case(network, inputs);
            case ALIKE -> new Case(network, alike(inputs));
            case UNHEARD -> new Case(unheard(network), inputs);
            case TOGETHER -> together(network, inputs);
        };
    }

    private static Activations alike(Activations inputs) {
        DMatrixRMaj values = inputs.matrix().copy();
        for (int t = 0; t < values.numRows; t++) {
            values.set(t, values.numCols - 1, values.get(t, 0));
        }
        return new Activations(values);
    }

    private static Network unheard(Network network) {
        double[] parameters = network.parameters();
        int last = network.layers();
        int neuron = network.width(last - 1) - 1;
        for (int out = 0; out < network.width(last); out++) {
            parameters[network.index(last, neuron, out)] = 0;
        }
        return network.at(parameters);
    }

    /** Samples that only one of the two answers are left out. */
    private static Case together(Network network, Activations inputs) {
        if (!network.nonlinearity(1).relu() || network.layers() < 2 || network.width(1) < 2) {
            return new Case(network, inputs);
        }
        double[] parameters = network.parameters();
        for (int in = 0; in < network.width(0); in++) {
            int second = network.index(1, in, 1);
            parameters[second] = parameters[network.index(1, in, 0)] + OWN * parameters[second];
        }
        if (network.hasBias(1)) {
            parameters[network.biasIndex(1, 1)] = parameters[network.biasIndex(1, 0)];
        }
        Network changed = network.at(parameters);
        Activations first = changed.activations(inputs, 1);
        double[][] kept = IntStream.range(0, inputs.samples())
                .filter(t -> first.at(t, 0) > 0 == first.at(t, 1) > 0)
                .mapToObj(t -> IntStream.range(0, inputs.neurons())
                        .mapToDouble(k -> inputs.at(t, k))
                        .toArray())
                .toArray(double[][]::new);
        return kept.length == 0 ? new Case(network, inputs) : new Case(changed, Activations.of(kept));
    }
}
