package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.measure.Randomness;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

class DisturbanceTest {
    private static final int NEURONS = 50;
    private static final int SAMPLES = 20;

    private static Disturbance disturbance(Map<Field, ?> given) {
        Map<Field, Object> all = new EnumMap<>(Field.class);
        all.put(Field.MODEL, "incidental");
        all.put(Field.NEURONS, NEURONS);
        all.putAll(given);
        return new Disturbance(
                Experiment.of(all),
                SAMPLES,
                new Randomness(1, Randomness.Stream.NOISE),
                new Randomness(1, Randomness.Stream.DROPOUT));
    }

    /** Excess kurtoses as in the table of noise kinds; bounds are five standard errors. */
    @ParameterizedTest
    @CsvSource({
        "bipolar, -2, 0.001",
        "uniform, -1.2, 0.03",
        "gaussian, 0, 0.06",
        "laplace, 3, 0.5",
        "by-kurtosis, -2, 0.001",
        "by-kurtosis, -1.3, 0.04",
        "by-kurtosis, -0.5, 0.06",
        "by-kurtosis, 0, 0.06",
        "by-kurtosis, 0.7, 0.2",
        "by-kurtosis, 3, 0.5"
    })
    void noiseHasTheMomentsOfItsKind(String kind, double kurtosis, double bound) {
        Disturbance disturbance = disturbance(Map.of(
                Field.NOISE, kind, Field.NOISE_KURTOSIS, kurtosis, Field.NOISE_SD, 0.2, Field.NOISE_SHARED, "sample"));
        double sum = 0;
        double square = 0;
        double fourth = 0;
        int count = 0;
        for (int t = 0; t < 200; t++) {
            disturbance.next();
            for (float x : disturbance.noise()) {
                sum += x;
                square += x * x;
                fourth += Math.pow(x, 4);
                count++;
            }
        }
        assertEquals(0, sum / count, 5 * 0.2 / Math.sqrt(count));
        assertEquals(0.04, square / count, 5 * 0.04 * Math.sqrt((kurtosis + 2) / count) + 1e-6);
        assertEquals(kurtosis, fourth / count / Math.pow(square / count, 2) - 3, bound);
    }

    @Test
    void sharedNoiseIsOneRow() {
        assertEquals(
                NEURONS,
                disturbance(Map.of(Field.NOISE, "gaussian", Field.NOISE_SD, 0.1))
                        .noise()
                        .length);
    }

    @Test
    void noiseOfASampleIsAsLargeAsTheHiddenLayer() {
        assertEquals(
                NEURONS * SAMPLES,
                disturbance(Map.of(Field.NOISE, "gaussian", Field.NOISE_SHARED, "sample"))
                        .noise()
                        .length);
    }

    @Test
    void dropoutSilencesItsShareAndKeepsTheMean() {
        Disturbance disturbance = disturbance(Map.of(Field.DROPOUT, 0.3));
        double silenced = 0;
        double sum = 0;
        int count = 0;
        for (int t = 0; t < 200; t++) {
            disturbance.next();
            for (float factor : disturbance.keep()) {
                silenced += factor == 0 ? 1 : 0;
                sum += factor;
                count++;
            }
        }
        assertEquals(0.3, silenced / count, 5 * Math.sqrt(0.21 / count));
        assertEquals(1, sum / count, 5 * Math.sqrt(0.21 / count) / 0.7);
    }
}
