package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A plot's two axes, each linear or logarithmic, with round numbers along them. Immutable. */
record Axes(Rectangle2D plot, Scale across, Scale up) {
    private static final double TICK_WIDTH = 52;
    private static final double TICK_HEIGHT = 28;
    private static final double NAME_INDENT = 40;

    /**
     * Numbers from {@code low} to {@code high}, low < high; both positive where logarithmic.
     *
     * @param leastStep from tick to tick where linear
     */
    record Scale(double low, double high, boolean isLogarithmic, double leastStep) {
        static Scale linear(double low, double high) {
            return new Scale(low, high > low ? high : low + 1, false, 0);
        }

        /** Of what is counted: no numbers between the whole ones. */
        static Scale counts(double most) {
            return new Scale(0, Math.max(1, most), false, 1);
        }

        /** At least a factor of two. */
        static Scale logarithmic(double low, double high) {
            return new Scale(low, Math.max(2 * low, high), true, 0);
        }

        /** How far from low, 0, to high, 1; beyond both for numbers outside; NaN where there is no place. */
        double share(double value) {
            return isLogarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        }

        double at(double share) {
            return isLogarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
        }

        List<Double> ticks(int most) {
            if (isLogarithmic) {
                return LossAxis.ticks(low, high, Math.max(1, most));
            }
            List<Double> ticks = new ArrayList<>();
            double every = Math.max(leastStep, Ticks.roundUp((high - low) / Math.max(1, most)));
            for (int closer = 0; closer < 4 && ticks.size() < 2; closer++) {
                ticks.clear();
                for (double k = Math.ceil(low / every - 1e-9); k * every <= high + 1e-9 * every; k++) {
                    ticks.add(k * every + 0.0); // never −0
                }
                // One number alone tells no scale.
                every = Math.max(leastStep, Ticks.roundDown(every * 0.99));
            }
            return ticks;
        }

        private String label(double tick) {
            return isLogarithmic ? LossAxis.label(tick) : Numerals.brief(tick);
        }
    }

    /** Room for labels round a plot, and for so many lines of a footer below it. */
    static Rectangle2D area(Figure.Size size, int footerLines) {
        Rectangle2D area = Sheet.plot(size, 56, Sheet.MARGIN + 4, 44 + footerLines * (double) Footer.LINE);
        double top = Math.min(20, area.getHeight());
        return new Rectangle2D.Double(
                area.getX(), area.getY() + top, area.getWidth(), Math.max(0, area.getHeight() - top));
    }

    /** Too small to draw in. */
    boolean isEmpty() {
        return plot.getWidth() < 60 || plot.getHeight() < 40;
    }

    double x(double value) {
        return plot.getX() + plot.getWidth() * across.share(value);
    }

    double y(double value) {
        return plot.getMaxY() - plot.getHeight() * up.share(value);
    }

    /** The number at a place along the bottom. */
    double valueAt(double x) {
        return across.at((x - plot.getX()) / plot.getWidth());
    }

    /** The number at a height. */
    double valueUp(double y) {
        return up.at((plot.getMaxY() - y) / plot.getHeight());
    }

    /** True within the plot and a few pixels round it. */
    boolean isNear(double x, double y) {
        return x >= plot.getX() - 6 && x <= plot.getMaxX() + 6 && y >= plot.getY() - 6 && y <= plot.getMaxY() + 6;
    }

    /** A line through points of equal indices; broken where a number is missing. */
    Path2D path(double[] xs, double[] ys) {
        Path2D path = new Path2D.Double();
        boolean isOn = false;
        for (int i = 0; i < xs.length; i++) {
            double x = x(xs[i]);
            double y = y(ys[i]);
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                isOn = false;
            } else if (isOn) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                isOn = true;
            }
        }
        return path;
    }

    /** A function over the whole width, or from one number to another. */
    Path2D curve(DoubleUnaryOperator f, double from, double to) {
        int pieces = (int) Math.max(2, Math.min(400, plot.getWidth() / 3));
        double[] xs = new double[pieces + 1];
        double[] ys = new double[pieces + 1];
        double start = across.share(from);
        double length = across.share(to) - start;
        for (int i = 0; i <= pieces; i++) {
            xs[i] = across.at(start + length * i / pieces);
            ys[i] = f.applyAsDouble(xs[i]);
        }
        return path(xs, ys);
    }

    /** Graphics that paint inside the plot alone; to be disposed of. */
    Graphics2D inside(Graphics2D g) {
        Graphics2D inside = (Graphics2D) g.create();
        inside.clip(
                new Rectangle2D.Double(plot.getX() - 1, plot.getY() - 1, plot.getWidth() + 2, plot.getHeight() + 2));
        return inside;
    }

    /** Thin lines, numbers, and what they are numbers of: along the bottom, and above the left end. */
    void paint(Graphics2D g, Look look, String acrossName, String upName) {
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.labelFont());
        for (double tick : up.ticks((int) (plot.getHeight() / TICK_HEIGHT))) {
            double y = y(tick);
            g.setColor(look.grid());
            g.fill(new Rectangle2D.Double(plot.getX(), y - 0.5, plot.getWidth(), 1));
            g.setColor(look.muted());
            Text.right(g, up.label(tick), plot.getX() - 8, y + 4);
        }
        for (double tick : across.ticks((int) (plot.getWidth() / TICK_WIDTH))) {
            double x = x(tick);
            g.setColor(look.hairline());
            g.fill(new Rectangle2D.Double(x - 0.5, plot.getMaxY(), 1, 5));
            g.setColor(look.muted());
            Text.centre(g, across.label(tick), x, plot.getMaxY() + 17);
        }
        g.setColor(look.hairline());
        g.fill(new Rectangle2D.Double(plot.getX(), plot.getMaxY() - 0.5, plot.getWidth(), 1));
        g.setColor(look.muted());
        double left = plot.getX() - NAME_INDENT;
        Text.left(g, Text.fit(upName, g.getFont(), plot.getMaxX() - left), left, plot.getY() - 9);
        String fitting = Text.fit(acrossName, g.getFont(), plot.getWidth() + NAME_INDENT);
        Text.centre(g, fitting, plot.getCenterX(), plot.getMaxY() + 33);
    }
}
