package org.polyseme.figure;

import java.util.OptionalInt;

/** What the user has lit: up to two features and a neuron. All figures light the same and dim the rest. Immutable. */
public record Selection(OptionalInt feature, OptionalInt secondFeature, OptionalInt neuron) {
    public static final Selection NONE = new Selection(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public Selection withFeature(int feature) {
        return new Selection(OptionalInt.of(feature), secondFeature, neuron);
    }

    public Selection withSecondFeature(int feature) {
        return new Selection(this.feature, OptionalInt.of(feature), neuron);
    }

    public Selection withNeuron(int neuron) {
        return new Selection(feature, secondFeature, OptionalInt.of(neuron));
    }

    /** What is left of it in a network of so many features and neurons. */
    public Selection within(int features, int neurons) {
        return new Selection(below(feature, features), below(secondFeature, features), below(neuron, neurons));
    }

    private static OptionalInt below(OptionalInt index, int size) {
        return index.isPresent() && index.getAsInt() >= 0 && index.getAsInt() < size ? index : OptionalInt.empty();
    }

    public boolean isEmpty() {
        return feature.isEmpty() && secondFeature.isEmpty() && neuron.isEmpty();
    }

    /** True for a feature that is lit itself. */
    public boolean lightsFeature(int candidate) {
        return is(feature, candidate) || is(secondFeature, candidate);
    }

    /** True for a neuron that is lit itself. */
    public boolean lightsNeuron(int candidate) {
        return is(neuron, candidate);
    }

    private static boolean is(OptionalInt lit, int candidate) {
        return lit.isPresent() && lit.getAsInt() == candidate;
    }
}
