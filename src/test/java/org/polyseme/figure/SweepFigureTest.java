package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.measure.FixedSet;
import org.polyseme.measure.Sweep;
import org.polyseme.measure.SweepPlan;
import org.polyseme.state.Beside;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.theory.CollisionLaw;
import org.polyseme.theory.Polygons;

class SweepFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(760, 480);
    private static final Experiment INCIDENTAL = Experiment.of(
            Map.of(Field.FEATURES, 16L, Field.NEURONS, 32L, Field.PAIRS, 0L, Field.L1, 0.001, Field.STEPS, 500L));
    private static final Experiment TOY = Experiment.defaults(ModelKind.TIED_AUTOENCODER);
    private static final Experiment POWER =
            Experiment.of(Map.of(Field.MODEL, ModelKind.POWER_AUTOENCODER, Field.FEATURES, 96L, Field.NEURONS, 4L));

    private final SweepFigure figure = new SweepFigure();

    private static Experiment recipe(Sweep sweep) {
        return switch (sweep) {
            case COLLISIONS -> INCIDENTAL;
            case NOISE -> INCIDENTAL.with(Map.of(Field.L1, 0.0, Field.NOISE, NoiseKind.BIPOLAR, Field.NOISE_SD, 0.1));
            case POINTS -> TOY.with(Map.of(Field.DATA, "fixed-set", Field.POINTS, 8L, Field.FEATURE_PROBABILITY, 1.0));
            case RECOVERY -> POWER;
            case ENERGY ->
                TOY.with(Map.of(
                        Field.FEATURE_PROBABILITY,
                        1.0,
                        Field.IMPORTANCE,
                        1.0,
                        Field.GROUPS,
                        "anticorrelated",
                        Field.GROUP_SIZE,
                        5L));
        };
    }

    private static Snapshot beside(Experiment recipe, RunSet runs) {
        Parameters parameters = new Parameters(List.of(new Parameters.Named(
                "W", Matrix.of(recipe.features(), recipe.neurons(), new float[recipe.features() * recipe.neurons()]))));
        return new Snapshot(
                recipe,
                0,
                0.5,
                parameters,
                parameters,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "by hand",
                List.of(),
                Beside.of(List.of(runs)));
    }

    /** So many of the runs of two seeds, with what a function says was read of each at its end. */
    private static Snapshot trained(Sweep sweep, int members, IntFunction<List<Double>> read) {
        Experiment recipe = recipe(sweep);
        SweepPlan plan = SweepPlan.around(sweep, recipe, 2).orElseThrow();
        RunSet runs = RunSet.of(plan);
        for (int run = 0; run < Math.min(members, plan.runs()); run++) {
            Experiment of = plan.recipe(run);
            boolean isSound = run != 3;
            List<RunSet.Reading> readings = new ArrayList<>();
            for (long step : plan.marks()) {
                readings.add(new RunSet.Reading(step, 1, read.apply(run)));
            }
            readings.add(new RunSet.Reading(of.steps(), 0.01 * (run + 1), read.apply(run)));
            runs = runs.with(new RunSet.Member(
                    of,
                    of.steps(),
                    0.01 * (run + 1),
                    sweep == Sweep.COLLISIONS
                            ? Snapshots.settled(16, of.neurons())
                            : Matrix.of(of.features(), of.neurons(), new float[of.features() * of.neurons()]),
                    isSound ? new RunStatus.Finished(of.steps(), "") : new RunStatus.Diverged(of.steps()),
                    readings));
        }
        return beside(recipe, runs.isDone() ? runs : runs.at(0.3));
    }

    private static List<Double> plain(Sweep sweep, int run) {
        return switch (sweep) {
            case COLLISIONS -> List.of();
            case NOISE -> List.of(0.8 - 0.1 * (run % 4));
            case POINTS -> List.of(0.02 + 0.001 * run, 0.4, 0.02);
            case RECOVERY -> List.of(6 + 0.1 * run);
            case ENERGY ->
                List.of(Polygons.level(5, 5, 0) * (1 + 0.001 * run), 7.0 + 0.01 * run, 0.5, (double) (run % 2));
        };
    }

    private static Snapshot trained(Sweep sweep, int members) {
        return trained(sweep, members, run -> plain(sweep, run));
    }

    private Map<String, Hit> hits(Snapshot snapshot) {
        Map<String, Hit> hits = new LinkedHashMap<>();
        for (double y = 33; y < SIZE.height(); y += 8) {
            for (double x = 1; x < SIZE.width(); x += 8) {
                figure.at(x, y, snapshot, Perspective.PLAIN, SIZE).ifPresent(hit -> hits.put(hit.text(), hit));
            }
        }
        return hits;
    }

    private static void assertTells(String part, Map<String, Hit> hits) {
        assertTrue(
                hits.keySet().stream().anyMatch(text -> text.contains(part)),
                () -> part + " is not in " + hits.keySet());
    }

    private long outside(Snapshot snapshot) {
        return Painted.of(figure, snapshot, Look.LIGHT, SIZE, 1).count(Look.LIGHT.outside());
    }

    @ParameterizedTest
    @EnumSource
    void itPaintsWhateverThereIs(Sweep sweep) {
        RunSet none = RunSet.of(SweepPlan.around(sweep, recipe(sweep), 2).orElseThrow());
        for (Snapshot snapshot : List.of(
                beside(recipe(sweep), none),
                beside(recipe(sweep), none.failing("There is no room.")),
                trained(sweep, 1),
                trained(sweep, 5),
                trained(sweep, 100))) {
            for (Figure.Size size : List.of(SIZE, new Figure.Size(300, 200), new Figure.Size(60, 700))) {
                for (Look look : List.of(Look.LIGHT, Look.DARK, Look.HIGH_CONTRAST)) {
                    assertEquals(0, Painted.of(figure, snapshot, look, size, 1).spilled());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itAsksForTheRecipesSweepAndForThatAlone(Sweep sweep) {
        Experiment recipe = recipe(sweep);
        assertEquals(
                SweepPlan.around(sweep, recipe, 4).map(plan -> plan.runs()),
                figure.runs(recipe, Options.FIRST).map(plan -> plan.runs()));
        for (Sweep other : Sweep.values()) {
            Options options = Options.FIRST.with(Option.SWEEP_OF, other.key()).with(Option.SWEEP_SEEDS, "2");
            Optional<SweepPlan> expected =
                    other.reason(recipe).isEmpty() ? SweepPlan.around(other, recipe, 2) : Optional.empty();
            assertEquals(expected, figure.runs(recipe, options).map(plan -> plan));
        }
        assertEquals(Optional.empty(), figure.runs(Experiment.defaults(ModelKind.MLP), Options.FIRST));
    }

    @ParameterizedTest
    @EnumSource
    void aClickOnARunBeginsIt(Sweep sweep) {
        Snapshot snapshot = trained(sweep, 100);
        SweepPlan plan =
                (SweepPlan) snapshot.runs(SweepPlan.class).orElseThrow().plan();
        List<Experiment> begun = hits(snapshot).values().stream()
                .flatMap(hit -> hit.recipe().stream())
                .distinct()
                .toList();
        List<Experiment> planned = new ArrayList<>();
        for (int run = 0; run < plan.runs(); run++) {
            planned.add(plan.recipe(run));
        }
        assertTrue(begun.size() >= 3, begun::toString);
        assertTrue(planned.containsAll(begun));
        assertTrue(begun.stream().noneMatch(recipe -> recipe.equals(snapshot.experiment())));
    }

    @Test
    void collisionsAreCountedByTheViewersDefinition() {
        Snapshot snapshot = trained(Sweep.COLLISIONS, 100);
        RunSet.Member member =
                snapshot.runs(SweepPlan.class).orElseThrow().members().get(1);
        int count = Allocation.of(member.weights(), Band.DEFAULT).polysemanticNeurons();
        Map<String, Hit> hits = hits(snapshot);
        assertTells("m = 32, seed 0: " + count + " polysemantic", hits);
        assertTells("n²/4m = " + Numerals.significant(CollisionLaw.estimate(16, 32)), hits);
        assertTells("signed bins " + Numerals.significant(CollisionLaw.signedBins(16, 32)), hits);
    }

    /** 64 features in 1,024 neurons: the law says 1; a quarter over four runs is within two of its errors of 1/2, over eight it is not. */
    @ParameterizedTest
    @CsvSource({"4, 1, true", "8, 2, false", "4, 9, false"})
    void aMeanOfCountsIsHeldToTheBandThatIsPrinted(int seeds, int polysemantic, boolean agrees) {
        Experiment recipe = INCIDENTAL.with(Map.of(Field.FEATURES, 64L, Field.NEURONS, 1024L));
        SweepPlan plan = SweepPlan.around(Sweep.COLLISIONS, recipe, seeds).orElseThrow();
        RunSet runs = RunSet.of(plan);
        int seen = 0;
        for (int run = 0; run < plan.runs(); run++) {
            Experiment of = plan.recipe(run);
            boolean isLast = of.neurons() == 1024;
            int count = isLast
                    ? (seen++ < 1 ? polysemantic : 0)
                    : (int) Math.round(CollisionLaw.estimate(64, of.neurons()));
            runs = runs.with(new RunSet.Member(
                    of,
                    of.steps(),
                    0.01,
                    sharing(of.neurons(), count),
                    new RunStatus.Finished(of.steps(), ""),
                    List.of()));
        }
        assertTrue(seen == seeds);
        List<String> texts = Written.by(figure, beside(recipe, runs), SIZE);
        assertEquals(agrees, outside(beside(recipe, runs)) == 0);
        String verdict = (agrees ? "within" : "outside") + " ± 35\u202f% or 2 √(law/runs)";
        assertTrue(texts.stream().anyMatch(text -> text.contains(verdict)), texts::toString);
    }

    /** So many neurons with two features each, of opposite signs. */
    private static Matrix sharing(int neurons, int count) {
        float[] values = new float[64 * neurons];
        for (int k = 0; k < count; k++) {
            values[2 * k * neurons + k] = 1;
            values[(2 * k + 1) * neurons + k] = -1;
        }
        return Matrix.of(64, neurons, values);
    }

    @Test
    void theFourthNormIsToldWithItsSpread() {
        Map<String, Hit> hits = hits(trained(Sweep.NOISE, 100, run -> List.of(run == 0 ? 0.6 : run == 4 ? 0.8 : 0.1)));
        // Two seeds, 0.6 and 0.8: the sample's standard deviation is 0.2/√2.
        long mark = trained(Sweep.NOISE, 1)
                .runs(SweepPlan.class)
                .orElseThrow()
                .plan()
                .marks()
                .get(30);
        assertTells("bipolar, step " + mark + ": mean fourth norm 0.7000 ± 0.1414 of 2 seeds", hits);
        assertTells("bipolar, seed 1, step 500: mean fourth norm 0.8000", hits);
    }

    @Test
    void noiseOutOfTheOrderOfItsKurtosisIsAmber() {
        assertEquals(0, outside(trained(Sweep.NOISE, 100)));
        assertNotEquals(0, outside(trained(Sweep.NOISE, 100, run -> List.of(0.1 + 0.1 * (run % 4)))));
    }

    /** Three points, each a corner of a triangle in two neurons, are known by heart; of the others nothing is said. */
    @Test
    void pointsKnownByHeartThatDoNotShareEvenlyAreAmber() {
        assertEquals(0, outside(threePoints(1)));
        assertNotEquals(0, outside(threePoints(3)));
    }

    /** @param stretched the second neuron's weights, times as much */
    private static Snapshot threePoints(double stretched) {
        Snapshot all = trained(Sweep.POINTS, 100, run -> List.of(run % 11 == 0 ? 10 : 1e-4, 0.5, 0.02));
        RunSet runs = all.runs(SweepPlan.class).orElseThrow();
        RunSet with = RunSet.of(runs.plan());
        for (RunSet.Member member : runs.members()) {
            boolean isThree = member.recipe().points() == 3;
            with = with.with(new RunSet.Member(
                    member.recipe(),
                    member.step(),
                    member.loss(),
                    isThree ? triangle(member.recipe(), stretched) : member.weights(),
                    member.end(),
                    member.readings()));
        }
        return beside(all.experiment(), with);
    }

    /** Weights that take the recipe's three points to the corners. */
    private static Matrix triangle(Experiment recipe, double stretched) {
        Matrix points = FixedSet.points(recipe).orElseThrow();
        DMatrixRMaj x = new DMatrixRMaj(3, recipe.features());
        DMatrixRMaj corners = new DMatrixRMaj(3, 2);
        for (int t = 0; t < 3; t++) {
            corners.set(t, 0, Math.cos(2 * Math.PI * t / 3));
            corners.set(t, 1, stretched * Math.sin(2 * Math.PI * t / 3));
            for (int i = 0; i < recipe.features(); i++) {
                x.set(t, i, points.at(t, i));
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(recipe.features(), 3);
        CommonOps_DDRM.pinv(x, inverse);
        DMatrixRMaj weights = new DMatrixRMaj(recipe.features(), 2);
        CommonOps_DDRM.mult(inverse, corners, weights);
        double[][] rows = new double[recipe.features()][2];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {weights.get(i, 0), weights.get(i, 1)};
        }
        return Matrix.of(rows);
    }

    @Test
    void aCoefficientAwayFromHalfTheParametersIsAmber() {
        double level = Polygons.level(5, 5, 0);
        assertEquals(0, outside(trained(Sweep.ENERGY, 100, run -> List.of(level, 7.3, 0.5, 1.0))));
        assertNotEquals(0, outside(trained(Sweep.ENERGY, 100, run -> List.of(level, 8.4, 0.5, 1.0))));
        assertEquals(0, outside(trained(Sweep.ENERGY, 100, run -> List.of(level, 8.4, 0.5, 0.0))));
    }

    @Test
    void aRunBetweenLevelsIsAmber() {
        assertEquals(0, outside(trained(Sweep.ENERGY, 100)));
        double between = Math.sqrt(Polygons.level(5, 5, 0) * Polygons.level(4, 5, 1));
        assertNotEquals(0, outside(trained(Sweep.ENERGY, 100, run -> List.of(between, 5.0, 0.5, 1.0))));
        assertTells("loss 0.01583, λ 7.000 ± 0.5000", hits(trained(Sweep.ENERGY, 1)));
    }

    @Test
    void weightsFromAFileAreNotSwept() {
        Snapshot run = trained(Sweep.COLLISIONS, 3);
        Snapshot given = run.with(new RunStatus.Given("w.npy"), 0);
        assertTrue(hits(given).isEmpty());
        assertEquals(0, Painted.of(figure, given, Look.LIGHT, SIZE, 1).spilled());
    }

    /** Gaussian inputs and k = 3: 4 features kept apart are worth 0.6 each. */
    @Test
    void theBestRunOfEachProbabilityIsHeldAgainstFeaturesKeptApart() {
        int runs = SweepPlan.around(Sweep.RECOVERY, POWER, 2).orElseThrow().runs();
        Snapshot good = trained(Sweep.RECOVERY, runs, run -> List.of(run < runs / 2 ? 2.0 : 7.0));
        assertEquals(0, outside(good));
        assertTells("trained at p = 0.5, seed 0: R = 2.000", hits(good));
        assertTells("best trained at p = 0.002: R = 7.000, order 64.00, orthogonal 2.400", hits(good));
        Snapshot poor = trained(Sweep.RECOVERY, runs, run -> List.of(run % (runs / 2) == 0 ? 2.0 : 7.0));
        assertNotEquals(0, outside(poor));
        List<String> texts = Written.by(figure, poor, SIZE);
        assertTrue(
                texts.stream()
                        .anyMatch(text -> text.startsWith("best R / order = 0.11 to 0.60")
                                && text.endsWith("fewer than kept apart at p = 0.5")),
                texts::toString);
    }

    @Test
    void tooFewFeaturesForTheOrdersHaveNoVerdict() {
        Experiment few = POWER.with(Field.FEATURES, 64L);
        SweepPlan plan = SweepPlan.around(Sweep.RECOVERY, few, 2).orElseThrow();
        List<String> texts = Written.by(figure, beside(few, RunSet.of(plan)), SIZE);
        assertTrue(
                texts.contains("The theory is not about these runs: n = 64 is not above d^k = 64."), texts::toString);
    }
}
