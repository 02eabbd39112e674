package org.polyseme.figure;

import org.polyseme.measure.Allocation;

/**
 * Which things are lit by a selection, the same in all figures: nothing selected lights everything; a feature lights
 * itself and the neurons that it is on; a neuron lights itself and the features on it. Immutable.
 */
final class Lighting {
    private final boolean[] features;
    private final boolean[] neurons;
    private final Selection selection;

    private Lighting(boolean[] features, boolean[] neurons, Selection selection) {
        this.features = features;
        this.neurons = neurons;
        this.selection = selection;
    }

    static Lighting of(Selection selection, Allocation allocation) {
        boolean[] features = new boolean[allocation.features()];
        boolean[] neurons = new boolean[allocation.neurons()];
        for (int i = 0; i < features.length; i++) {
            features[i] = selection.isEmpty() || selection.lightsFeature(i);
        }
        for (int k = 0; k < neurons.length; k++) {
            boolean isLit = selection.isEmpty() || selection.lightsNeuron(k);
            for (Allocation.Owner owner : allocation.ownersOf(k)) {
                isLit |= selection.lightsFeature(owner.feature());
                features[owner.feature()] |= selection.lightsNeuron(k);
            }
            neurons[k] = isLit;
        }
        return new Lighting(features, neurons, selection);
    }

    boolean lightsFeature(int feature) {
        return features[feature];
    }

    boolean lightsNeuron(int neuron) {
        return neurons[neuron];
    }

    /** True for a weight of a selected feature or neuron, and for all where nothing is selected. */
    boolean lightsWeight(int feature, int neuron) {
        return lightsRowOf(feature) || lightsColumnOf(neuron);
    }

    /** True where every weight of this feature is lit. */
    boolean lightsRowOf(int feature) {
        return selection.isEmpty() || selection.lightsFeature(feature);
    }

    /** True where every weight of this neuron is lit. */
    boolean lightsColumnOf(int neuron) {
        return selection.isEmpty() || selection.lightsNeuron(neuron);
    }
}
