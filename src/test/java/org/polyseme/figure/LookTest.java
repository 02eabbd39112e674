package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LookTest {
    /** What WCAG 2.1 asks of text, level AA. */
    private static final double READABLE = 4.5;

    static Stream<Arguments> inks() {
        return Stream.of(Look.LIGHT, Look.DARK, Look.HIGH_CONTRAST)
                .flatMap(look -> Map.of(
                                "text", look.text(),
                                "muted", look.muted(),
                                "positive", look.positive(),
                                "negative", look.negative(),
                                "polysemantic", look.polysemantic(),
                                "outside", look.outside())
                        .entrySet()
                        .stream()
                        .flatMap(ink -> Stream.of(look.ground(), look.background())
                                .map(paper -> Arguments.of(look.dark(), ink.getKey(), ink.getValue(), paper))));
    }

    @ParameterizedTest(name = "dark {0}: {1}")
    @MethodSource("inks")
    void everyInkIsReadable(boolean dark, String name, Color ink, Color paper) {
        double contrast = contrast(ink, paper);
        assertTrue(contrast >= READABLE, () -> name + " has " + contrast);
    }

    /** What WCAG 2.1 asks of text at level AAA; half-tones and lines of the window count too. */
    @Test
    void inHighContrastEvenLinesAndFaintWordsStandOut() {
        Look look = Look.HIGH_CONTRAST;
        for (Color ink : List.of(
                look.hairline(),
                look.text(),
                look.muted(),
                look.faint(),
                look.accent(),
                look.positive(),
                look.negative(),
                look.polysemantic())) {
            assertTrue(contrast(ink, look.ground()) >= 7, ink + " has " + contrast(ink, look.ground()));
        }
    }

    @Test
    void polysemanticTextIsReadableOnItsOwnGround() {
        for (Look look : List.of(Look.LIGHT, Look.DARK, Look.HIGH_CONTRAST)) {
            assertTrue(contrast(look.polysemantic(), look.polysemanticGround()) >= READABLE);
        }
    }

    @Test
    void blackOnWhiteHasTheLargestContrast() {
        assertEquals(21, contrast(Color.BLACK, Color.WHITE), 1e-9);
    }

    @Test
    void signsHaveColoursOfTheirOwn() {
        assertEquals(Look.LIGHT.positive(), Look.LIGHT.sign(0.1));
        assertEquals(Look.LIGHT.negative(), Look.LIGHT.sign(-0.1));
        assertEquals(Look.LIGHT.muted(), Look.LIGHT.sign(0));
    }

    @Test
    void aDimmedColourLiesAQuarterOfTheWayFromTheGround() {
        Oklab ground = Oklab.of(Look.DARK.ground());
        double whole = ground.distance(Oklab.of(Look.DARK.polysemantic()));
        double rest = ground.distance(Oklab.of(Look.DARK.dim(Look.DARK.polysemantic())));
        assertEquals(0.25, rest / whole, 0.01);
    }

    /** WCAG 2.1 contrast ratio, 1 to 21. */
    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int component) {
        double c = component / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    /** Names are dimmed too, and a line to read by is no news. */
    @Test
    void inHighContrastWhatIsDimmedIsReadableAndWhatIsBehindIsLight() {
        Look look = Look.HIGH_CONTRAST;
        assertTrue(contrast(look.dim(look.muted()), look.ground()) >= READABLE);
        assertTrue(contrast(look.muted(), look.ground()) >= 2 * contrast(look.dim(look.muted()), look.ground()));
        assertTrue(contrast(look.grid(), look.ground()) <= 2);
        assertEquals(Look.LIGHT.hairline(), Look.LIGHT.grid());
        assertEquals(Look.DARK.hairline(), Look.DARK.grid());
    }
}
