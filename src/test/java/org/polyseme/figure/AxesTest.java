package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
