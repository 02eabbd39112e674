package org.polyseme.state;

import java.util.List;
import java.util.Optional;

/**
 * The trained numbers of a model, in the order in which its layers apply. Immutable.
 *
 * <p>The first is always the weights into the neurons: {@code W [features n, neurons m]} for tied models, {@code W1}
 * for untied ones. Then, where the model has them, {@code W2 [m, n]}, further layers, the neurons' bias {@code b1 [1, m]} and the outputs' {@code b [1, n]}.
 */
public record Parameters(List<Named> tensors) {

    /** One tensor under the name that it has in files and on screen. */
    public record Named(String name, Matrix values) {
        /** True for weights, false for a bias: by the name, as files have it. */
        public boolean isWeight() {
            return isWeight(name);
        }

        /** The same of a name alone. */
        public static boolean isWeight(String name) {
            return !name.equals(OUTPUT_BIAS) && !name.equals(HIDDEN_BIAS);
        }
    }

    /** The outputs' bias, {@code [1, n]}. */
    public static final String OUTPUT_BIAS = "b";
    /** The neurons' bias, {@code [1, m]}. */
    public static final String HIDDEN_BIAS = "b1";

    public Parameters {
        tensors = List.copyOf(tensors);
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("expected at least one tensor, got none");
        }
    }

    /** The weights into the neurons, {@code [features, neurons]}; row i is feature i's direction. */
    public Matrix weights() {
        return tensors.get(0).values();
    }

    public Optional<Matrix> named(String name) {
        return tensors.stream()
                .filter(t -> t.name().equals(name))
                .map(Named::values)
                .findFirst();
    }

    /** The output bias {@code [1, n]}, where the model has one. */
    public Optional<Matrix> bias() {
        return named(OUTPUT_BIAS);
    }

    /** The neurons' bias {@code [1, m]}, where the model has one. */
    public Optional<Matrix> hiddenBias() {
        return named(HIDDEN_BIAS);
    }

    public boolean isFinite() {
        return tensors.stream().allMatch(t -> t.values().isFinite());
    }
}
