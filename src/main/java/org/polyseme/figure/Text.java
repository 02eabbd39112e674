package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/** Lines of text on a sheet: aligned, and cut to fit. */
final class Text {
    /** Measures independently of the device, so that a layout is the same at every scale. */
    static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private static final BasicStroke HALO = new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final String ELLIPSIS = "…";

    private Text() {}

    static double width(String text, Font font) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    static void left(Graphics2D g, String text, double x, double baseline) {
        g.drawString(text, (float) x, (float) baseline);
    }

    /** On a rim of this colour that keeps it legible on lines. */
    static void haloed(Graphics2D g, String text, double x, double baseline, Color rim) {
        Color ink = g.getColor();
        g.setColor(rim);
        g.setStroke(HALO);
        g.draw(g.getFont().createGlyphVector(MEASURE, text).getOutline((float) x, (float) baseline));
        g.setColor(ink);
        left(g, text, x, baseline);
    }

    static void right(Graphics2D g, String text, double x, double baseline) {
        left(g, text, x - width(text, g.getFont()), baseline);
    }

    static void centre(Graphics2D g, String text, double x, double baseline) {
        left(g, text, x - width(text, g.getFont()) / 2, baseline);
    }

    /** The first of these that fits, or as much of the last as fits with an ellipsis. */
    static String fit(String[] texts, Font font, double width) {
        for (String text : texts) {
            if (width(text, font) <= width) {
                return text;
            }
        }
        return fit(texts[texts.length - 1], font, width);
    }

    /** The text, or as much of it as fits with an ellipsis; empty if not even that fits. */
    static String fit(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        for (int end = text.length() - 1; end > 0; end--) {
            String cut = text.substring(0, end).stripTrailing() + ELLIPSIS;
            if (width(cut, font) <= width) {
                return cut;
            }
        }
        return "";
    }
}
