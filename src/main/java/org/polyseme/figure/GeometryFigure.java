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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.PrincipalPlane;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * The features as arrows from the origin: in the plane of the neurons where there are two, else in the two leading
 * directions. Features that share a neuron have a diamond for a head and a heavy line, the others a ring. Stateless.
 */
public final class GeometryFigure implements Figure {
    /** Nearest distance of the pointer, in logical pixels, at which an arrow is meant. */
    private static final double REACH = 10;

    private static final int LEGEND_WIDTH = 72;

    @Override
    public String id() {
        return "geometry";
    }

    @Override
    public String title() {
        return "Geometry";
    }

    /** Model to screen: the origin in the middle, the second axis up, {@code reach} at the edge. */
    private record Layout(Rectangle2D plot, double reach, PrincipalPlane plane, int features) {

        static Layout of(Matrix weights, Size size) {
            PrincipalPlane plane = PrincipalPlane.of(weights);
            return new Layout(
                    Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 8), reach(plane.longest()), plane, weights.rows());
        }

        /** In steps of two, so that the picture does not breathe while the weights grow. */
        private static double reach(double longest) {
            double reach = 1.25 / 4;
            while (reach < longest && reach < 1e30) {
                reach *= 2;
            }
            return reach;
        }

        boolean isEmpty() {
            return radius() < 8;
        }

        /** Lengths at which a ring helps to judge. */
        List<Double> rings() {
            return List.of(reach / 2.5, reach / 1.25);
        }

        double radius() {
            return Math.min(plot.getWidth(), plot.getHeight()) / 2;
        }

        Point2D origin() {
            return new Point2D.Double(plot.getCenterX(), plot.getCenterY());
        }

