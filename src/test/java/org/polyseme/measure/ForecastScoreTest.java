package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class ForecastScoreTest {
    /** Foretold: 0 with 1 on neuron 0, 2 with 3 on neuron 1. */
    private static final Matrix START =
            Matrix.of(new double[][] {{0.6, 0, 0.1}, {-0.5, 0, 0.1}, {0, 0.5, 0}, {0, -0.5, 0.4}, {0.1, 0, 0.3}});
    /** Came: 0 with 1 on neuron 0, 3 with 4 on neuron 2. */
    private static final Matrix NOW =
            Matrix.of(new double[][] {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, 0, -1}, {0, 0, 1}});

    private final ForecastScore score = ForecastScore.of(Forecast.of(START), Allocation.of(NOW, Band.DEFAULT));

    @Test
    void oneOfTwoForetoldPairsCameAndOneThatCameWasForetold() {
        assertEquals(new ForecastScore(2, 2, 1), score);
        assertEquals(0.5, score.precision());
        assertEquals(0.5, score.recall());
    }

    @Test
    void runsAddUpBeforeRatiosAreTaken() {
        ForecastScore sum = ForecastScore.NONE.plus(score).plus(new ForecastScore(1, 8, 1));
        assertEquals(2.0 / 3, sum.precision());
        assertEquals(0.2, sum.recall());
    }

    @Test
    void withoutPairsThereIsNoRatio() {
        assertTrue(Double.isNaN(ForecastScore.NONE.precision()));
        assertTrue(Double.isNaN(ForecastScore.NONE.recall()));
    }

    @Test
    void aWinnerIsKeptWhereTheLargestWeightStayed() {
        assertEquals(0.8, ForecastScore.winnersKept(START, NOW));
        assertEquals(1, ForecastScore.winnersKept(START, START));
    }
}
