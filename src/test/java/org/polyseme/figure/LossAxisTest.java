package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossAxisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|10|9|1.0 2.0 5.0 10.0",
                "0.2|10|9|0.2 0.5 1.0 2.0 5.0 10.0",
                "0.001|1000|9|0.001 0.01 0.1 1.0 10.0 100.0 1000.0",
                "1|1000|2|1.0 100.0",
                "200|1000|1|200.0 1000.0",
                "200|1000|0|200.0 1000.0",
                "0.001|1000|1|0.001 1000.0"
            })
    void theLossAxisHasRoundNumbersAsFarAsTheyFit(double low, double high, int most, String expected) {
        List<String> ticks = LossAxis.ticks(low, high, most).stream()
                .map(tick -> Double.toString(Math.round(tick * 1e6) / 1e6))
                .toList();
        assertEquals(expected, String.join(" ", ticks));
    }

    @ParameterizedTest
    @CsvSource({"0.0001, 0.0001", "0.5, 0.5", "20000, '20,000'", "1e7, 1e7", "5e12, 5e12", "2e-6, 2e-6"})
    void lossLabelsFitTheMargin(double value, String expected) {
        assertEquals(expected, LossAxis.label(value));
    }
}
