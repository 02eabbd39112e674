package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.polyseme.measure.Measure;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.theory.WinnerTakeAll;

/** Lecomte et al. 2023: noise as a pressure to be sparse, and one feature's race between its weights under L1. */
final class NoiseRows {
    private static final String NOISE = "Lecomte et al. 2023, noise, n = 8, m = 16, σ = 0.15";
    private static final String RACE = "Lecomte et al. 2023, models/simulation.py, m = 20,000, λ = 0.001";
    private static final int RUNS = 10;
    private static final int RACE_NEURONS = 20_000;
    private static final double RACE_PENALTY = 1e-3;
    private static final double EARLY = 39.1;
    private static final double LATE = 244.15;

    private NoiseRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(noise("bipolar", 3000, new Expectation.Sample(0.335, 0.084, 5)));
        rows.add(noise("bipolar", 10_000, new Expectation.Sample(0.677, 0.086, 5)));
        rows.add(noise("bipolar", 30_000, new Expectation.Sample(0.778, 0.013, 5)));
        rows.add(noise("gaussian", 30_000, new Expectation.Sample(0.151, 0.015, 5)));
        rows.add(noise("laplace", 30_000, new Expectation.Sample(0.131, 0.007, 5)));
        rows.add(new Row(
                "race-affine",
                "largest difference of a(t) [w(0) - β(t)]₊ from the simulated weights, over the whole race",
                new Expectation(RACE, Provenance.DERIVED, "0 (2.2e-13)", 0, 1e-11),
                new Work.Computed(NoiseRows::affineDifference)));
        rows.add(new Row(
                "race-slope",
                "slope of log m' on log t from t = 39 to 244, where the law's is near -2",
                Expectation.near(RACE, Provenance.DERIVED, -1.996, 0.2),
                new Work.Computed(NoiseRows::slope)));
        rows.add(new Row(
                "race-survivors",
                "weights left at t = 39.1, over the law's number",
                Expectation.near(RACE, Provenance.DERIVED, 1199 / 469.1, 0.3),
                new Work.Computed(() -> {
                    WinnerTakeAll race = race(1);
                    race.advanceTo(EARLY);
                    return race.survivors() / WinnerTakeAll.survivorsLaw(RACE_NEURONS, RACE_PENALTY, race.time());
                })));
        rows.add(new Row(
                "race-sum",
                "sum of their sizes at t = 39.1, over the law's",
                Expectation.near(RACE, Provenance.DERIVED, 25.550 / 21.66, 0.12),
                new Work.Computed(() -> {
                    WinnerTakeAll race = race(1);
                    race.advanceTo(EARLY);
                    return race.l1Norm() / WinnerTakeAll.l1Law(RACE_NEURONS, RACE_PENALTY, race.time());
                })));
        rows.add(new Row(
                "race-winner",
                "size of the trained winner of 1,000 weights, λ = 0.01: the greater root of w³ - w + λ",
                Expectation.near("Lecomte et al. 2023, one feature under L1", Provenance.DERIVED, 0.994962, 1e-5),
                Runs.mean(single(), 3, Measure.MEAN_NORM::of)));
        return rows;
    }

    private static Row noise(String kind, int steps, Expectation.Sample elsewhere) {
        return new Row(
                "noise-" + kind + "-" + steps,
                String.format("mean fourth norm after %,d steps, %s noise", steps, kind),
                Expectation.sample(NOISE, Provenance.DERIVED, elsewhere, RUNS),
                Runs.mean(
                        Experiment.of(Map.of(
                                Field.FEATURES,
                                8,
                                Field.NEURONS,
                                16,
                                Field.NOISE,
                                kind,
                                Field.NOISE_SD,
                                0.15,
                                Field.LEARNING_RATE,
                                0.02,
                                Field.STEPS,
                                steps)),
                        RUNS,
                        Measure.MEAN_FOURTH_NORM::of));
    }

    private static Experiment single() {
        return Experiment.of(Map.of(
                Field.FEATURES,
                1,
                Field.NEURONS,
                1000,
                Field.L1,
                0.04,
                Field.PROXIMAL,
                true,
                Field.LEARNING_RATE,
                0.02,
                Field.STEPS,
                10_000));
    }

    private static WinnerTakeAll race(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] start = DoubleStream.generate(random::nextGaussian)
                .limit(RACE_NEURONS)
                .map(normal -> normal * 0.9 / Math.sqrt(RACE_NEURONS))
                .toArray();
        return new WinnerTakeAll(start, RACE_PENALTY, 0.5);
    }

    private static double affineDifference() {
        WinnerTakeAll race = race(1);
        double most = 0;
        for (double end = 1; race.survivors() > 1 && end < 1e4; end *= 2) {
            race.advanceTo(end);
            double[] sizes = race.sizes();
            double[] law = race.affineLaw();
            most = Math.max(
                    most,
                    IntStream.range(0, sizes.length)
                            .mapToDouble(k -> Math.abs(sizes[k] - law[k]))
                            .max()
                            .orElse(0));
        }
        return most;
    }

    /** Mean over three draws: thirty weights are few at the end. */
    private static double slope() {
        return Arrays.stream(new long[] {1, 2, 3})
                .mapToDouble(seed -> {
                    WinnerTakeAll race = race(seed);
                    race.advanceTo(EARLY);
                    double early = race.survivors();
                    race.advanceTo(LATE);
                    return Math.log(race.survivors() / early) / Math.log(LATE / EARLY);
                })
                .average()
                .orElseThrow();
    }
}
