package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.polyseme.measure.PrincipalPlane;
import org.polyseme.state.Matrix;

/** Rows of a matrix as points about an origin: in the plane of two neurons, or in the one that keeps most of their length. Immutable. */
record PlaneView(PrincipalPlane plane, int count, Rectangle2D area, double scale) {
    private static final double MARGIN = 12;

    /** {@code rows} within {@code area}, the longest just inside. */
    static PlaneView of(Matrix rows, Rectangle2D area, double longest) {
        double radius = Math.max(1, Math.min(area.getWidth(), area.getHeight()) / 2 - MARGIN);
        return new PlaneView(PrincipalPlane.of(rows), rows.rows(), area, radius / Math.max(1e-9, longest));
    }

    double x(int row) {
        return area.getCenterX() + scale * plane.x(row);
    }

    double y(int row) {
        return area.getCenterY() - scale * plane.y(row);
    }

    /** Axes through the origin and a circle of length 1. */
    void paintGround(Graphics2D g, Look look) {
        g.setColor(look.grid());
        g.setStroke(Legend.SOLID);
        double half = Math.min(area.getWidth(), area.getHeight()) / 2;
        g.draw(new Line2D.Double(
                area.getCenterX() - half, area.getCenterY(), area.getCenterX() + half, area.getCenterY()));
        g.draw(new Line2D.Double(
                area.getCenterX(), area.getCenterY() - half, area.getCenterX(), area.getCenterY() + half));
        if (scale <= half) {
            g.setStroke(Legend.DOTTED);
            g.draw(new Ellipse2D.Double(area.getCenterX() - scale, area.getCenterY() - scale, 2 * scale, 2 * scale));
        }
    }

    /** A row's line from the origin with a dot at its end. */
    void paintRow(Graphics2D g, int row, Color colour, double radius) {
        g.setColor(colour);
        g.setStroke(new java.awt.BasicStroke(count > 40 ? 0.75f : 1.5f));
        g.draw(new Line2D.Double(area.getCenterX(), area.getCenterY(), x(row), y(row)));
        Legend.dot(g, x(row), y(row), radius);
    }

    /** The row whose end lies nearest within some pixels; -1 if none does. */
    int nearest(double px, double py) {
        int nearest = -1;
        double least = 9;
        for (int row = 0; row < count; row++) {
            double away = Math.hypot(x(row) - px, y(row) - py);
            if (away < least) {
                least = away;
                nearest = row;
            }
        }
        return nearest;
    }
}
