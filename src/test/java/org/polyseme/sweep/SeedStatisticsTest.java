package org.polyseme.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SeedStatisticsTest {
    @Test
    void theDeviationIsTheSamples() {
        SeedStatistics statistics = SeedStatistics.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));
        assertEquals(5, statistics.mean());
        assertEquals(Math.sqrt(32.0 / 7), statistics.sd().orElseThrow(), 1e-12);
        assertEquals(2, statistics.least());
        assertEquals(9, statistics.most());
    }

    @Test
    void oneRunHasNoDeviation() {
        assertEquals(OptionalDouble.empty(), SeedStatistics.of(List.of(3.0)).sd());
    }

    @Test
    void oneRunThatDivergedSpoilsAll() {
        SeedStatistics statistics = SeedStatistics.of(List.of(3.0, Double.NaN));
        assertTrue(Double.isNaN(statistics.mean()) && Double.isNaN(statistics.least()));
    }
}
