package org.polyseme.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Sizes below, at and beyond a tile's. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 70", "32, 32", "33, 64", "65, 31"})
    void transposingExchangesRowsAndColumns(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = k;
        }
        Matrix matrix = Matrix.of(rows, columns, values);
        Matrix transposed = matrix.transposed();
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                assertEquals(matrix.at(i, k), transposed.at(k, i));
            }
        }
        assertEquals(matrix, transposed.transposed());
    }

    @Test
    void rowsAreMultipliedAndMeasured() {
        Matrix matrix = Matrix.of(2, 2, 3, 4, -4, 3);
        assertEquals(0, matrix.rowDot(0, 1));
        assertEquals(5, matrix.rowNorm(1));
    }
}
