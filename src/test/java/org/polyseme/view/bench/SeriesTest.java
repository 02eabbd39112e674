package org.polyseme.view.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SeriesTest {
    @Test
    void aPercentileIsTheSmallestTimeThatSoManyInAHundredDoNotExceed() {
        Series series = new Series();
        for (int millis = 1000; millis >= 1; millis--) {
            series.add(millis * 1_000_000L);
        }

        assertEquals(
                Map.of("p50", 500.0, "p95", 950.0, "p99", 990.0, "p100", 1000.0), series.percentiles(50, 95, 99, 100));
    }

    @Test
    void ofOneTimeEveryPercentileIsThatTimeAndOfNoneThereIsNone() {
        Series series = new Series();
        assertEquals(Double.NaN, series.percentile(50));

        series.add(1_234_567);

        assertEquals(1.23, series.percentile(1));
        assertEquals(1.23, series.percentile(99));
    }
}
