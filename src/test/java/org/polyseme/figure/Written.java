package org.polyseme.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jfree.svg.SVGGraphics2D;
import org.polyseme.state.Snapshot;

/** What a figure writes, text by text in the order of writing. */
final class Written {
    private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");

    private static final Pattern LINE = Pattern.compile("<text x='([-0-9.]+)' y='([-0-9.]+)'[^>]*>([^<]*)</text>");

    private Written() {}

    /** A text, and where its first letter stands. */
    record Line(String text, double x, double y) {}

    static List<Line> lines(Figure figure, Snapshot snapshot, Figure.Size size) {
        return lines(figure, snapshot, Perspective.PLAIN, size);
    }

    static List<Line> lines(Figure figure, Snapshot snapshot, Perspective perspective, Figure.Size size) {
        SVGGraphics2D g = new SVGGraphics2D(size.width(), size.height());
        figure.paint(g, snapshot, perspective, size);
        List<Line> lines = new ArrayList<>();
        Matcher text = LINE.matcher(g.getSVGElement());
        while (text.find()) {
            lines.add(new Line(text.group(3), Double.parseDouble(text.group(1)), Double.parseDouble(text.group(2))));
        }
        return lines;
    }

    static List<String> by(Figure figure, Snapshot snapshot, Figure.Size size) {
        return by(figure, snapshot, Perspective.PLAIN, size);
    }

    static List<String> by(Figure figure, Snapshot snapshot, Perspective perspective, Figure.Size size) {
        SVGGraphics2D g = new SVGGraphics2D(size.width(), size.height());
        figure.paint(g, snapshot, perspective, size);
        List<String> texts = new ArrayList<>();
        Matcher text = TEXT.matcher(g.getSVGElement());
        while (text.find()) {
            texts.add(text.group(1));
        }
        return texts;
    }
}
