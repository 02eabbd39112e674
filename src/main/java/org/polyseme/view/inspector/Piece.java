package org.polyseme.view.inspector;

import org.polyseme.figure.Numerals;

/** A few words of a row and how they look. Sign is told by the text, the colour repeats it. Immutable. */
record Piece(String text, Tone tone) {
    enum Tone {
        PLAIN,
        MUTED,
        POSITIVE,
        NEGATIVE
    }

    static Piece plain(String text) {
        return new Piece(text, Tone.PLAIN);
    }

    static Piece muted(String text) {
        return new Piece(text, Tone.MUTED);
    }

    /** A number with its sign, to two decimals. */
    static Piece signed(double value) {
        String text = Numerals.signed(value, 2);
        return switch (text.charAt(0)) {
            case '+' -> new Piece(text, Tone.POSITIVE);
            case Numerals.MINUS -> new Piece(text, Tone.NEGATIVE);
            default -> plain(text);
        };
    }
}
