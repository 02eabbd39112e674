package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollisionLawTest {

    /** The values for n = 256 were computed independently, with a script that does not share this code. */
    @ParameterizedTest
    @CsvSource({
        "256, 256, 39.6, 0.05",
        "256, 512, 25.0, 0.05",
        "256, 1024, 14.1, 0.05",
        "256, 2048, 7.49, 0.005",
        "256, 4096, 3.86, 0.005",
        "64, 128, 6.21, 0.005"
    })
    void signedBinsGiveTheKnownExpectations(int features, int neurons, double expected, double half) {
        assertEquals(expected, CollisionLaw.signedBins(features, neurons), half);
    }

    @Test
    void theEstimateIsTheSquareOverFourTimesTheNeurons() {
        assertEquals(8.0, CollisionLaw.estimate(64, 128));
    }

    @Test
    void signedBinsAgreeWithThrowingBalls() {
        int features = 20;
        int neurons = 12;
        int throwsOfAll = 40_000;
        SplittableRandom random = new SplittableRandom(7);
        long mixed = 0;
        for (int t = 0; t < throwsOfAll; t++) {
            int[] signs = new int[neurons];
            for (int i = 0; i < features; i++) {
                signs[random.nextInt(neurons)] |= random.nextBoolean() ? 1 : 2;
            }
            for (int sign : signs) {
                mixed += sign == 3 ? 1 : 0;
            }
        }
        double mean = (double) mixed / throwsOfAll;
        // The standard error is below 0.01: each throw's count has a standard deviation below 2.
        assertEquals(mean, CollisionLaw.signedBins(features, neurons), 0.04);
    }

    @Test
    void withFewFeaturesTheEstimateIsAnUpperBound() {
        for (int neurons = 16; neurons <= 4096; neurons *= 2) {
            assertTrue(CollisionLaw.signedBins(16, neurons) <= CollisionLaw.estimate(16, neurons));
        }
    }
}
