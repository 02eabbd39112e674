package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.polyseme.measure.Concentration;
import org.polyseme.measure.Measure;
import org.polyseme.measure.Represented;
import org.polyseme.measure.Tegum;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Snapshot;
import org.polyseme.sweep.Seeds;

/** Elhage et al. 2022: features that go together, and models whose neurons have a ReLU. */
final class GroupRows {
    private static final String GROUPS = "Elhage et al. 2022, correlated and anticorrelated sets; best of 16 runs";
    private static final String COLLAPSE = "Elhage et al. 2022, three correlated pairs; best of 16 runs";
    private static final String HIDDEN = "Elhage et al. 2022, ReLU on the hidden layer, n = 10, m = 5; best of 32 runs";
    private static final String ABSOLUTE = "Elhage et al. 2022, absolute value, n = 3, m = 6; best of 16 runs";
    private static final int RESTARTS = 16;
    private static final int MORE_RESTARTS = 32;

    private GroupRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Experiment correlated = grouped(4, 2, 2, 0.05, "correlated");
        rows.add(new Row(
                "correlated-overlap",
                "cosine between the features of a correlated pair, n = 4, m = 2",
                new Expectation(GROUPS, Provenance.READ, "orthogonal", -0.1, 0.1),
                Runs.best(correlated, RESTARTS, Measure.GROUP_OVERLAP::of)));
        Experiment anticorrelated = grouped(4, 2, 2, 0.05, "anticorrelated");
        rows.add(new Row(
                "anticorrelated-overlap",
                "cosine between the features of an anticorrelated pair, n = 4, m = 2",
                new Expectation(GROUPS, Provenance.READ, "opposite", -1, -0.95),
                Runs.best(anticorrelated, RESTARTS, Measure.GROUP_OVERLAP::of)));
        rows.add(new Row(
                "octahedron",
                "shape of two sets of three correlated features, n = 6, m = 3",
                new Expectation(
                        "Elhage et al. 2022, learning as geometry; best of 16 runs",
                        Provenance.READ,
                        "octahedron",
                        1,
                        1),
                new Work.Trained(
                        Seeds.from(grouped(6, 3, 3, 0.1, "correlated"), RESTARTS),
                        runs -> Found.named(
                                Tegum.of(Runs.best(runs).weights()).name().orElse("no shape that has a name"),
                                "octahedron",
                                runs.size()))));
        rows.add(collapse(0.03, 0));
        rows.add(collapse(0.1, 1));
        rows.add(collapse(0.17, 2));
        rows.add(collapse(0.35, 3));
        rows.add(collapse(0.4, 3));
        rows.add(hidden(0.75, "features held", "5, one a neuron", 5, GroupRows::held));
        rows.add(hidden(0.75, "polysemantic neurons", "none", 0, GroupRows::shared));
        rows.add(hidden(0.3, "features held", "6: three in two neurons", 6, GroupRows::held));
        rows.add(hidden(0.3, "polysemantic neurons", "2", 2, GroupRows::shared));
        rows.add(hidden(0.15, "features held", "7: five in three neurons", 7, GroupRows::held));
        rows.add(hidden(0.15, "dedicated features", "2", 2, GroupRows::dedicated));
        rows.add(hidden(0.12, "features held", "7: six in four neurons", 7, GroupRows::held));
        rows.add(hidden(0.12, "dedicated features", "1", 1, GroupRows::dedicated));
        rows.add(hidden(0.06, "features held", "8 in five neurons", 8, GroupRows::held));
        rows.add(hidden(0.06, "dedicated features", "none", 0, GroupRows::dedicated));
        Experiment absolute = absolute();
        rows.add(new Row(
                "absolute-loss",
                "loss; two neurons a feature make it exact",
                new Expectation(ABSOLUTE, Provenance.READ, "0", 0, 1e-5),
                Runs.best(absolute, RESTARTS, Snapshot::loss)));
        rows.add(new Row(
                "absolute-neurons",
                "neurons that read one feature alone",
                new Expectation(ABSOLUTE, Provenance.READ, "6, one for either sign", 6, 6),
                Runs.best(absolute, RESTARTS, GroupRows::single)));
        return rows;
    }

    private static Row collapse(double p, int pairs) {
        return new Row(
                "collapse-" + p,
                "pairs that collapse onto one direction at 1-S = " + p + ", n = 6, m = 2",
                new Expectation(COLLAPSE, Provenance.READ, String.valueOf(pairs), pairs, pairs),
                Runs.best(
                        grouped(6, 2, 2, p, "correlated"),
                        RESTARTS,
                        run -> Represented.collapsedGroups(run.weights(), 2)));
    }

    private static Row hidden(double p, String what, String reported, int reference, ToDoubleFunction<Snapshot> value) {
        return new Row(
                "hidden-" + p + "-"
                        + what.replace("features ", "")
                                .replace("polysemantic ", "")
                                .replace(" features", ""),
                what + " at 1-S = " + p + ", importance 0.75^i",
                new Expectation(HIDDEN, Provenance.READ, reported, reference, reference),
                Runs.best(
                        Experiment.of(Map.of(
                                Field.MODEL,
                                "tied-hidden-relu",
                                Field.FEATURES,
                                10,
                                Field.NEURONS,
                                5,
                                Field.FEATURE_PROBABILITY,
                                p,
                                Field.IMPORTANCE,
                                0.75,
                                Field.OPTIMISER,
                                "adam",
                                Field.LEARNING_RATE,
                                3e-3,
                                Field.SCHEDULE,
                                "cosine",
                                Field.BATCH,
                                512,
                                Field.STEPS,
                                5000)),
                        MORE_RESTARTS,
                        value));
    }

    private static double held(Snapshot run) {
        return Measure.REPRESENTED_FEATURES.of(run);
    }

    /** Features with a neuron to themselves. */
    private static double dedicated(Snapshot run) {
        return Measure.DEDICATED_FEATURES.of(run);
    }

    /** Neurons that read a second feature with a third of the first one's weight, at least. */
    private static double shared(Snapshot run) {
        return IntStream.range(0, run.weights().columns())
                .filter(k -> IntStream.range(0, run.weights().rows())
                                .filter(i -> Math.abs(run.weights().at(i, k)) >= largest(run, k) / 3)
                                .count()
                        > 1)
                .count();
    }

    private static double largest(Snapshot run, int neuron) {
        return IntStream.range(0, run.weights().rows())
                .mapToDouble(i -> Math.abs(run.weights().at(i, neuron)))
                .max()
                .orElse(0);
    }

    private static double single(Snapshot run) {
        return IntStream.range(0, run.weights().columns())
                .mapToDouble(k -> Concentration.monosemanticity(run.weights())[k])
                .filter(share -> share > 0.99)
                .count();
    }

    private static Experiment grouped(int features, int neurons, int size, double p, String kind) {
        return Experiment.of(Map.of(
                        Field.MODEL,
                        "tied-autoencoder",
                        Field.FEATURES,
                        features,
                        Field.NEURONS,
                        neurons,
                        Field.GROUPS,
                        kind,
                        Field.GROUP_SIZE,
                        size,
                        Field.FEATURE_PROBABILITY,
                        p,
                        Field.OPTIMISER,
                        "adam",
                        Field.LEARNING_RATE,
                        3e-3,
                        Field.BATCH,
                        512,
                        Field.STEPS,
                        6000))
                .with(Field.SCHEDULE, "cosine");
    }

    private static Experiment absolute() {
        return Experiment.of(Map.of(
                Field.MODEL,
                "absolute-value",
                Field.FEATURES,
                3,
                Field.NEURONS,
                6,
                Field.FEATURE_PROBABILITY,
                0.3,
                Field.OPTIMISER,
                "adam",
                Field.LEARNING_RATE,
                3e-3,
                Field.SCHEDULE,
                "cosine",
                Field.BATCH,
                512,
                Field.STEPS,
                5000));
    }
}
