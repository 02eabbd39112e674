package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxesTest {
    @Test
    void whatIsCountedHasNoNumbersBetweenTheWholeOnes() {
        assertEquals(List.of(0.0, 1.0, 2.0), Axes.Scale.counts(2.16).ticks(12));
        assertEquals(List.of(0.0, 10.0, 20.0), Axes.Scale.counts(22).ticks(3));
        assertEquals(
                List.of(0.0, 0.5, 1.0, 1.5, 2.0), Axes.Scale.linear(0, 2.16).ticks(5));
    }

    @Test
    void thereAreTwoNumbersAtLeastAlongAnAxis() {
        for (double high : new double[] {0.03, 1.05, 4.5, 37, 1e6}) {
            assertTrue(Axes.Scale.linear(0, high).ticks(1).size() >= 2, "to " + high);
        }
        assertEquals(List.of(0.0, 1.0), Axes.Scale.counts(1).ticks(1));
    }
}
