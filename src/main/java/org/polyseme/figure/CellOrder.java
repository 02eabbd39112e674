package org.polyseme.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Choice;

/**
 * Which feature stands in which row of the weights, and which neuron in which column. Only events move anything: a
 * feature coming on or going off. Immutable.
 */
final class CellOrder {
    private final int[] features;
    private final int[] rows;
    private final int[] neurons;

    /** What is sorted by what. */
    enum Kind implements Choice {
        FEATURE("feature", "Neurons by the feature on them"),
        NEURON("neuron", "Features by the neuron they are on"),
        TRAINED("trained", "As trained");

        private final String key;
        private final String label;

        Kind(String key, String label) {
            this.key = key;
            this.label = label;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String label() {
            return label;
        }
    }

    private CellOrder(int[] features, int[] neurons) {
        this.features = features;
        this.neurons = neurons;
        rows = new int[features.length];
        for (int row = 0; row < features.length; row++) {
            rows[features[row]] = row;
        }
    }

    static CellOrder of(Kind kind, Allocation now, Forecast forecast) {
        int[] features = IntStream.range(0, now.features()).toArray();
        int[] neurons = IntStream.range(0, now.neurons()).toArray();
        return switch (kind) {
            case FEATURE -> {
                NeuronOrder order = NeuronOrder.of(now, forecast);
                Arrays.setAll(neurons, order::neuronAt);
                yield new CellOrder(features, neurons);
            }
            case NEURON -> new CellOrder(byNeuron(now, forecast), neurons);
            case TRAINED -> new CellOrder(features, neurons);
        };
    }

    /** A feature stands with the first neuron that it is on; one that is on none, with the one that it claims at the start. */
    private static int[] byNeuron(Allocation now, Forecast forecast) {
        int[] keys = new int[now.features()];
        Arrays.fill(keys, Integer.MAX_VALUE);
        for (int k = now.neurons() - 1; k >= 0; k--) {
            int neuron = k;
            now.ownersOf(k).forEach(owner -> keys[owner.feature()] = neuron);
        }
        for (int k = 0; k < now.neurons(); k++) {
            for (int claimant : forecast.claimsOn(k)) {
                if (keys[claimant] == Integer.MAX_VALUE) {
                    keys[claimant] = k;
                }
            }
        }
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> keys[i]).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    int featureAt(int row) {
        return features[row];
    }

    int rowOf(int feature) {
        return rows[feature];
    }

    int neuronAt(int column) {
        return neurons[column];
    }

    int rows() {
        return features.length;
    }

    int columns() {
        return neurons.length;
    }
}
