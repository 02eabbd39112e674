package org.polyseme.view.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Numbers;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            -0.95, −0.95
            0, 0
            0.02, 0.02
            0.010000000000000002, 0.01
            1, 1
            0.0001, 1e-4
            0.00025, 2.5e-4
            -0.00025, −2.5e-4
            12.345, 12.3
            100, 100
            """)
    void realsKeepThreeDigits(double value, String text) {
        assertEquals(text.replace("e-", "e−"), NumberText.of(value));
    }

    @Test
    void wholeNumbersAreSeparated() {
        assertEquals("10,000", NumberText.of(10_000L));
    }

    @Test
    void aListIsCounted() {
        assertEquals("list of 2", NumberText.of(new Numbers(List.of(0.5, 1.0))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            −0.95, -0.95
            1e-3, 0.001
            '10,000', 10000
            ' 7 ', 7
            .5, 0.5
            1e−4, 1e-4
            """)
    void typedNumbersAreUnderstood(String typed, BigDecimal number) {
        assertEquals(0, number.compareTo((BigDecimal) NumberText.parse(typed)));
    }

    @ParameterizedTest
    @CsvSource({"much", "1.2.3", "'1,2'", "'0,001'", "'0,020'", "'-0,950'", "0x10", "NaN", "1e99999"})
    void anythingElseStaysText(String typed) {
        assertEquals(typed, NumberText.parse(typed));
    }

    @Test
    void whatIsShownReadsBackAsItself() {
        assertEquals(0, new BigDecimal("0.00025").compareTo((BigDecimal) NumberText.parse(NumberText.of(0.00025))));
    }
}
