package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What helps to judge the arrows of {@link GeometryFigure}: axes, rings or a sphere, the hull of their tips. */
final class GeometryScenery {
    private static final int PIECES = 48;
    /** Where on a ring its length is written: off the directions in which regular shapes lie. */
    private static final double RING_LABEL = Math.toRadians(68);

    private GeometryScenery() {}

    static void paintRings(Graphics2D g, GeometryLayout layout, Look look) {
        Point2D origin = layout.origin();
        g.setStroke(new BasicStroke(1));
        g.setColor(look.grid());
        double radius = layout.radius();
        for (int d = 0; d < layout.frame().dimensions(); d++) {
            double[] end = new double[3];
            end[d] = layout.reach() / layout.zoom();
            double[] seen = layout.turn().apply(end);
            Point2D one = layout.point(seen);
            g.draw(new Line2D.Double(
                    2 * origin.getX() - one.getX(), 2 * origin.getY() - one.getY(), one.getX(), one.getY()));
        }
        for (double norm : layout.rings()) {
            double r = Math.min(4 * radius, norm * layout.unit());
            g.draw(new Ellipse2D.Double(origin.getX() - r, origin.getY() - r, 2 * r, 2 * r));
        }
        if (layout.isSpace()) {
            paintEquator(g, layout, layout.rings().get(1), look);
        }
    }

    /** Of the sphere with this radius; the half behind is paler. */
    private static void paintEquator(Graphics2D g, GeometryLayout layout, double norm, Look look) {
        for (boolean isNear : new boolean[] {false, true}) {
            Path2D path = new Path2D.Double();
            for (int p = 0; p < PIECES; p++) {
                double[] from = around(layout, norm, p);
                double[] to = around(layout, norm, p + 1);
                if ((from[2] + to[2] >= 0) == isNear) {
                    path.append(new Line2D.Double(layout.point(from), layout.point(to)), false);
                }
            }
            g.setColor(isNear ? Look.mix(look.grid(), look.faint(), 0.5) : look.grid());
            g.draw(path);
        }
    }

    private static double[] around(GeometryLayout layout, double norm, int piece) {
        double angle = 2 * Math.PI * piece / PIECES;
        return layout.turn().apply(new double[] {norm * Math.cos(angle), 0, norm * Math.sin(angle)});
    }

    /** At the ends of the axes that are neurons', in three dimensions. */
    static void paintAxisNames(Graphics2D g, GeometryLayout layout, int[] neurons, Labels labels, Look look) {
        g.setFont(look.labelFont());
        g.setColor(look.faint());
        for (int d = 0; d < neurons.length; d++) {
            double[] end = new double[3];
            end[d] = 1.04 * layout.reach() / layout.zoom();
            Point2D at = layout.point(layout.turn().apply(end));
            String name = "n" + neurons[d];
            double width = Text.width(name, g.getFont()) + 4;
            labels.place(List.of(new Rectangle2D.Double(at.getX() - width / 2, at.getY() - 6, width, 12)))
                    .ifPresent(box -> Text.left(g, name, box.getX() + 2, box.getY() + 10));
        }
    }

    /** Always at the same angle, whatever passes there: on a rim of the ground's colour. */
    static void paintRingLabels(Graphics2D g, GeometryLayout layout, Labels labels, Look look) {
        Point2D origin = layout.origin();
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        for (double norm : layout.rings()) {
            String text = Numerals.brief(norm);
            double width = Text.width(text, look.labelFont()) + 4;
            double x = origin.getX() + norm * layout.unit() * Math.cos(RING_LABEL);
            double y = origin.getY() - norm * layout.unit() * Math.sin(RING_LABEL);
            labels.block(new Rectangle2D.Double(x - width / 2, y - 7, width, 14));
            Text.haloed(g, text, x - width / 2 + 2, y + 4, look.ground());
        }
    }

    /** The smallest convex polygon around all tips. */
    static void paintHull(Graphics2D g, GeometryLayout layout, Look look) {
        List<Point2D> hull =
                hull(IntStream.range(0, layout.features()).mapToObj(layout::tip).toList());
        if (hull.size() < 3) {
            return;
        }
        Path2D path = new Path2D.Double();
        path.moveTo(hull.get(0).getX(), hull.get(0).getY());
        hull.stream().skip(1).forEach(corner -> path.lineTo(corner.getX(), corner.getY()));
        path.closePath();
        Color line = Look.mix(look.grid(), look.faint(), 0.6);
        g.setColor(Look.mix(look.ground(), look.grid(), 0.35));
        g.fill(path);
        g.setColor(line);
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
    }

    /** The corners of the convex hull, in order around it (Andrew's monotone chain). */
    static List<Point2D> hull(List<Point2D> points) {
        List<Point2D> sorted = points.stream()
                .sorted(Comparator.comparingDouble(Point2D::getX).thenComparingDouble(Point2D::getY))
                .toList();
        List<Point2D> lower = chain(sorted);
        List<Point2D> back = new ArrayList<>(sorted);
        Collections.reverse(back);
        List<Point2D> upper = chain(back);
        List<Point2D> corners = new ArrayList<>(lower.subList(0, Math.max(0, lower.size() - 1)));
        corners.addAll(upper.subList(0, Math.max(0, upper.size() - 1)));
        return corners;
    }

    private static List<Point2D> chain(List<Point2D> points) {
        List<Point2D> chain = new ArrayList<>();
        for (Point2D point : points) {
            while (chain.size() >= 2 && cross(chain.get(chain.size() - 2), chain.get(chain.size() - 1), point) <= 0) {
                chain.remove(chain.size() - 1);
            }
            chain.add(point);
        }
        return chain;
    }

    private static double cross(Point2D a, Point2D b, Point2D c) {
        return (b.getX() - a.getX()) * (c.getY() - a.getY()) - (b.getY() - a.getY()) * (c.getX() - a.getX());
    }
}
