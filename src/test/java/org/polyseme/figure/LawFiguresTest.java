package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.ExactLoss;
import org.polyseme.measure.PowerRecovery;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.theory.PhaseDiagram;
import org.polyseme.theory.PowerBounds;
import org.polyseme.theory.WinnerTakeAll;

/** Figures that hold a run to a law: where it holds, where it does not, and where it says nothing. */
class LawFiguresTest {
    private static final Figure.Size SIZE = new Figure.Size(520, 360);
    private static final Experiment TOY = Experiment.defaults(ModelKind.TIED_AUTOENCODER);

    private static Snapshot snapshot(Experiment recipe) {
        return Snapshots.of(recipe, Snapshots.random(recipe.features(), recipe.neurons(), 1, 3), 1, Trace.EMPTY, 100);
    }

    private static Set<String> texts(Figure figure, Snapshot snapshot) {
        Set<String> texts = new LinkedHashSet<>();
        for (double y = 33; y < SIZE.height(); y += 3) {
            for (double x = 1; x < SIZE.width(); x += 3) {
                figure.at(x, y, snapshot, Perspective.PLAIN, SIZE).ifPresent(hit -> texts.add(hit.text()));
            }
        }
        return texts;
    }

    private static void assertTells(String part, Set<String> texts) {
        assertTrue(texts.stream().anyMatch(text -> text.contains(part)), () -> part + " is not in " + texts);
    }

    private static long outside(Figure figure, Snapshot snapshot) {
        return Painted.of(figure, snapshot, Look.LIGHT, SIZE, 1).count(Look.LIGHT.outside());
    }

    @Test
    void thePhaseDiagramTellsTheBestCodeAndItsLoss() {
        Axes axes = new Axes(Axes.area(SIZE, 2), Axes.Scale.logarithmic(0.01, 1), Axes.Scale.logarithmic(0.1, 10));
        String text = new PhaseFigure()
                .at(axes.x(0.1), axes.y(0.5), snapshot(TOY), Perspective.PLAIN, SIZE)
                .orElseThrow()
                .text();
        double loss = PhaseDiagram.Code.SUPERPOSE_WITH_LAST.loss(0.1, 0.5);
        assertTrue(text.contains("the last shares a neuron, loss " + Numerals.significant(loss)), text);
    }

    private static Snapshot two(double p, double importance, float first, float last) {
        Experiment recipe = TOY.with(Map.of(
                Field.FEATURES, 2L, Field.NEURONS, 1L, Field.FEATURE_PROBABILITY, p, Field.IMPORTANCE, importance));
        return Snapshots.of(recipe, Matrix.of(2, 1, first, last), 1, Trace.EMPTY, 100);
    }

    private static void assertWrites(String part, Snapshot snapshot) {
        List<String> texts = Written.by(new PhaseFigure(), snapshot, new Figure.Size(900, 600));
        assertTrue(texts.stream().anyMatch(text -> text.contains(part)), () -> part + " is not in " + texts);
    }

    /** Without a bias the exact codes lose what the table says, but for the dropped feature: p/3, where the best bias is p/2. */
    @Test
    void aRunThatFindsAnotherCodeThanThePredictedOneIsAmber() {
        assertEquals(0, outside(new PhaseFigure(), two(0.2, 0.7, 1, -1)));
        assertWrites("Found: last shares, as predicted; loss / predicted = 1.00, within", two(0.2, 0.7, 1, -1));
        assertNotEquals(0, outside(new PhaseFigure(), two(0.2, 0.7, 1, 0)));
        assertWrites("Found: last dropped; predicted: last shares; loss / predicted = 4.", two(0.2, 0.7, 1, 0));
        assertWrites("Found: a first dropped; predicted: last dropped;", two(0.9, 0.7, 0, 1));
    }

