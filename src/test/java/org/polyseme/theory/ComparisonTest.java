package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void theRatioIsMeasuredOverPredicted() {
        assertEquals(1.5, Comparison.within(6, 4, 0.35).ratio());
        assertEquals(1, Comparison.within(0, 0, 0.35).ratio());
    }

    @Test
    void agreementEndsAtTheBand() {
        assertTrue(Comparison.within(5, 4, 0.25).agrees());
        assertFalse(Comparison.within(5.1, 4, 0.25).agrees());
        assertTrue(new Comparison(9, 4, 0.5, 3).agrees());
        assertFalse(new Comparison(Double.NaN, 4, 0.5, 3).agrees());
        assertFalse(new Comparison(1, 0, 0.5, 3).agrees());
    }

    @Test
    void aBandUpsideDownIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Comparison(1, 1, 2, 1));
    }
}
