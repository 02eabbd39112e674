package org.polyseme.measure;

import java.util.OptionalInt;
import org.polyseme.state.Matrix;

/**
 * How much a feature leans to each neuron: its neurons by the size of its weight, the largest first, of equal ones the
 * first. Pure functions of weights {@code [features, neurons]}.
 */
public final class Preferences {
    private Preferences() {}

    /** Where a neuron stands among the feature's, 1 for that of its largest |weight|. */
    public static int rank(Matrix weights, int feature, int neuron) {
        float size = Math.abs(weights.at(feature, neuron));
        int rank = 1;
        for (int k = 0; k < weights.columns(); k++) {
            float other = Math.abs(weights.at(feature, k));
            rank += other > size || (other == size && k < neuron) ? 1 : 0;
        }
        return rank;
    }

    /** The neuron of the feature's largest |weight|. */
    public static int first(Matrix weights, int feature) {
        return largest(weights, feature, -1);
    }

    /** The neuron of the feature's second largest |weight|; empty if there is only one neuron. */
    public static OptionalInt runnerUp(Matrix weights, int feature) {
        return weights.columns() < 2
                ? OptionalInt.empty()
                : OptionalInt.of(largest(weights, feature, first(weights, feature)));
    }

    private static int largest(Matrix weights, int feature, int without) {
        int found = without == 0 ? 1 : 0;
        for (int k = found + 1; k < weights.columns(); k++) {
            if (k != without && Math.abs(weights.at(feature, k)) > Math.abs(weights.at(feature, found))) {
                found = k;
            }
        }
        return found;
    }
}
