package org.polyseme.measure;

import java.util.Locale;
import org.polyseme.state.Matrix;

/**
 * The sizes of weight at which a feature counts as "on" a neuron: {@code lower <= |w| <= upper}.
 *
 * <p>Source of the default: the counting rule of Lecomte et al.'s collision experiment.
 */
public record Band(double lower, double upper) implements Definition {
    public static final Band DEFAULT = new Band(0.8, 1.2);

    public Band {
        if (!(lower > 0 && lower <= upper)) {
            throw new IllegalArgumentException("expected 0 < lower <= upper, got " + lower + ", " + upper);
        }
    }

    public boolean contains(double weight) {
        double size = Math.abs(weight);
        return size >= lower && size <= upper;
    }

    @Override
    public Ranges ranges(Matrix weights) {
        return Ranges.even(weights.columns(), lower, upper);
    }

    @Override
    public String words() {
        return String.format(Locale.ROOT, "%.2f ≤ |w| ≤ %.2f", lower, upper);
    }
}
