package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
    void ofTwoTimesHaveARowForTheStartAndAColumnForNow() {
        Matrix start = Matrix.of(2, 3, 1, 2, 0, 0, -1, 1);
        Matrix now = Matrix.of(2, 3, 0.5f, 0, 3, 1, 1, -2);
        Overlaps overlaps = Overlaps.between(start, now);
        assertEquals(0.5, overlaps.at(0, 0), 1e-7);
        assertEquals(3, overlaps.at(0, 1), 1e-7);
        assertEquals(3, overlaps.at(1, 0), 1e-7);
        assertEquals(-3, overlaps.at(1, 1), 1e-7);
        Matrix other = Matrix.of(2, 3, 2, 0, 3, 1, 1, -2);
        assertEquals(2, Overlaps.between(start, other).at(0, 0), 1e-7);
        assertEquals(3, Overlaps.between(start, other).at(1, 0), 1e-7);
        assertThrows(IllegalArgumentException.class, () -> Overlaps.between(start, Matrix.of(2, 2, 1, 1, 1, 1)));
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
