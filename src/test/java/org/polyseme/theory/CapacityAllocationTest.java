package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityAllocationTest {
    private static final double[] VALUES = {1, 0.8, 0.6, 0.5, 0.4, 0.2};

    /** Water levels and losses as the reference script printed them. */
    @ParameterizedTest
    @CsvSource({
        "4, 0.8712, 1.2960, 1.000 1.000 0.727 0.273 0.000 0.000",
        "6, 1.3495, 1.7976, 1.000 0.957 0.551 0.348 0.145 0.000",
        "30, 2.3823, 2.9427, 0.910 0.713 0.516 0.418 0.320 0.123"
    })
    void fillsAsTheReferenceDid(double kurtosis, double level, double loss, String list) {
        double[] shares = Pattern.compile(" ")
                .splitAsStream(list)
                .mapToDouble(Double::parseDouble)
                .toArray();
        CapacityAllocation allocation = CapacityAllocation.of(VALUES, 3, kurtosis);
        for (int i = 0; i < shares.length; i++) {
            assertEquals(shares[i], allocation.capacity(i), 5e-4);
        }
        assertEquals(level, allocation.waterLevel(), 5e-5);
        double sum = IntStream.range(0, 6)
                .mapToDouble(i -> CapacityAllocation.loss(VALUES[i], kurtosis, allocation.capacity(i)))
                .sum();
        assertEquals(loss, sum, 5e-5);
    }

    @Test
    void allDimensionsAreGiven() {
        for (double dimensions = 0.5; dimensions <= 6; dimensions += 0.5) {
            double given = CapacityAllocation.of(VALUES, dimensions, 9).capacities().stream()
                    .mapToDouble(c -> c)
                    .sum();
            assertEquals(dimensions, given, 1e-9);
        }
    }

    @Test
    void partlyRepresentedFeaturesBenefitAlike() {
        CapacityAllocation allocation = CapacityAllocation.of(VALUES, 3, 6);
        for (int i = 0; i < 6; i++) {
            double benefit = CapacityAllocation.marginalBenefit(VALUES[i], 6, allocation.capacity(i));
            double share = allocation.capacity(i);
            assertTrue(share < 1 || benefit >= allocation.waterLevel());
            assertTrue(share > 0 || benefit <= allocation.waterLevel());
            if (share > 0 && share < 1) {
                assertEquals(allocation.waterLevel(), benefit, 1e-9);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.8, 1})
    void theMarginalBenefitIsTheSlopeOfTheLoss(double capacity) {
        double h = 1e-5;
        double slope = (CapacityAllocation.loss(0.7, 6, capacity + h) - CapacityAllocation.loss(0.7, 6, capacity - h))
                / (2 * h);
        assertEquals(-slope, CapacityAllocation.marginalBenefit(0.7, 6, capacity), 1e-7);
    }

    /** The best scale g of a feature's direction, by search: {@code (β-1)(1-g)² + 2g²(1/C - 1)} at its least. */
    @ParameterizedTest
    @CsvSource({"1.8, 0.2", "3, 0.5", "6, 0.9", "30, 0.5"})
    void theLossIsThatOfTheBestScale(double kurtosis, double capacity) {
        double least = IntStream.rangeClosed(0, 150_000)
                .mapToDouble(q -> q / 100_000.0)
                .map(g -> (kurtosis - 1) * (1 - g) * (1 - g) + 2 * g * g * (1 / capacity - 1))
                .min()
                .orElseThrow();
        assertEquals(least, CapacityAllocation.loss(1, kurtosis, capacity), 1e-7);
    }

    @Test
    void withoutPeakedInputsNothingIsShared() {
        assertThrows(IllegalArgumentException.class, () -> CapacityAllocation.of(VALUES, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> CapacityAllocation.of(VALUES, 7, 6));
    }

    /** Of 400,000 normal inputs (β = 3): the variance's standard error is below 1 %. */
    @Test
    void theQuadraticModelsLossAgreesWithSampling() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] weights = new double[6][3];
        for (double[] row : weights) {
            Arrays.setAll(row, k -> random.nextGaussian() / 2);
        }
        double mean = 0;
        double squares = 0;
        int samples = 400_000;
        for (int s = 0; s < samples; s++) {
            double[] hidden = new double[3];
            double difference = 0;
            for (int i = 0; i < 6; i++) {
                double x = random.nextGaussian();
                difference -= VALUES[i] * x * x;
                for (int k = 0; k < 3; k++) {
                    hidden[k] += weights[i][k] * x;
                }
            }
            difference += Arrays.stream(hidden).map(h -> h * h).sum();
            mean += difference / samples;
            squares += difference * difference / samples;
        }
        double variance = squares - mean * mean;
        assertEquals(variance, QuadraticModel.loss(weights, VALUES, 3), 0.03 * variance);
    }
}
