package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.polyseme.measure.Descent;
import org.polyseme.state.Matrix;

/** The three forces on a feature, told apart by colour and by stroke, and how they are drawn. */
final class ForceArrows {
    private static final double HEAD = 5;
    private static final double MARK = 22;
    private static final double LINE = 15;
    private static final double GAP = 12;
    /** The least width of a sheet on which the legend stands in one line. */
    private static final double ONE_LINE = 430;

    private ForceArrows() {}

    /** One of the three. */
    enum Force {
        BENEFIT("benefit"),
        INTERFERENCE("interference"),
        REGULARISATION("regularisation");

        private final String label;

        Force(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        Matrix of(Descent.Forces forces) {
            return switch (this) {
                case BENEFIT -> forces.benefit();
                case INTERFERENCE -> forces.interference();
                case REGULARISATION -> forces.regularisation();
            };
        }

        Color ink(Look look) {
            return switch (this) {
                case BENEFIT -> look.accent();
                case INTERFERENCE -> look.outside();
                case REGULARISATION -> look.text();
            };
        }

        BasicStroke stroke() {
            return switch (this) {
                case BENEFIT -> new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
                case INTERFERENCE -> dashes(5, 3);
                case REGULARISATION -> dashes(1.5f, 2.5f);
            };
        }

        private static BasicStroke dashes(float on, float off) {
            return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {on, off}, 0);
        }
    }

    /** The largest power of two by which a force of this size may be enlarged to stay within {@code room}. */
    static double gain(double longest, double room) {
        return longest > 1e-12 && Double.isFinite(longest)
                ? Math.pow(2, Math.floor(Math.log(room / longest) / Math.log(2)))
                : 0;
    }

    /** An arrow in this part's colour and stroke; nothing where it would be shorter than a pixel. */
    static void paint(Graphics2D g, Look look, Force part, Point2D from, Point2D to) {
        double length = from.distance(to);
        if (length < 1) {
            return;
        }
        double x = (to.getX() - from.getX()) / length;
        double y = (to.getY() - from.getY()) / length;
        double head = Math.min(HEAD, length);
        g.setColor(look.ground()); // or it would be lost on a line of the picture that it follows
        g.setStroke(new BasicStroke(4.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        double bare = Math.min(length, 7); // the mark that it starts from stays whole
        g.draw(new Line2D.Double(from.getX() + bare * x, from.getY() + bare * y, to.getX(), to.getY()));
        g.setColor(part.ink(look));
        g.setStroke(part.stroke());
        g.draw(new Line2D.Double(from.getX(), from.getY(), to.getX() - head * x, to.getY() - head * y));
        Path2D tip = new Path2D.Double();
        tip.moveTo(to.getX(), to.getY());
        tip.lineTo(to.getX() - head * (1.3 * x + 0.6 * y), to.getY() - head * (1.3 * y - 0.6 * x));
        tip.lineTo(to.getX() - head * (1.3 * x - 0.6 * y), to.getY() - head * (1.3 * y + 0.6 * x));
        tip.closePath();
        g.fill(tip);
    }

    /** Keeps labels off the line of an arrow. */
    static void block(Labels labels, Point2D from, Point2D to) {
        int steps = (int) Math.ceil(from.distance(to) / 4);
        for (int s = 0; s <= steps; s++) {
            double share = steps == 0 ? 0 : s / (double) steps;
            double x = from.getX() + share * (to.getX() - from.getX());
            double y = from.getY() + share * (to.getY() - from.getY());
            labels.block(new Rectangle2D.Double(x - 4, y - 4, 8, 8));
        }
    }

    /** Of the legend in a sheet's lower margin: a line, or two where the sheet is narrow. */
    static double legendHeight(Figure.Size size) {
        return size.width() < ONE_LINE ? 2 * LINE : LINE;
    }

    /** What the arrows mean, below {@code plot} in the {@link #legendHeight} that was left free there. */
    static void paintLegendBelow(Graphics2D g, Look look, Rectangle2D plot, Figure.Size size, String on, double gain) {
        if (!look.shows(Part.LEGEND)) {
            return;
        }
        double top = plot.getMaxY() + 2;
        String head = "forces on " + on + ", × " + Numerals.tick(gain);
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, Text.fit(head, g.getFont(), plot.getWidth()), plot.getX(), top + 11);
        boolean isOneLine = legendHeight(size) <= LINE;
        double x = isOneLine ? plot.getX() + Text.width(head, look.labelFont()) + GAP : plot.getX();
        double y = isOneLine ? top : top + LINE;
        for (Force part : Force.values()) {
            double end = x + MARK + Text.width(part.label, look.labelFont());
            if (end > plot.getMaxX() + 4) {
                return;
            }
            paintSample(g, look, part, x, y);
            x = end + GAP;
        }
    }

    private static void paintSample(Graphics2D g, Look look, Force part, double x, double y) {
        paint(g, look, part, new Point2D.Double(x, y + 7), new Point2D.Double(x + MARK - 6, y + 7));
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, part.label, x + MARK, y + 11);
    }

    /** What the arrows mean, in lines whose last ends at the lower right corner of {@code area}. */
    static void paintLegend(Graphics2D g, Look look, Rectangle2D area, String on, double gain, Labels labels) {
        List<Force> parts = List.of(Force.values());
        String head = "forces on " + on + ", × " + Numerals.tick(gain);
        double width = Text.width(head, look.labelFont());
        for (Force part : parts) {
            width = Math.max(width, MARK + Text.width(part.label, look.labelFont()));
        }
        double height = LINE * (parts.size() + 1.0);
        Rectangle2D box = new Rectangle2D.Double(area.getMaxX() - width - 2, area.getMaxY() - height, width, height);
        if (labels.place(List.of(box)).isEmpty() || !look.shows(Part.LEGEND)) {
            return;
        }
        g.setColor(look.ground());
        g.fill(new Rectangle2D.Double(box.getX() - 4, box.getY() - 2, box.getWidth() + 6, box.getHeight() + 2));
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, head, box.getX(), box.getY() + 11);
        double y = box.getY() + LINE;
        for (Force part : parts) {
            paintSample(g, look, part, box.getX(), y);
            y += LINE;
        }
    }
}
