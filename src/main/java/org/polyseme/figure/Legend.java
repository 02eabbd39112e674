package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What the marks in a plot stand for. Confined to one painting. */
final class Legend {
    static final BasicStroke SOLID = new BasicStroke(1.75f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED = dashes(1.5f, 6, 4);
    static final BasicStroke DOTTED = dashes(1.5f, 2, 3);

    private static final int LEFT = Sheet.MARGIN - 6;
    private static final int MARK = 22;
    private static final int GAP = 14;

    /** How something is drawn. */
    enum Mark {
        SOLID,
        DASHED,
        DOTTED,
        DOT,
        RING,
        BAND
    }

    private record Row(Mark mark, Color colour, String text) {}

    private final List<Row> rows = new ArrayList<>();

    private static BasicStroke dashes(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {on, off}, 0);
    }

    Legend add(Mark mark, Color colour, String text) {
        rows.add(new Row(mark, colour, text));
        return this;
    }

    /** In one row above the plot, at its right end, beside {@code before} that stands at the left; what finds no room is left out. */
    void paint(Graphics2D g, Look look, Rectangle2D plot, String before) {
        if (!look.shows(Part.LEGEND)) {
            return;
        }
        double least =
                Math.max(LEFT, plot.getX() - 40) + (before.isEmpty() ? 0 : Text.width(before, look.labelFont()) + GAP);
        double right = plot.getMaxX();
        List<Row> fitting = new ArrayList<>(rows);
        while (right - width(fitting, look) < least && !fitting.isEmpty()) {
            fitting.remove(fitting.size() - 1);
        }
        double x = right - width(fitting, look);
        double middle = plot.getY() - 13;
        for (Row row : fitting) {
            paint(g, row, x, middle);
            g.setFont(look.labelFont());
            g.setColor(look.muted());
            Text.left(g, row.text, x + MARK, middle + 4);
            x += MARK + Text.width(row.text, look.labelFont()) + GAP;
        }
    }

    private static double width(List<Row> rows, Look look) {
        double width = -GAP;
        for (Row row : rows) {
            width += MARK + Text.width(row.text, look.labelFont()) + GAP;
        }
        return width;
    }

    private static void paint(Graphics2D g, Row row, double x, double middle) {
        g.setColor(row.colour);
        switch (row.mark) {
            case SOLID, DASHED, DOTTED -> {
                g.setStroke(row.mark == Mark.SOLID ? SOLID : row.mark == Mark.DASHED ? DASHED : DOTTED);
                g.draw(new Line2D.Double(x, middle, x + MARK - 4, middle));
            }
            case DOT -> dot(g, x + MARK / 2.0 - 2, middle, 3.5);
            case RING -> ring(g, x + MARK / 2.0 - 2, middle, 3.5);
            case BAND -> g.fill(new Rectangle2D.Double(x, middle - 4, MARK - 4.0, 8));
        }
    }

    static void dot(Graphics2D g, double x, double y, double radius) {
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    static void ring(Graphics2D g, double x, double y, double radius) {
        g.setStroke(new BasicStroke(1.25f));
        g.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
