package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColorMapTest {
    static Stream<Look> looks() {
        return Stream.of(Look.LIGHT, Look.DARK);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void zeroIsTheGroundItself(Look look) {
        ColorMap map = ColorMap.diverging(look, 1.2);
        assertEquals(look.ground().getRGB(), map.argb(0));
        assertEquals(look.ground().getRGB(), map.dimmed(0));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theEndsAreTheColoursOfTheSigns(Look look) {
        ColorMap map = ColorMap.diverging(look, 1.2);
        assertEquals(look.positive().getRGB(), map.argb(1.2));
        assertEquals(look.negative().getRGB(), map.argb(-1.2));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void valuesBeyondTheScaleTakeItsEnd(Look look) {
        ColorMap map = ColorMap.diverging(look, 1.2);
        assertEquals(map.argb(1.2), map.argb(50));
        assertEquals(map.argb(-1.2), map.argb(Double.NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void equalStepsLookEquallyFarApart(Look look) {
        ColorMap map = ColorMap.diverging(look, 1);
        for (int sign = -1; sign <= 1; sign += 2) {
            double whole = distance(map.argb(0), map.argb(sign));
            for (int step = 0; step < 10; step++) {
                double part = distance(map.argb(sign * step / 10.0), map.argb(sign * (step + 1) / 10.0));
                assertEquals(0.1, part / whole, 0.012);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theSignsDifferAlsoInTheDimmedColours(Look look) {
        ColorMap map = ColorMap.diverging(look, 1);
        assertTrue(distance(map.dimmed(1), map.dimmed(-1)) > 0.05);
    }

    @Test
    void oklabOfWhiteIsLightnessOne() {
        Oklab white = Oklab.of(Color.WHITE);
        assertEquals(1, white.lightness(), 1e-6);
        assertEquals(0, Math.hypot(white.a(), white.b()), 1e-6);
    }

    /** Reference: the author's own table, linear sRGB red (1, 0, 0). */
    @Test
    void oklabOfRedIsWhatItsAuthorSays() {
        Oklab red = Oklab.of(Color.RED);
        assertEquals(0.628, red.lightness(), 1e-3);
        assertEquals(0.225, red.a(), 1e-3);
        assertEquals(0.126, red.b(), 1e-3);
    }

    @Test
    void everyColourComesBackFromOklab() {
        for (int rgb = 0; rgb < 0x1000000; rgb += 12_347) {
            assertEquals(0xFF000000 | rgb, Oklab.of(new Color(rgb)).argb());
        }
    }

    private static double distance(int argb, int other) {
        return Oklab.of(new Color(argb)).distance(Oklab.of(new Color(other)));
    }
}
