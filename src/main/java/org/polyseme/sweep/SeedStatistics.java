package org.polyseme.sweep;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What several runs say together about one measure. Immutable.
 *
 * @param mean over the runs
 * @param sd sample standard deviation (divided by runs - 1); empty for a single run
 * @param least the smallest of the runs' values
 * @param most the largest
 */
public record SeedStatistics(double mean, OptionalDouble sd, double least, double most) {

    /** Over one value a run, at least one. */
    public static SeedStatistics of(List<Double> values) {
        DoubleSummaryStatistics summary =
                values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        double mean = summary.getAverage();
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        OptionalDouble sd = values.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
        return new SeedStatistics(mean, sd, summary.getMin(), summary.getMax());
    }
}
