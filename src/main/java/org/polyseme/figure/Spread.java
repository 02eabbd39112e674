package org.polyseme.figure;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Mean and spread of a number over runs.
 *
 * @param sd sample standard deviation; empty for fewer than two runs
 * @param runs how many
 */
record Spread(double mean, OptionalDouble sd, int runs) {
    static Spread of(List<? extends Number> values) {
        double mean = values.stream().mapToDouble(Number::doubleValue).average().orElse(0);
        double squares = values.stream()
                .mapToDouble(value -> (value.doubleValue() - mean) * (value.doubleValue() - mean))
                .sum();
        OptionalDouble sd = values.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
        return new Spread(mean, sd, values.size());
    }

    /** With one decimal. */
    String text() {
        return Numerals.fixed(mean, 1) + (sd.isPresent() ? " ± " + Numerals.fixed(sd.getAsDouble(), 1) : "");
    }

    /** With four significant digits. */
    String exactly() {
        return Numerals.significant(mean) + (sd.isPresent() ? " ± " + Numerals.significant(sd.getAsDouble()) : "");
    }
}
