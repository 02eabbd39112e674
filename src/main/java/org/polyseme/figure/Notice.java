package org.polyseme.figure;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** A calm sentence in the place of a picture that a model or a size does not have: why, and what to open instead. */
final class Notice {
    private static final int LINE = 19;
    private static final double WIDEST = 460;

    private Notice() {}

    /** Where a picture has no room. */
    static void paintTooSmall(Graphics2D g, Look look, Figure.Size size) {
        paint(g, look, size, "More room is needed for this picture.");
    }

    static void paint(Graphics2D g, Look look, Figure.Size size, String sentence) {
        double width = Math.min(WIDEST, size.width() - 2 * Sheet.MARGIN);
        List<String> lines = wrap(sentence, look, width);
        double middle = (Look.TITLE_HEIGHT + size.height()) / 2;
        double y = Math.max(Look.TITLE_HEIGHT + 14, middle - (lines.size() - 1) * LINE / 2.0);
        g.setFont(look.hintFont());
        g.setColor(look.muted());
        for (String line : lines) {
            Text.centre(g, line, size.width() / 2, y);
            y += LINE;
        }
    }

    private static List<String> wrap(String sentence, Look look, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : sentence.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Text.width(longer, look.hintFont()) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(Text.fit(line, look.hintFont(), Math.max(0, width)));
        return lines;
    }
}
