package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.state.DataKind;

class PowerBoundsTest {

    @ParameterizedTest
    @CsvSource({"4, 128, 7.03", "6, 432, 17.91", "8, 1024, 36.17"})
    void theRandomCodeRecoversWhatWasComputedElsewhere(int d, int n, double recovered) {
        assertEquals(recovered, PowerBounds.randomCode(3, n, d, DataKind.SPARSE_GAUSSIAN), 0.005);
    }

    @Test
    void anOrthogonalCodeKeepsThreeFifthsOfEachNormalFeature() {
        assertEquals(2.4, PowerBounds.orthogonal(3, 4, DataKind.SPARSE_GAUSSIAN), 1e-12);
        assertEquals(4, PowerBounds.orthogonal(1, 4, DataKind.SPARSE_SIGNED), 1e-12);
    }

    /** The moments that the reference found on two million unit vectors: 0.142636, 0.077866 and 0.015571. */
    @ParameterizedTest
    @CsvSource({"3, 0.142857", "4, 0.078125", "8, 0.015625"})
    void sixthMomentOfUnitVectors(int d, double moment) {
        assertEquals(moment, PowerBounds.sphericalMoment(3, d), 5e-7);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void theOrdersMeetAtTheCrossover(int k) {
        double p = PowerBounds.crossover(k, 6);
        assertEquals(1, PowerBounds.sparseOrder(k, 6) / PowerBounds.denseOrder(k, 6, p), 1e-9);
        assertEquals(PowerBounds.denseOrder(k, 6, 10 * p), PowerBounds.order(k, 6, 10 * p));
        assertEquals(PowerBounds.sparseOrder(k, 6), PowerBounds.order(k, 6, p / 10));
    }

    /** Rows of the reference: d^k and d p^(1/k-1). */
    @ParameterizedTest
    @CsvSource({"4, 0.0015625, 64, 297.1", "6, 0.1, 216, 27.8", "8, 0.5, 512, 12.7"})
    void asymptotes(int d, double p, double sparse, double dense) {
        assertEquals(sparse, PowerBounds.sparseOrder(3, d));
        assertEquals(dense, PowerBounds.denseOrder(3, d, p), 0.05);
    }

    @Test
    void aProjectionRecoversItsRank() {
        assertEquals(5, PowerBounds.order(1, 5, 0.01));
    }

    @Test
    void theBestScaleNeedsBothMoments() {
        assertEquals(4.5, PowerBounds.bestImprovement(3, 2));
        assertEquals(0, PowerBounds.bestImprovement(0, 0));
    }

    @Test
    void evenPowersLoseTheSignAndAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PowerBounds.sparseOrder(2, 4));
    }
}
