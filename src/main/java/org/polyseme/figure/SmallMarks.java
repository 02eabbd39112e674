package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.Map;

/** Marks of a few pixels in rows: those of one colour are painted together. Confined to one painting. */
final class SmallMarks {
    private static final BasicStroke RIM = new BasicStroke(1.25f);

    private final Graphics2D g;
    private final Look look;
    private final Map<Color, Path2D> grounds = new LinkedHashMap<>();
    private final Map<Color, Path2D> inks = new LinkedHashMap<>();

    SmallMarks(Graphics2D g, Look look) {
        this.g = g;
        this.look = look;
    }

    void add(Shape shape, Color ground, Color ink, boolean isLit) {
        grounds.computeIfAbsent(isLit ? ground : look.dim(ground), colour -> new Path2D.Double())
                .append(shape, false);
        inks.computeIfAbsent(look.lit(ink, isLit), colour -> new Path2D.Double())
                .append(shape, false);
    }

    /** Paints what was added; colours in the order in which they came. */
    void paint() {
        grounds.forEach((colour, path) -> {
            g.setColor(colour);
            g.fill(path);
        });
        g.setStroke(RIM);
        inks.forEach((colour, path) -> {
            g.setColor(colour);
            g.draw(path);
        });
    }
}
