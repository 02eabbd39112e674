package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.measure.Measure;
import org.polyseme.measure.SignSplit;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Snapshot;
import org.polyseme.sweep.Seeds;
import org.polyseme.theory.CollisionLaw;

/** Lecomte et al. 2023: how many neurons become polysemantic by chance. */
final class CollisionRows {
    private static final String SMALL = "Lecomte et al. 2023, collisions, n = 64";
    private static final String PAPER = "Lecomte et al. 2023, results/incidental_collisions.png, mean of 16 runs";
    /** What reading a point off a picture may be off by. */
    private static final double EYE = 0.05;

    /** One size: what PyTorch counted there, and how many runs we make. */
    private record Size(int neurons, Expectation.Sample elsewhere, int runs, double winners) {}

    private static final List<Size> ADAMW = List.of(
            new Size(64, new Expectation.Sample(14.00, 2.42, 32), 16, 0.132),
            new Size(128, new Expectation.Sample(6.34, 1.56, 32), 16, 0.122),
            new Size(256, new Expectation.Sample(3.06, 1.18, 16), 12, 0.088),
            new Size(512, new Expectation.Sample(1.17, 0.39, 12), 8, 0.042),
            new Size(1024, new Expectation.Sample(0.25, 0.46, 8), 6, 0.010));

    private static final List<Size> DESCENT = List.of(
            new Size(64, new Expectation.Sample(14.19, 2.59, 16), 12, 0.276),
            new Size(128, new Expectation.Sample(6.44, 2.28, 16), 12, 0.376),
            new Size(256, new Expectation.Sample(2.75, 1.81, 16), 8, 0.497),
            new Size(512, new Expectation.Sample(1.50, 0.93, 8), 6, 0.582),
            new Size(1024, new Expectation.Sample(1.33, 1.21, 6), 4, 0.609));

    /** Neurons of the paper's figure with n = 256, and the counts read off it. */
    private static final Map<Integer, Double> FIGURE =
            Map.of(256, 72.0, 512, 24.0, 768, 14.0, 1024, 10.0, 2048, 5.4, 3072, 3.8, 4096, 3.8);

    private CollisionRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "collisions-bins",
                "signed bins: neurons with both signs, n = 256, m = 1,024",
                Expectation.near("balls in signed bins, sampled", Provenance.DERIVED, 14.10, 0.005),
                new Work.Computed(() -> CollisionLaw.signedBins(256, 1024))));
        ADAMW.forEach(size -> rows.add(count("adamw", adamw(64, size.neurons), size)));
        DESCENT.forEach(size -> rows.add(count("descent", descent(size.neurons), size)));
        rows.add(opposite("adamw", adamw(64, 64), ADAMW.get(0).runs));
        rows.add(opposite("descent", descent(64), DESCENT.get(0).runs));
        ADAMW.subList(0, 3).forEach(size -> rows.add(winners("adamw", adamw(64, size.neurons), size)));
        DESCENT.forEach(size -> rows.add(winners("descent", descent(size.neurons), size)));
        FIGURE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> rows.add(figure(entry.getKey(), entry.getValue())));
        return rows;
    }

    private static Row count(String optimiser, Experiment recipe, Size size) {
        return new Row(
                "collisions-" + optimiser + "-" + size.neurons,
                "polysemantic neurons, n = 64, m = " + size.neurons + ", " + optimiser(optimiser),
                Expectation.sample(SMALL, Provenance.DERIVED, size.elsewhere, size.runs),
                Runs.mean(recipe, size.runs, Measure.POLYSEMANTIC_NEURONS::of));
    }

    /** Shares of winners count every feature as a coin of its own. */
    private static Row winners(String optimiser, Experiment recipe, Size size) {
        double coin = Math.sqrt(size.winners * (1 - size.winners) / 64);
        Expectation.Sample sample = new Expectation.Sample(size.winners, coin, size.elsewhere.runs());
        Expectation band = Expectation.sample(SMALL, Provenance.DERIVED, sample, size.runs);
        String reported = Found.text(size.winners) + " (" + size.elsewhere.runs() + " runs)";
        return new Row(
                "winners-" + optimiser + "-" + size.neurons,
                "features whose largest weight stays where it began, m = " + size.neurons + ", " + optimiser(optimiser),
                new Expectation(SMALL, Provenance.DERIVED, reported, band.from(), band.to()),
                Runs.mean(recipe, size.runs, Measure.WINNERS_KEPT::of));
    }

    private static Row opposite(String optimiser, Experiment recipe, int runs) {
        return new Row(
                "opposite-" + optimiser,
                "polysemantic neurons with one feature of either sign, of all, n = m = 64, " + optimiser(optimiser),
                Expectation.near(SMALL, Provenance.DERIVED, 1, 0),
                new Work.Trained(Seeds.from(recipe, runs), CollisionRows::shareOpposite));
    }

    private static Found shareOpposite(List<Snapshot> runs) {
        int opposite = 0;
        int all = 0;
        for (Snapshot run : runs) {
            SignSplit split = SignSplit.of(Allocation.of(run.weights(), Band.DEFAULT));
            opposite += split.opposite();
            all += split.polysemanticNeurons();
        }
        return new Found((double) opposite / all, OptionalDouble.empty(), runs.size(), "");
    }

    /** Off by what reading costs, and by three standard errors of counts that scatter like Poisson's. */
    private static Row figure(int neurons, double read) {
        int runs = 4;
        double scatter = 3 * Math.sqrt(read / 16 + read / runs);
        return new Row(
                "collisions-figure-" + neurons,
                "polysemantic neurons, n = 256, m = " + neurons + ", AdamW",
                new Expectation(
                        PAPER,
                        Provenance.READ,
                        "about " + Found.text(read),
                        Math.max(0, read - EYE * read - scatter),
                        read + EYE * read + scatter),
                Runs.mean(adamw(256, neurons), runs, Measure.POLYSEMANTIC_NEURONS::of),
                true);
    }

    private static String optimiser(String word) {
        return word.equals("adamw") ? "AdamW" : "gradient descent";
    }

    private static Experiment adamw(int features, int neurons) {
        return Experiment.of(Map.of(
                Field.FEATURES,
                features,
                Field.NEURONS,
                neurons,
                Field.OPTIMISER,
                "adamw",
                Field.LEARNING_RATE,
                1e-3,
                Field.L1,
                1e-3,
                Field.STEPS,
                7500));
    }

    private static Experiment descent(int neurons) {
        return Experiment.of(Map.of(
                Field.FEATURES,
                64,
                Field.NEURONS,
                neurons,
                Field.OPTIMISER,
                "gradient-descent",
                Field.LEARNING_RATE,
                0.1,
                Field.L1,
                2e-3,
                Field.STEPS,
                24_000));
    }
}
