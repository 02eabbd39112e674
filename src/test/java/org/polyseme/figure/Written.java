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

    private Written() {}

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
