package org.polyseme.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines below a plot: under which assumptions a theory is drawn, and how what was measured compares. Confined to one painting. */
final class Footer {
    static final int LINE = 17;

    private record Line(List<String> texts, @Nullable Color colour, boolean isStrong, boolean isWarning) {}

    private final List<Line> lines = new ArrayList<>();

    /** In the colour of hints: the first of these texts that fits, or as much of the last as does. */
    Footer say(String... texts) {
        lines.add(new Line(List.of(texts), null, false, false));
        return this;
    }

    /** As plain text, for what the viewer has just set: the first of these texts that fits, or as much of the last as does. */
    Footer note(String... texts) {
        lines.add(new Line(List.of(texts), null, true, false));
        return this;
    }

    /** A measured number beside a predicted one: calm inside the band, amber with a sign and words outside. */
    Footer compare(boolean agrees, Look look, String... texts) {
        lines.add(new Line(List.of(texts), agrees ? look.text() : look.outside(), true, !agrees));
        return this;
    }

    /** What all lines take, from the lower edge of the sheet. */
    double height() {
        return lines.size() * (double) LINE;
    }

    /** At the lower edge of the sheet; what does not fit across is cut. */
    void paint(Graphics2D g, Look look, Figure.Size size) {
        double y = size.height() - 10 - (lines.size() - 1.0) * LINE;
        for (Line line : lines) {
            double x = Sheet.MARGIN;
            g.setFont(line.isStrong ? look.strongLabelFont() : look.labelFont());
            g.setColor(line.colour != null ? line.colour : line.isStrong ? look.text() : look.muted());
            if (line.isWarning) {
                paintSign(g, look, x, y);
                x += 17;
            }
            Text.left(g, fitting(line, g.getFont(), size.width() - Sheet.MARGIN - x), x, y);
            y += LINE;
        }
    }

    private static String fitting(Line line, Font font, double width) {
        return line.texts.stream()
                .filter(text -> Text.width(text, font) <= width)
                .findFirst()
                .orElseGet(() -> Text.fit(line.texts.get(line.texts.size() - 1), font, width));
    }

    private static void paintSign(Graphics2D g, Look look, double x, double baseline) {
        Path2D sign = new Path2D.Double();
        sign.moveTo(x + 6, baseline - 9.5);
        sign.lineTo(x + 12, baseline + 1);
        sign.lineTo(x, baseline + 1);
        sign.closePath();
        g.fill(sign);
        Color ink = g.getColor();
        g.setColor(look.ground());
        Text.centre(g, "!", x + 6, baseline);
        g.setColor(ink);
    }
}
