package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Slanted lines: what says "polysemantic" without colour. */
final class Hatch {
    private static final double SPACING = 6;

    private Hatch() {}

    /** Hatches {@code area} in the current colour. */
    static void paint(Graphics2D graphics, Rectangle2D area) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.clip(area);
        g.setStroke(new BasicStroke(1.5f));
        double height = area.getHeight();
        double start = area.getX() - height - (area.getX() - height) % SPACING;
        for (double x = start; x < area.getMaxX(); x += SPACING) {
            g.draw(new Line2D.Double(x, area.getMaxY(), x + height, area.getY()));
        }
        g.dispose();
    }
}
