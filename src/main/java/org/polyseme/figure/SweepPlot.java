package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/** One plot of {@link SweepFigure}: theory as lines, runs as dots, their means. Confined to one painting. */
final class SweepPlot {
    private static final double NEAR = 9;
    private static final BasicStroke THIN = new BasicStroke(1.25f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    private static final int LABEL = 13;

    /** How a dot is drawn. */
    enum Shape {
        DOT,
        RING,
        /** Not at all; it can be pointed at. */
        NONE
    }

    /**
     * Something that can be pointed at.
     *
     * @param aside pixels to the right, so that equal runs are told apart
     */
    record Dot(double x, double y, double aside, Shape shape, Color colour, Target target) {}

    /**
     * What pointing at it tells, and what a click begins.
     *
     * @param run which of the plan
     * @param isRunning whether that is the run in the window
     */
    record Target(String text, OptionalInt run, boolean isRunning) {
        static Target telling(String text) {
            return new Target(text, OptionalInt.empty(), false);
        }
    }

    private record Line(Path2D path, Color colour, Stroke stroke) {}

    private record Label(String text, double x, double y, Color colour) {}

    private final Axes axes;
    private final String acrossName;
    private final String upName;
    private final List<Line> fills = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final List<Label> feet = new ArrayList<>();
    private final List<Dot> specks = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();
    private final List<Line> whiskers = new ArrayList<>();
    private final List<Dot> means = new ArrayList<>();
    private final Legend legend = new Legend();

    SweepPlot(Axes axes, String acrossName, String upName) {
        this.axes = axes;
        this.acrossName = acrossName;
        this.upName = upName;
    }

    Axes axes() {
        return axes;
    }

    Legend legend() {
        return legend;
    }

    /** A function over the whole width. */
    void curve(DoubleUnaryOperator law, Color colour, Stroke stroke) {
        lines.add(new Line(axes.curve(law, axes.across().low(), axes.across().high()), colour, stroke));
    }

    void line(double[] xs, double[] ys, Color colour, Stroke stroke) {
        lines.add(new Line(axes.path(xs, ys), colour, stroke));
    }

    /** Between two lines over the same places. */
    void band(double[] xs, double[] low, double[] high, Color colour) {
        Path2D path = axes.path(xs, high);
        for (int i = xs.length - 1; i >= 0; i--) {
            path.lineTo(axes.x(xs[i]), axes.y(low[i]));
        }
        path.closePath();
        fills.add(new Line(path, colour, THIN));
    }

    /** A dashed line across with its name at the right. */
    void level(double y, String name, Color colour) {
        double height = axes.y(y);
        Path2D path = new Path2D.Double(
                new Line2D.Double(axes.plot().getX(), height, axes.plot().getMaxX(), height));
        lines.add(new Line(path, colour, Legend.DASHED));
        labels.add(new Label(name, axes.plot().getMaxX() - 2, height - 3, colour));
    }

    /** A dashed line upright with its name at the foot, on the side that has more room. */
    void upright(double x, String name, Color colour) {
        double across = axes.x(x);
        lines.add(new Line(
                new Path2D.Double(new Line2D.Double(
                        across, axes.plot().getY(), across, axes.plot().getMaxY())),
                colour,
                Legend.DASHED));
        feet.add(new Label(name, across, axes.plot().getMaxY() - 5, colour));
    }

    /** A name at the right of the plot, beside what ends at this height. */
    void name(double y, String name, Color colour) {
        names.add(new Label(name, axes.plot().getMaxX() + 9, axes.y(y) + 4, colour));
    }

    void dot(Dot dot) {
        dots.add(dot);
    }

    /** Many small dots over one place, which cannot be pointed at. */
    void specks(double x, double[] values, double aside, Color colour) {
        for (double value : values) {
            specks.add(new Dot(x, value, aside, Shape.DOT, colour, Target.telling("")));
        }
    }

    /** A mean with a whisker of one standard deviation on either side. */
    void mean(Dot dot, double sd) {
        double x = axes.x(dot.x);
        double low = Math.min(
                axes.plot().getMaxY(), finite(axes.y(dot.y - sd), axes.plot().getMaxY()));
        double high = axes.y(dot.y + sd);
        whiskers.add(new Line(new Path2D.Double(new Line2D.Double(x, low, x, high)), dot.colour, THIN));
        means.add(dot);
    }

    /** A whisker to either side. */
    void across(double x, double y, double sd, Color colour) {
        double low = finite(axes.x(x - sd), axes.plot().getX());
        whiskers.add(new Line(
                new Path2D.Double(new Line2D.Double(low, axes.y(y), axes.x(x + sd), axes.y(y))), colour, THIN));
    }

    private static double finite(double place, double otherwise) {
        return Double.isFinite(place) ? place : otherwise;
    }

    void paint(Graphics2D g, Look look) {
        axes.paint(g, look, acrossName, upName);
        Graphics2D inside = axes.inside(g);
        for (Line fill : fills) {
            inside.setColor(fill.colour);
            inside.fill(new Area(fill.path));
        }
        paint(inside, lines);
        paint(inside, whiskers);
        inside.dispose();
        g.setFont(look.labelFont());
        apart(labels).forEach(label -> paint(g, label, label.x - Text.width(label.text, g.getFont())));
        apart(names).forEach(label -> paint(g, label, label.x));
        for (Label foot : feet) {
            double width = Text.width(foot.text, g.getFont());
            boolean isLeft = foot.x > axes.plot().getCenterX();
            paint(g, foot, isLeft ? foot.x - width - 5 : foot.x + 5);
        }
        for (Dot speck : specks) {
            g.setColor(speck.colour);
            Legend.dot(g, axes.x(speck.x) + speck.aside, axes.y(speck.y), 1.25);
        }
        dots.forEach(dot -> paint(g, look, dot, 3));
        means.forEach(dot -> paint(g, look, dot, 4.5));
        legend.paint(g, look, axes.plot(), upName);
    }

    private static void paint(Graphics2D g, List<Line> lines) {
        for (Line line : lines) {
            g.setColor(line.colour);
            g.setStroke(line.stroke);
            g.draw(line.path);
        }
    }

    private static void paint(Graphics2D g, Label label, double left) {
        g.setColor(label.colour);
        Text.left(g, label.text, left, label.y);
    }

    /** From the lowest up; each as near its place as the one below leaves room. */
    private List<Label> apart(List<Label> together) {
        List<Label> apart = new ArrayList<>();
        double next = axes.plot().getMaxY();
        List<Label> ascending = together.stream()
                .sorted(Comparator.comparingDouble(Label::y).reversed())
                .toList();
        for (Label label : ascending) {
            double y = Math.min(next, label.y);
            if (y > axes.plot().getY()) {
                apart.add(new Label(label.text, label.x, y, label.colour));
            }
            next = y - LABEL;
        }
        return apart;
    }

    private void paint(Graphics2D g, Look look, Dot dot, double radius) {
        double x = axes.x(dot.x) + dot.aside;
        double y = axes.y(dot.y);
        if (!Double.isFinite(x) || !Double.isFinite(y) || dot.shape == Shape.NONE || !axes.isNear(x, y)) {
            return;
        }
        g.setColor(look.ground());
        Legend.dot(g, x, y, radius + 1);
        g.setColor(dot.colour);
        if (dot.shape == Shape.DOT) {
            Legend.dot(g, x, y, radius);
        } else {
            Legend.ring(g, x, y, radius);
        }
        if (dot.target.isRunning) {
            g.setColor(look.text());
            Legend.ring(g, x, y, radius + 3);
        }
    }

    /** What lies nearest to a point of the sheet, if it is near; a run before a mean at the same place. */
    Optional<Target> under(double x, double y) {
        List<Dot> all = new ArrayList<>(means);
        all.addAll(dots);
        return all.stream()
                .filter(dot -> distance(dot, x, y) <= NEAR)
                .min(Comparator.comparingDouble((Dot dot) -> distance(dot, x, y))
                        .thenComparing(dot -> dot.target.run.isEmpty()))
                .map(Dot::target);
    }

    private double distance(Dot dot, double x, double y) {
        return Math.hypot(axes.x(dot.x) + dot.aside - x, axes.y(dot.y) - y);
    }
}
