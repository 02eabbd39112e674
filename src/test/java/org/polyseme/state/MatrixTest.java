package org.polyseme.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MatrixTest {

    @Test
    void valuesAreCopiedIn() {
        float[] values = {1, 2, 3, 4};
        Matrix matrix = Matrix.of(2, 2, values);
        values[3] = 9;
        assertEquals(4, matrix.at(1, 1));
    }

    @Test
    void aColumnOutsideIsRefusedThoughItsPlaceExists() {
        Matrix matrix = Matrix.of(2, 2, 1, 2, 3, 4);
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.at(0, 2));
    }

    @Test
    void theWrongNumberOfValuesIsRefusedWithBothNumbers() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Matrix.of(2, 3, 1, 2, 3));
        assertEquals("expected 2 x 3 values, got 3", refused.getMessage());
    }

    @Test
    void raggedRowsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Matrix.of(new double[][] {{1, 2}, {3}}));
    }

    @Test
    void aNotANumberIsSeen() {
        assertFalse(Matrix.of(1, 2, 1, Float.NaN).isFinite());
    }

    @Test
    void rowsAreMultipliedAndMeasured() {
        Matrix matrix = Matrix.of(2, 2, 3, 4, -4, 3);
        assertEquals(0, matrix.rowDot(0, 1));
        assertEquals(5, matrix.rowNorm(1));
    }
}