    @Test
    void aCodeInBetweenIsNamedSoAndSoIsItsLoss() {
        Snapshot between = two(0.75, 1, -0.93f, 0.48f);
        assertNotEquals(0, outside(new PhaseFigure(), between));
        assertWrites(
                "Found: a code in between, lengths 0.93, 0.48; predicted: a first dropped or last dropped;", between);
        Parameters trained = new Parameters(List.of(
                new Parameters.Named("W", Matrix.of(2, 1, -0.92516017f, 0.4812378f)),
                new Parameters.Named("b", Matrix.of(1, 2, 0.19847983f, 0.4482491f))));
        Snapshot ended = new Snapshot(
                between.experiment(),
                5000,
                1,
                trained,
                trained,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "by hand",
                List.of(),
                Optional.empty());
        // A dropped feature loses p/3 - p²/4 = 0.109375 at least.
        String ratio = Numerals.fixed(2 * ExactLoss.of(ended.experiment(), trained) / 0.109375, 2);
        assertWrites("loss / predicted = " + ratio + ": it loses less", ended);
    }

    @Test
    void everyRegionOfThePhaseDiagramIsNamed() {
        Snapshot three = snapshot(TOY.with(Map.of(Field.FEATURES, 3L, Field.NEURONS, 2L)));
        List<String> texts = Written.by(new PhaseFigure(), three, new Figure.Size(700, 500));
        List<String> names = List.of(
                "the last shares a neuron", "the first two share a neuron", "the last feature is dropped", "a first");
        assertTrue(texts.containsAll(names), texts::toString);
        assertTrue(texts.contains("dropped"), texts::toString);
    }

    /** The fourth region is too narrow for its name in a pane as small as the window's smallest. */
    @Test
    void everyRegionOfASmallPhaseDiagramIsNamed() {
        Snapshot three = snapshot(TOY.with(Map.of(Field.FEATURES, 3L, Field.NEURONS, 2L)));
        for (int[] size : new int[][] {{420, 300}, {420, 340}, {360, 300}, {500, 360}}) {
            List<String> texts = Written.by(new PhaseFigure(), three, new Figure.Size(size[0], size[1]));
            assertTrue(texts.contains("a first dropped"), texts::toString);
            assertTrue(texts.stream().anyMatch(text -> text.startsWith("the first two share")), texts::toString);
            assertTrue(texts.stream().anyMatch(text -> text.startsWith("the last shares")), texts::toString);
        }
    }

    @Test
    void thePhaseDiagramSaysWhyARunIsNotInIt() {
        assertEquals(
                "This run is not in it: it has 5 × 2, not 2 × 1.",
                PhaseFigure.reason(snapshot(TOY), PhaseDiagram.TWO_IN_ONE));
        Experiment uneven = TOY.with(Map.of(Field.FEATURES, 3L, Field.NEURONS, 2L, Field.IMPORTANCE, 0.7));
        assertEquals(
                "This run is not in it: all features but the last must matter alike, as with importance 1, 1, 2.",
                PhaseFigure.reason(snapshot(uneven), PhaseDiagram.THREE_IN_TWO));
        assertEquals(
                "",
                PhaseFigure.reason(
                        snapshot(uneven.with(Field.IMPORTANCE, List.of(1.0, 1.0, 0.5))), PhaseDiagram.THREE_IN_TWO));
        Experiment disturbed = TOY.with(Map.of(Field.FEATURES, 2L, Field.NEURONS, 1L, Field.DROPOUT, 0.3));
        assertEquals(
                "This run is not in it: it is trained against noise, dropout or a penalty too.",
                PhaseFigure.reason(snapshot(disturbed), PhaseDiagram.TWO_IN_ONE));
    }

    @Test
    void featuresRecoveredAreThoseOfTheMeasure() {
        Experiment recipe =
                Experiment.of(Map.of(Field.MODEL, ModelKind.POWER_AUTOENCODER, Field.FEATURES, 20L, Field.NEURONS, 4L));
        Snapshot snapshot = snapshot(recipe);
        String recovered = Numerals.significant(PowerRecovery.of(snapshot).recovered());
        assertTells("this run: R = " + recovered + " at p = 0.05000", texts(new PowerFigure(), snapshot));
    }

