package org.polyseme.state;

import java.util.List;

/**
 * A setting that is one number for all features, or a list with one number a feature. Immutable, never empty.
 *
 * @param perFeature true for a list, even for a list of one
 */
public record Numbers(List<Double> values, boolean perFeature) {
    public Numbers {
        values = List.copyOf(values);
        if (values.isEmpty() || (!perFeature && values.size() > 1)) {
            throw new IllegalArgumentException("expected one number or a list of some, got " + values.size());
        }
    }

    /** One number a feature. */
    public Numbers(List<Double> values) {
        this(values, true);
    }

    public static Numbers of(double single) {
        return new Numbers(List.of(single), false);
    }

    public boolean isSingle() {
        return !perFeature;
    }

    public double first() {
        return values.get(0);
    }
}
