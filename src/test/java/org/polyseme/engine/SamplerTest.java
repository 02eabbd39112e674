package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.engine.kernel.SparseBatch;
import org.polyseme.measure.FixedSet;
import org.polyseme.measure.Randomness;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;

/** Moments over many batches; bounds are five standard errors, and the seed is fixed. */
class SamplerTest {
    private static final int FEATURES = 6;
    private static final int SAMPLES = 1000;

    /** Sums over all draws, dense. */
    private static final class Moments {
        final double[] active = new double[FEATURES];
        final double[] sum = new double[FEATURES];
        final double[] square = new double[FEATURES];
        final double[][] together = new double[FEATURES][FEATURES];
        double total;
    }

    private static Moments moments(Map<Field, ?> given, int batches) {
        Map<Field, Object> all = new EnumMap<>(Field.class);
        all.put(Field.MODEL, "tied-autoencoder");
        all.put(Field.FEATURES, FEATURES);
        all.put(Field.BATCH, SAMPLES);
        all.putAll(given);
        Sampler sampler = new Sampler(Experiment.of(all), new Randomness(5, Randomness.Stream.DATA));
        Moments moments = new Moments();
        for (int t = 0; t < batches; t++) {
            sampler.next();
            SparseBatch batch = sampler.batch();
            for (int s = 0; s < batch.samples(); s++) {
                for (int e = batch.start(s); e < batch.start(s + 1); e++) {
                    double x = batch.value(e);
                    moments.active[batch.feature(e)]++;
                    moments.sum[batch.feature(e)] += x;
                    moments.square[batch.feature(e)] += x * x;
                    for (int f = batch.start(s); f < batch.start(s + 1); f++) {
                        moments.together[batch.feature(e)][batch.feature(f)]++;
                    }
                }
                moments.total++;
            }
        }
        return moments;
    }

    private static void assertShare(double expected, double count, double of) {
        double error = Math.sqrt(expected * (1 - expected) / of);
        assertEquals(expected, count / of, 5 * error + 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-5, 0.001, 0.01, 0.1, 0.5, 0.95, 1})
    void featuresAreActiveWithTheirProbability(double p) {
        Moments moments = moments(Map.of(Field.FEATURE_PROBABILITY, p), 200);
        for (int i = 0; i < FEATURES; i++) {
            assertShare(p, moments.active[i], moments.total);
        }
    }

    @Test
    void featuresMayHaveTheirOwnProbabilities() {
        List<Double> p = List.of(0.5, 0.01, 0.2, 0.0, 1.0, 0.1);
        Moments moments = moments(Map.of(Field.FEATURE_PROBABILITY, p), 200);
        for (int i = 0; i < FEATURES; i++) {
            assertShare(p.get(i), moments.active[i], moments.total);
        }
    }

    @Test
    void featuresAreActiveIndependently() {
        Moments moments = moments(Map.of(Field.FEATURE_PROBABILITY, 0.3), 300);
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < i; j++) {
                assertShare(0.09, moments.together[i][j], moments.total);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"sparse-uniform, 0.5, 0.33333", "sparse-signed, 0, 0.33333", "sparse-gaussian, 0, 1"})
    void magnitudesHaveTheMomentsOfTheirKind(String kind, double mean, double square) {
        Moments moments = moments(Map.of(Field.DATA, kind, Field.FEATURE_PROBABILITY, 0.3), 300);
        for (int i = 0; i < FEATURES; i++) {
            double count = moments.active[i];
            assertEquals(mean, moments.sum[i] / count, 5 / Math.sqrt(count));
            assertEquals(square, moments.square[i] / count, 5 * 1.5 / Math.sqrt(count));
        }
    }

    @Test
    void aCorrelatedGroupIsActiveTogether() {
        Moments moments =
                moments(Map.of(Field.GROUPS, "correlated", Field.GROUP_SIZE, 3, Field.FEATURE_PROBABILITY, 0.2), 200);
        assertEquals(moments.active[0], moments.together[0][2]);
        assertShare(0.2, moments.active[0], moments.total);
        assertShare(0.04, moments.together[0][3], moments.total);
    }

    @Test
    void ofAnAnticorrelatedGroupAtMostOneIsActive() {
        Moments moments = moments(
                Map.of(Field.GROUPS, "anticorrelated", Field.GROUP_SIZE, 3, Field.FEATURE_PROBABILITY, 0.6), 200);
        assertEquals(0, moments.together[0][1] + moments.together[1][2] + moments.together[3][5]);
        assertShare(0.2, moments.active[1], moments.total);
    }

    @Test
    void theLastGroupMayBeSmaller() {
        Moments moments = moments(
                Map.of(Field.GROUPS, "anticorrelated", Field.GROUP_SIZE, 4, Field.FEATURE_PROBABILITY, 0.6), 200);
        assertShare(0.15, moments.active[0], moments.total);
        assertShare(0.3, moments.active[5], moments.total);
    }

    @Test
    void aFixedSetStaysTheSame() {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.DATA,
                "fixed-set",
                Field.POINTS,
                7,
                Field.FEATURE_PROBABILITY,
                0.5));
        Sampler sampler = new Sampler(recipe, new Randomness(5, Randomness.Stream.DATA));
        sampler.next();
        float before = sampler.batch().value(0);
        sampler.next();
        assertEquals(before, sampler.batch().value(0));
        assertEquals(7, sampler.batch().samples());
    }

    @Test
    void aFixedSetFollowsFromTheRecipe() {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.DATA,
                "fixed-set",
                Field.POINTS,
                7,
                Field.SEED,
                11,
                Field.FEATURE_PROBABILITY,
                0.5));
        Sampler sampler = new Sampler(recipe, new Randomness(11, Randomness.Stream.DATA));
        sampler.next();
        Matrix points = FixedSet.points(recipe).orElseThrow();
        int active = 0;
        for (int t = 0; t < 7; t++) {
            for (int e = sampler.batch().start(t); e < sampler.batch().start(t + 1); e++) {
                assertEquals(
                        sampler.batch().value(e), points.at(t, sampler.batch().feature(e)));
                active++;
            }
            for (int i = 0; i < points.columns(); i++) {
                active -= points.at(t, i) != 0 ? 1 : 0;
            }
        }
        assertEquals(0, active);
    }
}