    /** 4 dimensions and the power 3: the order is about more than 64 features. */
    @Test
    void theOrderOfFeaturesRecoveredHasNoVerdictWhereItsAssumptionFails() {
        for (long n : new long[] {64, 65}) {
            Experiment recipe = Experiment.of(Map.of(
                    Field.MODEL, ModelKind.POWER_AUTOENCODER, Field.FEATURES, n, Field.NEURONS, 4L, Field.POWER, 3L));
            Snapshot nothing = Snapshots.of(recipe, Snapshots.random((int) n, 4, 1e-3, 3), 1, Trace.EMPTY, 100);
            List<String> texts = Written.by(new PowerFigure(), nothing, new Figure.Size(900, 600));
            boolean isHeld = n > 64;
            assertEquals(isHeld, texts.stream().anyMatch(text -> text.startsWith("R / order = ")), texts::toString);
            assertEquals(
                    !isHeld,
                    texts.contains("The theory is not about this run: n = 64 is not above d^k = 64."),
                    texts::toString);
        }
        assertEquals(64, PowerBounds.sparseOrder(3, 4));
    }

    @Test
    void featuresRecoveredAtOtherProbabilitiesAreThoseOfTheMeasure() {
        Experiment recipe =
                Experiment.of(Map.of(Field.MODEL, ModelKind.POWER_AUTOENCODER, Field.FEATURES, 20L, Field.NEURONS, 4L));
        Snapshot snapshot = snapshot(recipe);
        PowerFigure figure = new PowerFigure();
        double least = Math.min(0.05, PowerBounds.crossover(recipe.power(), 4)) / 10;
        Axes axes = new Axes(Axes.area(SIZE, 2), Axes.Scale.logarithmic(least, 1), Axes.Scale.linear(0, 1));
        double p = axes.valueAt(120);
        String recovered = Numerals.significant(PowerRecovery.of(snapshot.weights(), recipe.power(), recipe.data(), p)
                .recovered());
        String text = figure.at(120, 150, snapshot, Perspective.PLAIN, SIZE)
                .orElseThrow()
                .text();
        assertTrue(text.endsWith("this run’s weights there: R = " + recovered), text);
    }

    @Test
    void sparsificationCountsTheWeightsThatAreLeft() {
        Experiment recipe = Experiment.defaults(ModelKind.INCIDENTAL)
                .with(Map.of(Field.FEATURES, 2L, Field.NEURONS, 4L, Field.PAIRS, 0L, Field.L1, 0.01));
        Matrix start = Matrix.of(2, 4, 0.5f, 0.4f, -0.3f, 0.2f, 0.1f, 0.2f, 0.3f, 0.4f);
        Matrix then = Matrix.of(2, 4, 0.9f, 0.4f, 0, 0, 0, 0, 0.2f, 0.7f);
        Matrix now = Matrix.of(2, 4, 1, 0, 0, 0, 0, 0, 0, 1);
        Trace trace = new Trace(List.of(new Trace.Point(0, start), new Trace.Point(10, then)));
        Snapshot snapshot = Snapshots.of(recipe, now, 0.1, trace, 1000);
        double time = WinnerTakeAll.time(recipe.learningRate(), 10);
        String law = Numerals.significant(WinnerTakeAll.survivorsLaw(4, 0.0025, time));
        Set<String> texts = texts(new SparsificationFigure(), snapshot);
        assertTells("step 10: m′ 2.000 (law " + law + "), |w|₁ 1.100", texts);
        assertTells("step 1,000: m′ 1.000", texts);
    }

