package org.polyseme.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyseme.measure.Measure;
import org.polyseme.state.Evaluation;
import org.polyseme.store.JsonText;
import org.polyseme.sweep.Outcome;
import org.polyseme.sweep.SeedStatistics;

/**
 * What {@code run} prints. Immutable.
 *
 * @param preset the word by which the recipe was asked for
 * @param runs how each run ended, one a seed
 * @param overSeeds whether seeds were asked for, though it may have been one
 * @param stepsPerSecond over all runs together
 */
record RunReport(String preset, List<Outcome> runs, boolean overSeeds, double stepsPerSecond) {

    /** One line: each measure a number, or its mean and standard deviation over the seeds. */
    String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("preset", preset);
        report.put("seed", first().experiment().seed());
        if (overSeeds) {
            report.put("seeds", runs.size());
        }
        report.put("backend", first().backend());
        report.put("lossOver", Evaluation.words(first().experiment()));
        for (Measure measure : first().measures().keySet()) {
            SeedStatistics over = Outcome.over(runs, measure);
            report.put(measure.key(), overSeeds ? meanAndSd(over) : (Object) over.mean());
        }
        report.put("stepsPerSecond", rounded());
        return JsonText.of(report);
    }

    private static Map<String, Double> meanAndSd(SeedStatistics over) {
        Map<String, Double> both = new LinkedHashMap<>();
        both.put("mean", over.mean());
        both.put("sd", over.sd().orElse(Double.NaN));
        return both;
    }

    /** The same for people. */
    String table() {
        StringBuilder table = new StringBuilder(preset);
        long seed = first().experiment().seed();
        table.append(overSeeds ? String.format(", seeds %d to %d", seed, seed + runs.size() - 1) : ", seed " + seed);
        table.append(", ").append(first().backend());
        table.append("; loss over ")
                .append(Evaluation.words(first().experiment()))
                .append(System.lineSeparator());
        if (overSeeds) {
            table.append(line("", "mean", "sd"));
        }
        for (Measure measure : first().measures().keySet()) {
            SeedStatistics over = Outcome.over(runs, measure);
            String sd = over.sd().isPresent() ? number(over.sd().getAsDouble()) : "";
            table.append(line(measure.key(), number(over.mean()), sd));
        }
        return table.append(line("stepsPerSecond", number(rounded()), ""))
                .toString()
                .stripTrailing();
    }

    private static String line(String word, String value, String spread) {
        return String.format("%-22s %14s %14s", word, value, spread).stripTrailing() + System.lineSeparator();
    }

    private Outcome first() {
        return runs.get(0);
    }

    private double rounded() {
        return stepsPerSecond < 10 ? Math.rint(100 * stepsPerSecond) / 100 : Math.rint(stepsPerSecond);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
