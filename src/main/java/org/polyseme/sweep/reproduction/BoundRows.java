package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.polyseme.measure.ExactLoss;
import org.polyseme.measure.PowerRecovery;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.theory.PowerBounds;

/** Chowdhury and Weiner 2026 and around: what sparse features cost, and how many a power autoencoder recovers. */
final class BoundRows {
    private static final String POWER = "Chowdhury and Weiner 2026, power 3, random code, one feature active";
    private static final String PHASES = "Elhage et al. 2022, phase diagram n = 2, m = 1; Wattenberg's exact losses";
    private static final double BARELY = 1e-9;
    private static final int CODES = 8;
    private static final int HALVINGS = 40;

    private BoundRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(power(4, 128, 7.03));
        rows.addAll(power(6, 432, 17.91));
        rows.addAll(power(8, 1024, 36.17));
        rows.add(loss("dropped", 0.3, 0, 0.0775));
        rows.add(loss("paired", 0.3, 1, 0.015));
        rows.add(boundary("threshold", "p below which a pair beats dropping one, equal importance", 1, true, 4.0 / 7));
        rows.add(boundary("last", "the same for a second feature of half the importance", 0.5, true, 4.0 / 9));
        rows.add(boundary(
                "first", "p below which a first feature joins one of twice its importance", 2, false, 4.0 / 9));
        return rows;
    }

    private static List<Row> power(int dimensions, int features, double reference) {
        String size = String.format(Locale.ROOT, "%d features in %d dimensions", features, dimensions);
        return List.of(
                new Row(
                        "power-" + dimensions,
                        "features recovered, " + size + ": formula",
                        Expectation.near(POWER, Provenance.DERIVED, reference, 0.005),
                        new Work.Computed(
                                () -> PowerBounds.randomCode(3, features, dimensions, DataKind.SPARSE_GAUSSIAN))),
                new Row(
                        "power-" + dimensions + "-measured",
                        "features recovered, " + size + ": mean of 8 random codes",
                        Expectation.near(POWER, Provenance.DERIVED, reference, 0.05 * reference),
                        new Work.Computed(() -> recovered(features, dimensions))));
    }

    private static double recovered(int features, int dimensions) {
        SplittableRandom random = new SplittableRandom(features);
        double sum = 0;
        for (int code = 0; code < CODES; code++) {
            double[][] directions = new double[features][dimensions];
            for (double[] direction : directions) {
                double squares = 0;
                for (int k = 0; k < dimensions; k++) {
                    direction[k] = random.nextGaussian();
                    squares += direction[k] * direction[k];
                }
                for (int k = 0; k < dimensions; k++) {
                    direction[k] /= Math.sqrt(squares);
                }
            }
            sum += PowerRecovery.of(Matrix.of(directions), 3, DataKind.SPARSE_GAUSSIAN, BARELY)
                    .recovered();
        }
        return sum / CODES;
    }

    /** One feature's loss in the two-feature model: a dropped one beside nothing, or one of an opposite pair. */
    private static Row loss(String code, double p, double second, double reference) {
        return new Row(
                "loss-" + code,
                "loss of a " + code + " feature at p = " + p + ", integrated over all inputs",
                Expectation.near(
                        "Levine, MAIS-A4: p/3 - p²/4 dropped, p²/6 in a pair", Provenance.DERIVED, reference, 1e-5),
                new Work.Computed(() -> second == 0
                        ? 2 * exact(new double[][] {{1}, {0}}, p, 1) // a mean over both, of which one costs nothing
                        : exact(new double[][] {{1}, {-1}}, p, 1)));
    }

    /** The p at which two codes cost the same, found on losses integrated over all inputs. */
    private static Row boundary(String id, String what, double importance, boolean dropsLast, double reference) {
        double[][] dropping = dropsLast ? new double[][] {{1}, {0}} : new double[][] {{0}, {1}};
        double[][] pair = {{1}, {-1}};
        return new Row(
                "phase-" + id,
                what,
                Expectation.near(PHASES, Provenance.DERIVED, reference, 1e-4),
                new Work.Computed(
                        () -> root(p -> exact(pair, p, importance) - exact(dropping, p, importance), 0.05, 0.99)));
    }

    private static double root(DoubleUnaryOperator difference, double below, double above) {
        double low = below;
        double high = above;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (difference.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The loss of two features in one neuron, the second of another importance; a dropped one puts out p/2. */
    private static double exact(double[][] weights, double p, double importance) {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.FEATURES,
                2,
                Field.NEURONS,
                1,
                Field.FEATURE_PROBABILITY,
                p,
                Field.IMPORTANCE,
                List.of(1, importance)));
        double[][] bias = {{weights[0][0] == 0 ? p / 2 : 0, weights[1][0] == 0 ? p / 2 : 0}};
        return ExactLoss.of(
                recipe,
                new Parameters(List.of(
                        new Parameters.Named("W", Matrix.of(weights)), new Parameters.Named("b", Matrix.of(bias)))));
    }
}
