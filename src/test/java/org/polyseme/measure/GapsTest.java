package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.01, 0.1, 0.5, 0.9})
    void tabledGapsAreThoseOfTheLogarithm(double p) {
        Gaps gaps = new Gaps(p);
        Randomness random = new Randomness(3, Randomness.Stream.DATA);
        int different = 0;
        for (int t = 0; t < 100_000; t++) {
            long uniform = random.bits() >>> 24;
            long expected = (long) (Math.log((uniform + 0.5) * 0x1p-40) / Math.log1p(-p));
            different += gaps.of(uniform) == expected ? 0 : 1;
        }
        int found = different;
        assertTrue(found <= 1, () -> found + " gaps differ");
    }
}