        Point2D tip(int feature) {
            double scale = radius() / reach;
            return new Point2D.Double(
                    plot.getCenterX() + scale * plane.x(feature), plot.getCenterY() - scale * plane.y(feature));
        }
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Selection selection = perspective.selection();
        Look look = perspective.look();
        Matrix weights = snapshot.weights();
        Layout layout = Layout.of(weights, size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.title(title(), subtitles(weights, layout.plane));
            if (layout.isEmpty()) {
                return;
            }
            Allocation now = Allocation.of(weights, perspective.definition());
            Lighting lighting = Lighting.of(selection, now);
            boolean[] isShared = shared(now);
            Graphics2D g = sheet.graphics();
            Labels labels = new Labels(layout.plot);
            paintRings(g, layout, look);
            paintLegend(g, layout, isShared, labels, look);
            List<Integer> order = backToFront(layout, isShared, lighting);
            for (int feature : order) {
                paintArrow(
                        g,
                        layout,
                        feature,
                        isShared[feature],
                        look.lit(
                                isShared[feature] ? look.polysemantic() : look.muted(),
                                lighting.lightsFeature(feature)));
            }
            paintRingLabels(g, layout, labels, look);
            for (int feature : order) {
                Point2D tip = layout.tip(feature);
                labels.block(new Rectangle2D.Double(tip.getX() - 3, tip.getY() - 3, 6, 6));
            }
            for (int k = order.size() - 1; k >= 0; k--) {
                int feature = order.get(k);
                boolean isLong = layout.tip(feature).distance(layout.origin()) >= 24;
                if (selection.lightsFeature(feature) || (isLong && lighting.lightsFeature(feature))) {
                    paintLabel(g, layout, feature, labels, look, isShared[feature]);
                }
            }
        }
    }

    private static String[] subtitles(Matrix weights, PrincipalPlane plane) {
        String percent = Numerals.percent(plane.share());
        String share = "two leading directions, " + percent;
        return switch (weights.columns()) {
            case 1 -> new String[] {"along the only neuron"};
            case 2 -> new String[] {"n0 to the right, n1 up"};
            default ->
                new String[] {share + " of the squared length", share + " of |W|²", share, "leading plane, " + percent};
        };
    }

    private static boolean[] shared(Allocation now) {
        boolean[] isShared = new boolean[now.features()];
        now.sharingPairs().forEach(pair -> {
            isShared[pair.first()] = true;
            isShared[pair.second()] = true;
        });
        return isShared;
    }

    /** Dimmed first, then the unshared, then the shared; short before long: what matters most is painted last. */
    private static List<Integer> backToFront(Layout layout, boolean[] isShared, Lighting lighting) {
        return IntStream.range(0, isShared.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> lighting.lightsFeature(i) ? 1 : 0)
                        .thenComparingInt(i -> isShared[i] ? 1 : 0)
                        .thenComparingDouble(i -> Math.hypot(layout.plane.x(i), layout.plane.y(i)))
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    private static void paintRings(Graphics2D g, Layout layout, Look look) {
        double unit = layout.radius() / layout.reach;
        Point2D origin = layout.origin();
        g.setStroke(new BasicStroke(1));
        g.setColor(look.hairline());
        g.draw(new Line2D.Double(
                origin.getX() - layout.radius(), origin.getY(), origin.getX() + layout.radius(), origin.getY()));
        g.draw(new Line2D.Double(
                origin.getX(), origin.getY() - layout.radius(), origin.getX(), origin.getY() + layout.radius()));
        for (double norm : layout.rings()) {
            double r = norm * unit;
            g.draw(new Ellipse2D.Double(origin.getX() - r, origin.getY() - r, 2 * r, 2 * r));
        }
    }

    /** At the first of the four diagonals where no arrow passes. */
    private static void paintRingLabels(Graphics2D g, Layout layout, Labels labels, Look look) {
        Point2D origin = layout.origin();
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        for (double norm : layout.rings()) {
            String text = Numerals.tick(norm);
            double width = Text.width(text, look.labelFont()) + 4;
            double along = norm * layout.radius() / layout.reach * Math.sqrt(0.5);
            List<Rectangle2D> boxes = Stream.of(
                            new Point2D.Double(along, along),
                            new Point2D.Double(along, -along),
                            new Point2D.Double(-along, -along),
                            new Point2D.Double(-along, along))
                    .<Rectangle2D>map(middle -> new Rectangle2D.Double(
                            origin.getX() + middle.x - width / 2, origin.getY() + middle.y - 7, width, 14))
                    .filter(box -> IntStream.range(0, layout.features)
                            .noneMatch(i -> new Line2D.Double(origin, layout.tip(i)).intersects(box)))
                    .toList();
            labels.place(boxes).ifPresent(box -> Text.left(g, text, box.getX() + 2, box.getY() + 11));
        }
    }

    private static void paintArrow(Graphics2D g, Layout layout, int feature, boolean isShared, Color colour) {
        Point2D origin = layout.origin();
        Point2D tip = layout.tip(feature);
        g.setColor(colour);
        g.setStroke(new BasicStroke(isShared ? 2.5f : 1.25f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(origin, tip));
        if (isShared) {
            g.fill(diamond(tip, 5.5));
        } else {
            g.fill(new Ellipse2D.Double(tip.getX() - 3, tip.getY() - 3, 6, 6));
        }
    }

    private static Path2D diamond(Point2D middle, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(middle.getX(), middle.getY() - radius);
        path.lineTo(middle.getX() + radius, middle.getY());
        path.lineTo(middle.getX(), middle.getY() + radius);
        path.lineTo(middle.getX() - radius, middle.getY());
        path.closePath();
        return path;
    }

    private static void paintLabel(
            Graphics2D g, Layout layout, int feature, Labels labels, Look look, boolean isShared) {
        Point2D tip = layout.tip(feature);
        g.setFont(isShared ? look.strongLabelFont() : look.labelFont());
        g.setColor(isShared ? look.polysemantic() : look.muted());
        String text = "f" + feature;
        double width = Text.width(text, g.getFont());
        labels.place(around(tip, layout.origin(), width + 2, 12))
                .ifPresent(box -> Text.left(g, text, box.getX() + 1, box.getY() + 10));
    }

    /** Boxes beyond the tip, first straight on, then turned further and further to both sides. */
    private static List<Rectangle2D> around(Point2D tip, Point2D origin, double width, double height) {
        double angle = Math.atan2(tip.getY() - origin.getY(), tip.getX() - origin.getX());
        List<Rectangle2D> boxes = new ArrayList<>();
        for (double turn : new double[] {0, 0.5, -0.5, 1, -1, 1.5, -1.5}) {
            double cos = Math.cos(angle + turn);
            double sin = Math.sin(angle + turn);
            double x = tip.getX() + cos * (8 + width / 2);
            double y = tip.getY() + sin * (8 + height / 2);
            boxes.add(new Rectangle2D.Double(x - width / 2, y - height / 2, width, height));
        }
        return boxes;
    }

    private static void paintLegend(Graphics2D g, Layout layout, boolean[] isShared, Labels labels, Look look) {
        double free = layout.plot.getWidth() / 2 - layout.radius();
        if (free < LEGEND_WIDTH || layout.plot.getHeight() < 64) {
            return;
        }
        int shared = (int)
                IntStream.range(0, isShared.length).filter(i -> isShared[i]).count();
        double x = layout.plot.getX() + 6;
        double y = layout.plot.getMaxY() - 32;
        g.setColor(look.polysemantic());
        g.fill(diamond(new Point2D.Double(x, y), 5.5));
        paintLegendText(g, look, x + 12, y + 4, shared, "shared");
        g.setColor(look.muted());
        g.fill(new Ellipse2D.Double(x - 3, y + 17, 6, 6));
        paintLegendText(g, look, x + 12, y + 24, isShared.length - shared, "others");
        labels.block(new Rectangle2D.Double(layout.plot.getX(), y - 8, LEGEND_WIDTH, 40));
    }

    private static void paintLegendText(Graphics2D g, Look look, double x, double baseline, int count, String what) {
        String number = Numerals.count(count);
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        Text.left(g, number, x, baseline);
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, what, x + Text.width(number, look.strongLabelFont()) + 4, baseline);
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Matrix weights = snapshot.weights();
        Layout layout = Layout.of(weights, size);
        if (layout.isEmpty()) {
            return Optional.empty();
        }
        int nearest = -1;
        double least = REACH;
        for (int i = 0; i < weights.rows(); i++) {
            double distance = layout.tip(i).distance(x, y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        if (nearest < 0) {
            return Optional.empty();
        }
        double inPlane = Math.hypot(layout.plane.x(nearest), layout.plane.y(nearest));
        String text = "f" + nearest + ": length " + Numerals.fixed(weights.rowNorm(nearest), 3)
                + (weights.columns() > 2 ? ", " + Numerals.fixed(inPlane, 3) + " in this plane" : "");
        return Optional.of(Hit.feature(nearest, text));
    }
}
