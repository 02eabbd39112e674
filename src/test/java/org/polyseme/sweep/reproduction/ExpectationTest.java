package org.polyseme.sweep.reproduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    /** Four runs there and four here: three times sqrt(1/4 + 1/4) deviations. */
    @Test
    void aSampleMayBeThreeStandardErrorsOff() {
        Expectation.Sample elsewhere = new Expectation.Sample(10, 2, 4);
        Expectation expected = Expectation.sample("source", Provenance.DERIVED, elsewhere, 4);
        assertEquals(10 + 3 * 2 * Math.sqrt(0.5), expected.to(), 1e-12);
        assertEquals(10 - 3 * 2 * Math.sqrt(0.5), expected.from(), 1e-12);
        assertEquals("10 ± 2 (4 runs)", expected.reported());
    }

    @Test
    void bothEndsBelongToTheBandAndNoNumberDoesNot() {
        Expectation expected = new Expectation("source", Provenance.READ, "1 to 2", 1, 2);
        assertTrue(expected.allows(1) && expected.allows(2));
        assertFalse(expected.allows(Double.NaN));
        assertFalse(expected.allows(2.0001));
        assertThrows(IllegalArgumentException.class, () -> new Expectation("source", Provenance.READ, "", 2, 1));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    1.17046,  0.00001, '1.17045 to 1.17047'
                    0.0155,   0.0003,  '0.0152 to 0.0158'
                    34,       0,       34
                    0,        1e-10,   '-1.0e-10 to 1.0e-10'
                    """)
    void bandsShowAsManyPlacesAsTheyNeed(double value, double tolerance, String text) {
        assertEquals(
                text,
                Expectation.near("source", Provenance.READ, value, tolerance).band());
    }

    @Test
    void ourNumberIsPrintedAsFinelyAsItsBand() {
        Expectation coarse = Expectation.near("source", Provenance.READ, 14, 3);
        Row row = new Row("id", "what", coarse, new Work.Computed(() -> 0));
        assertEquals("13.38 ± 2 (2 runs)", text(row, 13.375 - Math.sqrt(2), 13.375 + Math.sqrt(2)));
        assertEquals("pentagon (16 runs)", new Finding(row, Found.named("pentagon", "pentagon", 16)).text());
        assertEquals("0.25", new Finding(row, Found.computed(0.25)).text());
    }

    private static String text(Row row, double... values) {
        return new Finding(row, Found.mean(List.of(values[0], values[1]))).text();
    }
}
