package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.InitialisationKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunPlan;
import org.polyseme.theory.Polygons;

class SweepTest {
    private static final Experiment INCIDENTAL = Experiment.of(
            Map.of(Field.FEATURES, 16L, Field.NEURONS, 40L, Field.PAIRS, 0L, Field.L1, 0.001, Field.STEPS, 500L));
    private static final Experiment TOY = Experiment.defaults(ModelKind.TIED_AUTOENCODER);

    private static final Experiment POWER =
            Experiment.of(Map.of(Field.MODEL, ModelKind.POWER_AUTOENCODER, Field.FEATURES, 96L, Field.NEURONS, 4L));

    private static Experiment fitting(Sweep sweep) {
        return switch (sweep) {
            case COLLISIONS -> INCIDENTAL;
            case NOISE -> INCIDENTAL.with(Map.of(Field.L1, 0.0, Field.NOISE, NoiseKind.GAUSSIAN, Field.NOISE_SD, 0.1));
            case POINTS -> TOY.with(Map.of(Field.DATA, DataKind.FIXED_SET, Field.POINTS, 7L));
            case RECOVERY -> POWER;
            case ENERGY -> TOY;
        };
    }

    private static SweepPlan plan(Sweep sweep, int seeds) {
        return SweepPlan.around(sweep, fitting(sweep), seeds).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aRecipeOfItsKindIsSweptAndFoundByItself(Sweep sweep) {
        assertEquals("", sweep.reason(fitting(sweep)));
        assertEquals(Optional.of(sweep), Sweep.firstFor(fitting(sweep)));
    }

    @ParameterizedTest
    @EnumSource
    void everyRunOfAPlanAsksForTheSamePlan(Sweep sweep) {
        SweepPlan plan = plan(sweep, 2);
        for (int run = 0; run < plan.runs(); run++) {
            assertEquals(Optional.of(plan), SweepPlan.around(sweep, plan.recipe(run), 2), () -> "of a run of " + sweep);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTwoRunsOfAPlanAreTheSame(Sweep sweep) {
        SweepPlan plan = plan(sweep, 4);
        long different = IntStream.range(0, plan.runs())
                .mapToObj(plan::recipe)
                .distinct()
                .count();
        assertEquals(plan.runs(), different);
    }

    @ParameterizedTest
    @EnumSource
    void runsOfAPlanDifferInTheFieldAndTheSeedAlone(Sweep sweep) {
        SweepPlan plan = plan(sweep, 2);
        for (int run = 0; run < plan.runs(); run++) {
            List<Field> differences = fitting(sweep).differences(plan.recipe(run));
            assertTrue(List.of(sweep.field(), Field.SEED).containsAll(differences), differences::toString);
        }
    }

    @Test
    void allValuesOfOneSeedComeBeforeTheNext() {
        SweepPlan plan = plan(Sweep.COLLISIONS, 2);
        List<List<Long>> order = IntStream.range(0, plan.runs())
                .mapToObj(plan::recipe)
                .map(recipe -> List.of(recipe.seed(), (long) recipe.neurons()))
                .toList();
        assertEquals(
                List.of(
                        List.of(0L, 16L),
                        List.of(0L, 32L),
                        List.of(0L, 64L),
                        List.of(0L, 128L),
                        List.of(0L, 256L),
                        List.of(1L, 16L),
                        List.of(1L, 32L),
                        List.of(1L, 64L),
                        List.of(1L, 128L),
                        List.of(1L, 256L)),
                order);
    }

    @ParameterizedTest
    @CsvSource({"10", "100", "5000", "30000", "1000000"})
    void marksAscendFromTheStartAndLieBeforeTheEnd(long steps) {
        Experiment recipe = fitting(Sweep.NOISE).with(Field.STEPS, steps);
        List<Long> marks =
                SweepPlan.around(Sweep.NOISE, recipe, 2).orElseThrow().marks();
        assertEquals(0L, marks.get(0));
        for (int k = 1; k < marks.size(); k++) {
            assertTrue(marks.get(k) > marks.get(k - 1));
        }
        assertTrue(marks.get(marks.size() - 1) < steps);
        assertEquals(steps > 3000, marks.contains(3000L));
    }

    @Test
    void whatTheLawsAreNotAboutIsRefusedInWords() {
        for (Experiment other : List.of(
                INCIDENTAL.with(Field.PAIRS, 4L),
                INCIDENTAL.with(Field.L1, 0.0),
                INCIDENTAL.with(Field.RELU, false),
                INCIDENTAL.with(Map.of(
                        Field.INITIALISATION,
                        InitialisationKind.GIVEN,
                        Field.GIVEN,
                        Matrix.of(16, 40, new float[640]))),
                TOY)) {
            assertNotEquals("", Sweep.COLLISIONS.reason(other));
        }
        assertNotEquals("", Sweep.NOISE.reason(INCIDENTAL));
        assertNotEquals("", Sweep.NOISE.reason(fitting(Sweep.NOISE).with(Field.NOISE, NoiseKind.NONE)));
        assertNotEquals("", Sweep.POINTS.reason(TOY));
        assertNotEquals("", Sweep.ENERGY.reason(TOY.with(Map.of(Field.FEATURES, 100L, Field.NEURONS, 20L))));
        assertEquals(Optional.empty(), Sweep.firstFor(Experiment.defaults(ModelKind.MLP)));
    }

    @Test
    void whatWouldTakeHoursIsRefused() {
        String reason = Sweep.COLLISIONS.reason(INCIDENTAL.with(Map.of(Field.FEATURES, 512L, Field.STEPS, 7500L)));
        assertTrue(reason.contains("hours"), reason);
    }

    @Test
    void aRunIsReadByTheMeasuresThatOthersUse() {
        Experiment points = fitting(Sweep.POINTS);
        Parameters parameters = new Parameters(List.of(
                new Parameters.Named("W", random(points.features(), points.neurons())),
                new Parameters.Named("b", Matrix.of(1, points.features(), new float[points.features()]))));
        Matrix weights = parameters.weights();
        List<Double> read = plan(Sweep.POINTS, 2).read(new RunPlan.Reached(points, 3, 0.5, parameters));
        double[] of = Memorisation.pointDimensionality(FixedSet.points(points).orElseThrow(), weights);
        double sum = 0;
        for (double each : of) {
            sum += Double.isFinite(each) ? each : 0;
        }
        assertEquals(ExactLoss.of(points.with(Field.DATA, DataKind.SPARSE_UNIFORM), parameters), read.get(0));
        assertEquals(
                sum, read.get(1) * Arrays.stream(of).filter(Double::isFinite).count(), 1e-12);
        List<Double> noise = plan(Sweep.NOISE, 2).read(new RunPlan.Reached(fitting(Sweep.NOISE), 3, 0.5, parameters));
        assertEquals(List.of(Concentration.meanFourthNorm(weights)), noise);
    }

    /** The pentagon at rest, in closed form: its level, and half of its 14 parameters that no rotation frees; the square's
     * fifth feature is silent, which frees three. */
    @Test
    void thePentagonLiesOnItsLevelAndIsLessDegenerateThanTheSquare() {
        Experiment recipe = TOY.with(Map.of(
                Field.FEATURES,
                5L,
                Field.NEURONS,
                2L,
                Field.FEATURE_PROBABILITY,
                1.0,
                Field.IMPORTANCE,
                1.0,
                Field.GROUPS,
                "anticorrelated",
                Field.GROUP_SIZE,
                5L));
        List<Double> pentagon = readPolygon(recipe, 5, 0);
        List<Double> square = readPolygon(recipe, 4, 0);
        assertEquals(Polygons.level(5, 5, 0), pentagon.get(0), 1e-6);
        assertEquals(Polygons.level(4, 5, 0), square.get(0), 1e-6);
        assertTrue(pentagon.get(1) > square.get(1) + 0.5, () -> pentagon + " over " + square);
        assertEquals(Polygons.learningCoefficient(5), pentagon.get(1), 0.7);
        assertFalse(pentagon.get(2).isNaN());
    }

    private static List<Double> readPolygon(Experiment recipe, int corners, int lifted) {
        Polygons.Corner corner = Polygons.at(corners);
        float[] weights = new float[10];
        float[] bias = new float[5];
        for (int i = 0; i < corners; i++) {
            weights[2 * i] = (float) (corner.length() * Math.cos(2 * Math.PI * i / corners));
            weights[2 * i + 1] = (float) (corner.length() * Math.sin(2 * Math.PI * i / corners));
            bias[i] = (float) corner.bias();
        }
        for (int i = corners; i < 5; i++) {
            bias[i] = i < corners + lifted ? 0.1f : -1;
        }
        Parameters parameters = new Parameters(List.of(
                new Parameters.Named("W", Matrix.of(5, 2, weights)), new Parameters.Named("b", Matrix.of(1, 5, bias))));
        return SweepPlan.around(Sweep.ENERGY, recipe, 1)
                .orElseThrow()
                .read(new RunPlan.Reached(recipe, 0, 0, parameters));
    }

    private static Matrix random(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextDouble(-1, 1);
        }
        return Matrix.of(rows, columns, values);
    }

    /** The two orders meet at d^-k: below it is where superposition pays, down to what can be learnt. */
    @Test
    void probabilitiesReachATenthOfWhereTheOrdersMeet() {
        assertEquals(List.of(0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002), Sweep.RECOVERY.values(POWER));
        assertEquals(List.of(0.5, 0.2, 0.1, 0.05), Sweep.RECOVERY.values(POWER.with(Field.POWER, 1L)));
        assertEquals(9, Sweep.RECOVERY.values(POWER.with(Field.NEURONS, 16L)).size());
        assertNotEquals("", Sweep.RECOVERY.reason(TOY));
    }

    /** 0.6 of each of d features kept apart: see science of the power autoencoder, k = 3 and Gaussian inputs. */
    @Test
    void whatIsReadOfARunIsWhatItRecoversWhereItIsTrained() {
        Experiment recipe = POWER.with(
                Map.of(Field.DATA, DataKind.SPARSE_GAUSSIAN, Field.FEATURES, 8L, Field.FEATURE_PROBABILITY, 0.05));
        double[][] apart = new double[8][4];
        for (int i = 0; i < 4; i++) {
            apart[i][i] = 1;
        }
        Parameters parameters = new Parameters(List.of(new Parameters.Named("W", Matrix.of(apart))));
        List<Double> read = Sweep.RECOVERY.read(new RunPlan.Reached(recipe, 10, 0.1, parameters));
        assertEquals(2.4, read.get(0), 1e-9);
    }
}
