package org.polyseme.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The bundled type, so that pictures look the same everywhere; its figures are all equally wide. Immutable. */
final class Typeface {
    static final Font REGULAR = load("/assets/font/PolysemeSans-Regular.ttf");
    /** Named bold as well, so that print, which knows a family and a weight, finds this file; no pixel differs. */
    static final Font BOLD = load("/assets/font/PolysemeSans-Bold.ttf").deriveFont(Font.BOLD);

    private Typeface() {}

    private static Font load(String resource) {
        try (InputStream in = Objects.requireNonNull(Typeface.class.getResourceAsStream(resource), resource)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("not a font: " + resource, e);
        }
    }
}
