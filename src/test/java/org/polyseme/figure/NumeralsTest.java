package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "0.982, 3, +0.982",
        "-0.982, 3, −0.982",
        "0, 3, 0.000",
        "-0.0004, 3, 0.000",
        "0.0004, 3, 0.000",
        "-12, 0, −12"
    })
    void aSignedNumberHasATrueSignAndZeroHasNone(double value, int decimals, String expected) {
        assertEquals(expected, Numerals.signed(value, decimals));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1, 0.5", "-0.5, 1, −0.5", "-0.01, 1, 0.0"})
    void aFixedNumberHasOnlyAMinus(double value, int decimals, String expected) {
        assertEquals(expected, Numerals.fixed(value, decimals));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "10000|10,000", "-1234567|−1,234,567"})
    void countsAreGroupedByThousands(long value, String expected) {
        assertEquals(expected, Numerals.count(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"10000|10,000", "0.5|0.5", "0.0200|0.02", "-0.25|−0.25", "1.2|1.2", "0|0", "0.000001|0.000001"})
    void ticksAreAsShortAsTheirValue(double value, String expected) {
        assertEquals(expected, Numerals.tick(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.35821|0.3582",
                "12.3456|12.35",
                "123456|123456",
                "0.012|0.01200",
                "0|0.000",
                "0.0000312|3.120e−05",
                "-0.5|−0.5000"
            })
    void significantKeepsFourDigits(double value, String expected) {
        assertEquals(expected, Numerals.significant(value));
    }

    @Test
    void percentHasANarrowSpace() {
        assertEquals("38\u202f%", Numerals.percent(0.379));
    }

    @Test
    void theLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1,234", Numerals.count(1234));
            assertEquals("0.5", Numerals.fixed(0.5, 1));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0.5", "20000, '20,000'", "150000, 1.5e5", "1e12, 1e12", "4.198e64, 4.2e64"})
    void aNumberTooLongForAMarginIsWrittenByItsPower(double value, String expected) {
        assertEquals(expected, Numerals.brief(value));
        assertEquals(value == 0 ? "0" : Numerals.MINUS + expected, Numerals.brief(-value));
    }
}
