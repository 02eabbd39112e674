package org.polyseme.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.store.Claim;

class VerdictTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    MEAN,  1, 3, 1.5, 2.5, true
                    MEAN,  1, 3, 2,   2,   true
                    MEAN,  1, 3, 2.1, 3,   false
                    MEAN,  1, 3, 0,   1.9, false
                    EVERY, 1, 3, 1,   3,   true
                    EVERY, 1, 3, 1.5, 3,   false
                    EVERY, 1, 3, 1,   2.5, false
                    EVERY, 0, 0, 0,   0,   true
                    MEAN,  1, NaN, 0, 9,   false
                    EVERY, 1, NaN, 0, 9,   false
                    """)
    void aClaimHoldsInsideItsBand(
            Claim.Statistic statistic, double one, double other, double from, double to, boolean holds) {
        Claim claim = new Claim("says", Map.of(), 2, "loss", statistic, from, to);
        assertEquals(holds, new Verdict(claim, SeedStatistics.of(List.of(one, other))).holds());
    }
}
