package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.polyseme.measure.Measure;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.theory.CapacityAllocation;
import org.polyseme.theory.Polygons;

/** Chen et al. 2023, whose polygons rest at known levels, and Scherlis et al. 2022, who share out capacity. */
final class FollowUpRows {
    private static final String CHEN = "Chen et al. 2023 (2310.06301), k-gons in the limit of one active feature";
    private static final String SCHERLIS = "Scherlis et al. 2022 (2210.01892), v = 1, .8, .6, .5, .4, .2, m = 3, β = 6";

    private FollowUpRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        double[][] corners = {
            {5, 1.17046, -0.28230}, {6, 1.32053, -0.61814}, {7, 1.44839, -0.96691}, {8, 1.55045, -1.29119}
        };
        for (double[] corner : corners) {
            int k = (int) corner[0];
            rows.add(new Row(
                    "kgon-" + k + "-length",
                    "length at which the " + k + "-gon rests",
                    Expectation.near(CHEN, Provenance.READ_SECOND_HAND, corner[1], 1e-5),
                    new Work.Computed(() -> Polygons.at(k).length())));
            rows.add(new Row(
                    "kgon-" + k + "-bias",
                    "bias at which it does",
                    Expectation.near(CHEN, Provenance.READ_SECOND_HAND, corner[2], 1e-5),
                    new Work.Computed(() -> Polygons.at(k).bias())));
        }
        rows.add(level(4, 5, 0, 0.06667));
        rows.add(level(4, 5, 1, 0.05667));
        rows.add(level(5, 5, 0, 0.01583));
        rows.add(level(5, 6, 0, 0.06874));
        rows.add(level(5, 6, 1, 0.06180));
        rows.add(level(6, 6, 0, 0.04819));
        rows.add(new Row(
                "kgon-gap",
                "loss that one dead feature's bias is worth, c = 6: 1/144",
                Expectation.near(CHEN, Provenance.READ_SECOND_HAND, 1.0 / 144, 1e-12),
                new Work.Computed(() -> Polygons.level(5, 6, 0) - Polygons.level(5, 6, 1))));
        rows.add(new Row(
                "kgon-trained",
                "loss of trained weights with one of five features active; best of 8 runs",
                Expectation.near(CHEN, Provenance.READ_SECOND_HAND, 0.01583, 2e-5),
                Runs.best(oneActive(), 8, run -> 5 * Measure.EXACT_LOSS.of(run))));
        double[] filled = {1, 0.957, 0.551, 0.348, 0.145, 0};
        rows.add(new Row(
                "water-filling",
                "largest difference from capacities 1, .957, .551, .348, .145, 0",
                new Expectation(SCHERLIS, Provenance.DERIVED, "0 (three digits)", 0, 5e-4),
                new Work.Computed(() -> {
                    CapacityAllocation shares = CapacityAllocation.of(new double[] {1, .8, .6, .5, .4, .2}, 3, 6);
                    return IntStream.range(0, filled.length)
                            .mapToDouble(i -> Math.abs(shares.capacity(i) - filled[i]))
                            .max()
                            .orElseThrow();
                })));
        return rows;
    }

    /** Exactly one of five features is active: they are one group of which one member is, always. */
    private static Experiment oneActive() {
        return Experiment.of(Map.of(
                        Field.MODEL, "tied-autoencoder",
                        Field.FEATURES, 5,
                        Field.NEURONS, 2,
                        Field.GROUPS, "anticorrelated",
                        Field.GROUP_SIZE, 5,
                        Field.FEATURE_PROBABILITY, 1,
                        Field.OPTIMISER, "adam",
                        Field.LEARNING_RATE, 5e-3,
                        Field.BATCH, 512,
                        Field.STEPS, 6000))
                .with(Field.SCHEDULE, "cosine");
    }

    private static Row level(int k, int c, int lifted, double reference) {
        String name = Polygons.name(k, lifted);
        return new Row(
                "kgon-level-" + name + "-of-" + c,
                "loss at which a " + name + "-gon of " + c + " features rests",
                Expectation.near(CHEN, Provenance.READ_SECOND_HAND, reference, 1e-5),
                new Work.Computed(() -> Polygons.level(k, c, lifted)));
    }
}