    /** At the end both are 1, which says nothing: where the course is farthest from its law decides. */
    @Test
    void aCourseThatLeavesItsLawOnTheWayIsAmberThoughItEndsOnIt() {
        Experiment recipe = Experiment.defaults(ModelKind.INCIDENTAL)
                .with(Map.of(Field.FEATURES, 1L, Field.NEURONS, 16L, Field.PAIRS, 0L, Field.L1, 0.04));
        float[] end = new float[16];
        end[3] = 1;
        Matrix now = Matrix.of(1, 16, end);
        float[] many = new float[16];
        Arrays.fill(many, 0.25f);
        Matrix start = Matrix.of(1, 16, many);
        List<Trace.Point> points = List.of(new Trace.Point(0, start), new Trace.Point(900, start));
        Snapshot slow = Snapshots.of(recipe, now, 0.1, new Trace(points), 9000);
        Snapshot swift = Snapshots.of(recipe, now, 0.1, new Trace(List.of(new Trace.Point(0, start))), 9000);
        double law = WinnerTakeAll.survivorsLaw(16, 0.01, WinnerTakeAll.time(recipe.learningRate(), 900));
        List<String> texts = Written.by(new SparsificationFigure(), slow, new Figure.Size(900, 600));
        String worst = "m′ / law = " + Numerals.fixed(16 / law, 2) + " at step 900, outside a factor of 3";
        assertTrue(texts.stream().anyMatch(text -> text.endsWith(worst)), () -> worst + " is not in " + texts);
        assertNotEquals(0, outside(new SparsificationFigure(), slow));
        assertEquals(0, outside(new SparsificationFigure(), swift));
    }

    /** Power 1: nothing is better than principal components, so that four orthogonal features are all there is. */
    @Test
    void featuresRecoveredWithoutANonlinearityAreHeldAgainstTheExactBound() {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL, ModelKind.POWER_AUTOENCODER, Field.FEATURES, 64L, Field.NEURONS, 4L, Field.POWER, 1L));
        float[] identity = new float[64 * 4];
        for (int k = 0; k < 4; k++) {
            identity[5 * k] = 1;
        }
        Snapshot best = Snapshots.of(recipe, Matrix.of(64, 4, identity), 1, Trace.EMPTY, 100);
        List<String> texts = Written.by(new PowerFigure(), best, new Figure.Size(900, 600));
        assertTrue(texts.contains("R / bound = 1.000, within 0.9950 to 1.005"), texts::toString);
        assertTrue(texts.contains("bound, min(d, n)"), texts::toString);
        assertEquals(0, outside(new PowerFigure(), best));
        assertNotEquals(0, outside(new PowerFigure(), snapshot(recipe)));
    }

    /** One step of descent on a feature alone is one step of the equation, so that the race is told from its start. */
    @Test
    void aRaceFromThisStartIsThatOfTheEquation() {
        Experiment recipe = Experiment.of(Map.of(
                Field.FEATURES,
                2L,
                Field.NEURONS,
                50L,
                Field.PAIRS,
                0L,
                Field.L1,
                0.01,
                Field.LEARNING_RATE,
                0.02,
                Field.STEPS,
                20_000L));
        Matrix initial = Snapshots.random(2, 50, 0.14, 3);
        RaceCourse course = RaceCourse.of(initial, recipe);
        int place = course.nearest(500);
        assertEquals(500, course.steps()[place], 500 * 0.05);
        double left = 0;
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            double[] row = new double[50];
            for (int k = 0; k < 50; k++) {
                row[k] = initial.at(i, k);
            }
            for (int step = 0; step < course.steps()[place]; step++) {
                double slope = 1 - Arrays.stream(row).map(w -> w * w).sum();
                for (int k = 0; k < 50; k++) {
                    double size = Math.abs(row[k]);
                    row[k] = size > 0 ? Math.max(0, size + 0.08 * (slope * size - 0.0025)) : 0;
                }
            }
            left += Arrays.stream(row).filter(w -> w > 0).count() / 2.0;
            sum += Arrays.stream(row).sum() / 2;
        }
        assertEquals(left, course.left()[place], 1e-9);
        assertEquals(sum, course.sums()[place], 1e-9);
        assertEquals(1, course.left()[course.nearest(20_000)]);
        assertTrue(RaceCourse.of(initial, recipe.with(Field.STEPS, 10_000_000L)).isEmpty(), "would take long");
    }
}
