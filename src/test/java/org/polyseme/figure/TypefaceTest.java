package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypefaceTest {

    static Stream<Font> fonts() {
        return Stream.of(Typeface.REGULAR, Typeface.BOLD);
    }

    @ParameterizedTest
    @MethodSource("fonts")
    void hasEveryCharacterThatFiguresUse(Font font) {
        String beyondAscii = "−×·…²–ρλσ" + Numerals.percent(0.5);
        assertEquals(-1, font.canDisplayUpTo(beyondAscii));
    }

    @ParameterizedTest
    @MethodSource("fonts")
    void figuresAreEquallyWide(Font font) {
        Font large = font.deriveFont(1000f);
        for (char digit = '1'; digit <= '9'; digit++) {
            assertEquals(Text.width("0", large), Text.width(String.valueOf(digit), large), 2);
        }
    }
}
