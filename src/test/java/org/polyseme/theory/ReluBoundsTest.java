package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReluBoundsTest {
    private static final double[] FLAT = {1, 1, 1, 1, 1};
    private static final double[] FALLING = {1, 0.9, 0.81, 0.729, 0.6561};

    /** A million samples: a standard error of about 0.2 % at p = 0.1. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3, 0.1})
    void theClosedFormsAgreeWithSampling(double p) {
        SplittableRandom random = new SplittableRandom(12);
        int samples = 1_000_000;
        double dropped = 0;
        double paired = 0;
        for (int s = 0; s < samples; s++) {
            double x = random.nextDouble() < p ? random.nextDouble() : 0;
            double y = random.nextDouble() < p ? random.nextDouble() : 0;
            dropped += (x - p / 2) * (x - p / 2) / samples;
            double miss = x - Math.max(0, x - y);
            paired += miss * miss / samples;
        }
        assertEquals(dropped, ReluBounds.dropped(p), 0.01 * dropped);
        assertEquals(paired, ReluBounds.paired(p), 0.015 * paired);
    }

    @Test
    void superpositionPaysAboveASparsityOfThreeSevenths() {
        double p = ReluBounds.SUPERPOSITION_DENSITY;
        assertEquals(3.0 / 7, 1 - p, 1e-15);
        assertEquals(ReluBounds.dropped(p), 2 * ReluBounds.paired(p), 1e-15);
        assertTrue(2 * ReluBounds.paired(p - 0.01) < ReluBounds.dropped(p - 0.01));
        assertTrue(2 * ReluBounds.paired(p + 0.01) > ReluBounds.dropped(p + 0.01));
    }

    /** The reference run's two codes at five features in two neurons, computed elsewhere, mean over features. */
    @ParameterizedTest
    @CsvSource({
        "0.00, true, 0.036585, 0.125568",
        "0.70, true, 0.034024, 0.020487",
        "0.90, true, 0.013536, 0.005192",
        "0.97, true, 0.004291, 0.001386",
        "0.00, false, 0.050000, 0.150000",
        "0.70, false, 0.046500, 0.027500",
        "0.90, false, 0.018500, 0.007500",
        "0.97, false, 0.005865, 0.002075"
    })
    void fiveFeaturesInTwoNeurons(double sparsity, boolean falling, double orthogonal, double antipodal) {
        double[] importance = falling ? FALLING : FLAT;
        assertEquals(orthogonal, ReluBounds.orthogonal(importance, 2, 1 - sparsity) / 5, 6e-7);
        assertEquals(antipodal, ReluBounds.antipodal(importance, 2, 1 - sparsity) / 5, 6e-7);
    }

    /** Reference rows for 80 features in 20 neurons. */
    @ParameterizedTest
    @CsvSource({"1, 0.062500, 0.125000", "2, 0.078125, 0.072917", "10, 0.023125, 0.016250", "100, 0.002481, 0.001662"})
    void eightyFeaturesInTwentyNeurons(double inverse, double orthogonal, double antipodal) {
        double[] flat = new double[80];
        Arrays.fill(flat, 1);
        assertEquals(orthogonal, ReluBounds.orthogonal(flat, 20, 1 / inverse) / 80, 6e-7);
        assertEquals(antipodal, ReluBounds.antipodal(flat, 20, 1 / inverse) / 80, 6e-7);
    }

    @Test
    void neuronsLeftOverHoldFeaturesAlone() {
        double[] importance = {3, 1, 2};
        assertEquals(3 * ReluBounds.paired(0.1), ReluBounds.antipodal(importance, 2, 0.1), 1e-15);
        assertEquals(0, ReluBounds.antipodal(importance, 3, 0.1));
        assertEquals(0, ReluBounds.orthogonal(importance, 4, 0.1));
    }

    /** A simplex of m + 1 directions attains Welch's bound with a cosine of -1/m. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void simplicesAttainWelchsBound(int neurons) {
        assertEquals(1.0 / neurons, ReluBounds.welch(neurons + 1, neurons), 1e-12);
        assertEquals(neurons + 1, ReluBounds.storable(neurons, 1.0 / neurons - 1e-13), 1e-6);
    }

    @Test
    void coherenceLimitsWhatIsStored() {
        assertEquals(0, ReluBounds.welch(3, 3));
        assertEquals(4, ReluBounds.storable(4, 0));
        assertEquals(Double.POSITIVE_INFINITY, ReluBounds.storable(4, 0.5));
        assertEquals(6 * ReluBounds.dropped(0.2), ReluBounds.coherent(10, 4, 0, 0.2), 1e-15);
        assertEquals(0, ReluBounds.coherent(10, 4, 0.5, 0.2));
    }
}
