package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomnessTest {
    private static final int MANY = 200_000;

    @Test
    void theSameSeedGivesTheSameBits() {
        assertEquals(
                new Randomness(7, Randomness.Stream.DATA).bits(), new Randomness(7, Randomness.Stream.DATA).bits());
    }

    @Test
    void streamsOfOneSeedDiffer() {
        assertNotEquals(
                new Randomness(7, Randomness.Stream.DATA).bits(), new Randomness(7, Randomness.Stream.NOISE).bits());
    }

    @Test
    void neighbouringSeedsAreUncorrelated() {
        double sum = 0;
        for (int seed = 0; seed < MANY; seed++) {
            double x = new Randomness(seed, Randomness.Stream.DATA).uniformOpen() - 0.5;
            double y = new Randomness(seed + 1, Randomness.Stream.DATA).uniformOpen() - 0.5;
            sum += 12 * x * y;
        }
        assertEquals(0, sum / MANY, 5 / Math.sqrt(MANY));
    }

    @Test
    void normalsHaveTheMomentsOfTheNormal() {
        Randomness random = new Randomness(1, Randomness.Stream.NOISE);
        double[] moments = new double[5];
        for (int t = 0; t < MANY; t++) {
            double x = random.normal();
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(x, power) / MANY;
            }
        }
        double error = 5 / Math.sqrt(MANY);
        assertEquals(0, moments[1], error);
        assertEquals(1, moments[2], error * Math.sqrt(2));
        assertEquals(0, moments[3], error * Math.sqrt(15));
        assertEquals(3, moments[4], error * Math.sqrt(96));
    }

    @Test
    void wholeNumbersAreEquallyLikely() {
        Randomness random = new Randomness(1, Randomness.Stream.DATA);
        int[] counts = new int[7];
        for (int t = 0; t < MANY; t++) {
            counts[random.below(7)]++;
        }
        for (int count : counts) {
            assertEquals(1 / 7.0, count / (double) MANY, 5 * Math.sqrt(6 / 49.0 / MANY));
        }
    }

    @Test
    void openUniformsNeverReachAnEnd() {
        Randomness random = new Randomness(1, Randomness.Stream.DATA);
        for (int t = 0; t < MANY; t++) {
            double x = random.uniformOpen();
            assertTrue(x > 0 && x < 1);
        }
    }
}
