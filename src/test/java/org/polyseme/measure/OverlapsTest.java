package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class OverlapsTest {

    @Test
    void areTheScalarProductsOfTheRows() {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[9 * 14];
        for (int q = 0; q < values.length; q++) {
            values[q] = (float) random.nextDouble() - 0.5f;
        }
        Matrix weights = Matrix.of(9, 14, values);
        Overlaps overlaps = Overlaps.of(weights);
        assertEquals(9, overlaps.size());
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                assertEquals(weights.rowDot(i, j), overlaps.at(i, j), 1e-6);
            }
        }
    }

    @Test
    void theCollisionExperimentFitsIntoTheBudget() {
        assertEquals(256, Overlaps.affordable(256, 1024));
    }

    @Test
    void aBudgetBoundsWhatAPictureCosts() {
        int affordable = Overlaps.affordable(16_384, 1024);
        assertTrue((long) affordable * affordable / 2 * 1024 <= 1L << 25);
        assertEquals(
                affordable,
                Overlaps.of(Matrix.of(300, 1024, new float[300 * 1024])).size());
    }
}
