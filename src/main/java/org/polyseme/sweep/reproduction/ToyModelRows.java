package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyseme.measure.Measure;
import org.polyseme.measure.Tegum;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.sweep.Seeds;

/** Elhage et al. 2022: losses and geometry of the toy models. */
final class ToyModelRows {
    private static final String FIVE = "Elhage et al. 2022, n = 5, m = 2; best of 16 runs";
    private static final String EIGHTY = "Elhage et al. 2022, feature dimensionality, n = 80, m = 20";
    private static final String STICKY = "Elhage et al. 2022, uniform superposition, n = 400, m = 30";
    private static final int RESTARTS = 16;

    private ToyModelRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        five(rows, 0.9, 1, 0.03660, "2 dedicated features");
        five(rows, 0.9, 0.3, 0.02026, "2 digons");
        five(rows, 0.9, 0.1, 0.00429, "pentagon");
        five(rows, 0.9, 0.03, 0.000687, "pentagon");
        five(rows, 1, 1, 0.04998, "");
        five(rows, 1, 0.3, 0.02721, "2 digons");
        five(rows, 1, 0.1, 0.00526, "pentagon");
        five(rows, 1, 0.03, 0.000843, "pentagon");
        eighty(rows, 1, 0.062516, 0.999);
        eighty(rows, 3, 0.051204, 0.502);
        eighty(rows, 5, 0.031488, 0.343);
        eighty(rows, 10, 0.012725, 0.226);
        rows.add(new Row(
                "eighty-pairs",
                "features with a dimensionality of 0.45 to 0.55 at 1/(1-S) = 3",
                Expectation.near(EIGHTY, Provenance.DERIVED, 38, 2),
                Runs.mean(eighty(3), 1, Measure.PAIRED_FEATURES::of)));
        rows.add(plateau(1, "dimensions a feature takes at 1/(1-S) = 1", 1, 0.05));
        rows.add(plateau(3, "dimensions a feature takes at 1/(1-S) = 3", 0.5, 0.05));
        rows.add(new Row(
                "plateau-pairs",
                "features with a dimensionality of 0.45 to 0.55, of those held, at 1/(1-S) = 3",
                new Expectation(STICKY, Provenance.READ, "sticks at ½", 0.9, 1),
                Runs.mean(
                        plateau(3), 1, run -> Measure.PAIRED_FEATURES.of(run) / Measure.REPRESENTED_FEATURES.of(run))));
        return rows;
    }

    private static void five(List<Row> rows, double importance, double p, double loss, String shape) {
        Experiment recipe = tied(5, 2, p, 6000, 5e-3, 512).with(Field.IMPORTANCE, importance);
        String which = (importance == 1 ? "equal importance" : "importance 0.9^i") + ", S = " + Found.text(1 - p);
        String id = "five-" + (importance == 1 ? "equal" : "falling") + "-" + Found.text(1 - p);
        rows.add(new Row(
                id + "-loss",
                "loss, " + which,
                Expectation.near(FIVE, Provenance.DERIVED, loss, 0.02 * loss),
                Runs.best(recipe, RESTARTS, Measure.EXACT_LOSS::of)));
        if (shape.isEmpty()) {
            rows.add(new Row(
                    id + "-shape",
                    "any plane will do: dimensions that the squared lengths fill, " + which,
                    Expectation.near(FIVE, Provenance.DERIVED, 0.99, 0.02),
                    Runs.best(recipe, RESTARTS, Measure.DIMENSIONS_PER_FEATURE::of)));
            return;
        }
        rows.add(new Row(
                id + "-shape",
                "shape, " + which,
                new Expectation(FIVE, Provenance.DERIVED, shape, 1, 1),
                new Work.Trained(
                        Seeds.from(recipe, RESTARTS),
                        runs -> Found.named(
                                Tegum.of(Runs.best(runs).weights()).name().orElse("no shape that has a name"),
                                shape,
                                runs.size()))));
    }

    private static void eighty(List<Row> rows, int inverseDensity, double loss, double dimensions) {
        Experiment recipe = eighty(inverseDensity);
        String at = " at 1/(1-S) = " + inverseDensity;
        rows.add(new Row(
                "eighty-" + inverseDensity + "-loss",
                "loss" + at,
                Expectation.near(EIGHTY, Provenance.DERIVED, loss, 0.02 * loss),
                Runs.mean(recipe, 1, Measure.EXACT_LOSS::of)));
        rows.add(new Row(
                "eighty-" + inverseDensity + "-dimensions",
                "dimensions a feature takes" + at,
                Expectation.near(EIGHTY, Provenance.DERIVED, dimensions, 0.05 * dimensions),
                Runs.mean(recipe, 1, Measure.DIMENSIONS_PER_FEATURE::of)));
        rows.add(new Row(
                "eighty-" + inverseDensity + "-sum",
                "dimensionality, summed over features" + at,
                new Expectation(EIGHTY, Provenance.DERIVED, "19.92 to 20", 19.9, 20.001),
                Runs.mean(recipe, 1, Measure.SUM_DIMENSIONALITY::of)));
    }

    private static Experiment eighty(int inverseDensity) {
        return tied(80, 20, 1.0 / inverseDensity, 6000, 3e-3, 768);
    }

    private static Row plateau(int inverseDensity, String what, double reference, double tolerance) {
        return new Row(
                "plateau-" + inverseDensity,
                what,
                new Expectation(
                        STICKY,
                        Provenance.READ,
                        "sticks at " + (reference == 1 ? "1" : "½"),
                        reference - tolerance,
                        reference + tolerance),
                Runs.mean(plateau(inverseDensity), 1, Measure.DIMENSIONS_PER_FEATURE::of));
    }

    private static Experiment plateau(int inverseDensity) {
        return tied(400, 30, 1.0 / inverseDensity, 3000, 5e-3, 512);
    }

    private static Experiment tied(int features, int neurons, double p, int steps, double rate, int batch) {
        return Experiment.of(Map.of(
                Field.MODEL, "tied-autoencoder",
                Field.FEATURES, features,
                Field.NEURONS, neurons,
                Field.FEATURE_PROBABILITY, p,
                Field.OPTIMISER, "adam",
                Field.LEARNING_RATE, rate,
                Field.SCHEDULE, "cosine",
                Field.BATCH, batch,
                Field.STEPS, steps));
    }
}
