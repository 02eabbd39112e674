package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellAxisTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 100", "32, 261", "128, 128"})
    void theMiddleOfACellLiesOnIt(int cells, double length) {
        CellAxis axis = CellAxis.even(cells, length);
        for (int cell = 0; cell < cells; cell++) {
            double middle = axis.middle(cell);
            assertEquals(new CellAxis.Span(cell, cell + 1), axis.under(middle - 0.01, middle + 0.01));
        }
    }

    @ParameterizedTest
    @CsvSource({"4096, 386", "387, 386", "1000, 3", "512, 511"})
    void noCellIsLostWhereTheyAreSmallerThanPixels(int cells, double length) {
        CellAxis axis = CellAxis.even(cells, length);
        boolean[] isShown = new boolean[cells];
        for (int p = 0; p < Math.ceil(length); p++) {
            CellAxis.Span span = axis.under(p, p + 1);
            for (int cell = span.from(); cell < span.to(); cell++) {
                isShown[cell] = true;
            }
        }
        for (int cell = 0; cell < cells; cell++) {
            assertTrue(isShown[cell], "cell " + cell);
        }
    }

    @Test
    void whatLiesOutsideOrInTheGapIsEmpty() {
        CellAxis axis = CellAxis.split(128, 32, 386);
        assertTrue(axis.under(-2, -1).isEmpty());
        assertTrue(axis.under(386.2, 387.2).isEmpty());
        double gap = axis.zones().get(0).length() + 4;
        assertTrue(axis.under(gap - 0.5, gap + 0.5).isEmpty());
    }

    @Test
    void theFirstCellsAreWideWhereTheOthersAreMany() {
        CellAxis axis = CellAxis.split(128, 32, 386);
        assertEquals(2, axis.zones().size());
        assertTrue(axis.end(0) - axis.start(0) > 4 * (axis.end(127) - axis.start(127)));
        assertEquals(386, axis.end(127), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "40, 32", "2, 2", "1, 1"})
    void allAreEquallyWideWhereOthersAreFew(int cells, int major) {
        assertEquals(1, CellAxis.split(cells, major, 386).zones().size());
    }
}
