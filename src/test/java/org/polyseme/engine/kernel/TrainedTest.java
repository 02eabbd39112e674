package org.polyseme.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

class TrainedTest {
    private static final Matrix TWO_OF_FIVE_ALIVE = Matrix.of(2, 5, 0, 1, 0, 2, 0, 0, 3, 0, 4, 0);

    private static Trained trained(Matrix values) {
        return new Trained(new Parameters.Named("W", values), true, false);
    }

    /** Of many values OpenBLAS is asked first, of few a loop. */
    @ParameterizedTest
    @ValueSource(ints = {2, 400})
    void oneValueThatIsNotFiniteIsSeenWhereverItLies(int columns) {
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int place : new int[] {0, 1, columns, 2 * columns - 1}) {
                float[] values = new float[2 * columns];
                values[place] = odd;
                try (Trained w = trained(Matrix.of(2, columns, values))) {
                    assertFalse(w.isFinite(), odd + " at " + place);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 400})
    void valuesWhoseSquaresOverflowAreFinite(int columns) {
        float[] values = new float[2 * columns];
        Arrays.fill(values, -3e38f);
        try (Trained w = trained(Matrix.of(2, columns, values))) {
            assertTrue(w.isFinite());
        }
    }

    @Test
    void onlyLiveColumnsAreStored() {
        try (Trained w = trained(TWO_OF_FIVE_ALIVE)) {
            w.dropDeadColumns();
            assertArrayEquals(new float[] {1, 2, 3, 4}, Arrays.copyOf(w.values, w.size()));
        }
    }

    @Test
    void aCopyHasAllColumns() {
        try (Trained w = trained(TWO_OF_FIVE_ALIVE)) {
            w.dropDeadColumns();
            assertEquals(TWO_OF_FIVE_ALIVE, w.copy().values());
        }
    }

    @Test
    void aColumnThatStillMovesIsAlive() {
        try (Trained w = trained(TWO_OF_FIVE_ALIVE)) {
            w.first[5 + 4] = 0.5f;
            w.dropDeadColumns();
            assertEquals(3, w.columns());
        }
    }

    @Test
    void columnsDropInSeveralRounds() {
        try (Trained w = trained(TWO_OF_FIVE_ALIVE)) {
            w.dropDeadColumns();
            w.values[0] = 0;
            w.values[2] = 0;
            w.dropDeadColumns();
            assertEquals(Matrix.of(2, 5, 0, 0, 0, 2, 0, 0, 0, 0, 4, 0), w.copy().values());
        }
    }

    @Test
    void restoredColumnsAreZero() {
        try (Trained w = trained(TWO_OF_FIVE_ALIVE)) {
            w.dropDeadColumns();
            w.restoreColumns();
            assertEquals(5, w.columns());
            assertEquals(TWO_OF_FIVE_ALIVE, w.copy().values());
        }
    }
}
