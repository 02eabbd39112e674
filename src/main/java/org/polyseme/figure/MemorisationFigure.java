package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.FixedSet;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.Memorisation;
import org.polyseme.measure.Network;
import org.polyseme.state.DataKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * Whether neurons hold features or the data points themselves: the features' directions, the points' hidden vectors, and
 * the dimensionality of each. Few points take the dimensions, many leave them to features. Remembers its last measures.
 *
 * <p>Source: Henighan et al. 2023, "Superposition, Memorization, and Double Descent".
 */
public final class MemorisationFigure implements Figure {
    private static final int HEAD = 18;
    /** More rows than this are neither told apart nor measured in a picture's time. */
    private static final int MOST_ROWS = 2048;

    private static final double STRIP = 0.3;
    private static final double BAND = 0.1;

    private final Recent<Found> recent = new Recent<>(4);

    /** What was measured: hidden vectors, the dimensionality of points and of features, and what of the points is lost. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Found(Matrix hidden, double[] points, double[] features, double lost) {}

    private record Scene(Found found, PlaneView features, PlaneView points, Axes strip, int neurons) {
        double even() {
            return Memorisation.even(points.count(), neurons);
        }

        boolean isByHeart() {
            return Memorisation.isByHeart(found.lost);
        }

        double filledByPoints() {
            return Arrays.stream(found.points).filter(Double::isFinite).sum();
        }

        double filledByFeatures() {
            return Arrays.stream(found.features).filter(Double::isFinite).sum();
        }
    }

    @Override
    public String id() {
        return "memorisation";
    }

    @Override
    public String title() {
        return "Memory or features";
    }

    @Override
    public Group group() {
        return Group.SPARSITY;
    }

    @Override
    public int atMostPerSecond() {
        return 8;
    }

    /** Why there is nothing to show; empty if there is. */
    static String reason(Snapshot snapshot) {
        if (snapshot.experiment().data() != DataKind.FIXED_SET
                || !snapshot.experiment().model().isTied()) {
            return "Only a run on a fixed set of points can learn these by heart. Choose the fixed set as data, or open the"
                    + " preset “Memory, or features”.";
        }
        if (!snapshot.parameters().isFinite()) {
            return "The weights are no longer finite numbers. Go back to an earlier step.";
        }
        boolean isSmall = snapshot.experiment().points() <= MOST_ROWS
                && snapshot.weights().rows() <= MOST_ROWS
                && FixedSet.points(snapshot.experiment()).isPresent();
        return isSmall ? "" : "There are too many points or features to show each: up to 2,048.";
    }

    private Scene scene(Snapshot snapshot, Size size) {
        Found found = recent.of(snapshot.parameters(), snapshot.experiment(), () -> {
            Matrix points = FixedSet.points(snapshot.experiment()).orElseThrow();
            Matrix hidden = Memorisation.hidden(points, snapshot.weights());
            return new Found(
                    hidden,
                    Geometry.dimensionality(hidden),
                    Geometry.dimensionality(snapshot.weights()),
                    Memorisation.lost(Network.of(snapshot), points));
        });
        Rectangle2D plot = Sheet.plot(size, Sheet.MARGIN, Sheet.MARGIN, 16 + 3 * Footer.LINE);
        double strip = Math.max(150, plot.getWidth() * STRIP);
        double each = Math.max(0, (plot.getWidth() - strip) / 2);
        double height = Math.max(0, plot.getHeight() - HEAD);
        Rectangle2D left = new Rectangle2D.Double(plot.getX(), plot.getY() + HEAD, each, height);
        Rectangle2D middle = new Rectangle2D.Double(plot.getX() + each, plot.getY() + HEAD, each, height);
        double top = plot.getY() + HEAD + 4;
        Rectangle2D right = new Rectangle2D.Double(
                plot.getX() + 2 * each + 44, top, Math.max(0, strip - 44), Math.max(0, plot.getMaxY() - top - 18));
        return new Scene(
                found,
                PlaneView.of(snapshot.weights(), left, longest(snapshot.weights())),
                PlaneView.of(found.hidden, middle, longest(found.hidden)),
                new Axes(right, Axes.Scale.linear(0, 2), Axes.Scale.linear(0, 1.02)),
                snapshot.weights().columns());
    }

    private static double longest(Matrix rows) {
        double longest = 0;
        for (int i = 0; i < rows.rows(); i++) {
            longest = Math.max(longest, rows.rowNorm(i));
        }
        return longest;
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            String reason = reason(snapshot);
            if (!reason.isEmpty()) {
                sheet.title(title(), "features, or data points", "");
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, size);
            String counts = Numerals.count(scene.points.count()) + " points of "
                    + Numerals.count(scene.features.count()) + " features in " + Numerals.count(scene.neurons)
                    + (scene.neurons == 1 ? " neuron" : " neurons");
            sheet.title(title(), counts, "");
            if (scene.strip.isEmpty() || scene.features.area().getWidth() < 60) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            paintPlane(g, scene.features, "features, W", look.accent(), perspective, true);
            paintPlane(g, scene.points, "data points, x W", look.negative(), perspective, false);
            paintStrip(g, scene, look);
            footer(scene, look).paint(g, look, size);
        }
    }

    private static void paintPlane(
            Graphics2D g, PlaneView view, String name, Color colour, Perspective perspective, boolean ofFeatures) {
        Look look = perspective.look();
        view.paintGround(g, look);
        for (int row = 0; row < view.count(); row++) {
            boolean isLit = !ofFeatures
                    || perspective.selection().feature().isEmpty()
                    || perspective.selection().lightsFeature(row);
            view.paintRow(g, row, look.lit(colour, isLit), view.count() > 100 ? 1.5 : 3);
        }
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(
                g,
                Text.fit(name, g.getFont(), view.area().getWidth()),
                view.area().getX(),
                view.area().getY() - 6);
    }

    private static void paintStrip(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.strip;
        double even = scene.even();
        if (look.shows(Part.AXES)) {
            paintAxes(g, axes, even, look);
        }
        paintColumn(g, axes, scene.found.features, 0.5, look.accent());
        paintColumn(g, axes, scene.found.points, 1.5, look.negative());
        g.setColor(scene.isByHeart() ? look.text() : look.faint());
        g.setStroke(Legend.DASHED);
        g.draw(new Line2D.Double(axes.x(1.05), axes.y(even), axes.x(2), axes.y(even)));
    }

    private static void paintAxes(Graphics2D g, Axes axes, double even, Look look) {
        g.setFont(look.labelFont());
        for (double tick : List.of(0.0, 0.25, 0.5, 0.75, 1.0)) {
            double y = axes.y(tick);
            g.setColor(look.grid());
            g.fill(new Rectangle2D.Double(
                    axes.plot().getX(), y - 0.5, axes.plot().getWidth(), 1));
            g.setColor(look.muted());
            Text.right(g, Numerals.tick(tick), axes.plot().getX() - 8, y + 4);
        }
        Text.centre(g, "features", axes.x(0.5), axes.plot().getMaxY() + 15);
        Text.centre(g, "points", axes.x(1.5), axes.plot().getMaxY() + 15);
        Text.left(
                g,
                Text.fit("dimensionality", g.getFont(), axes.plot().getWidth() + 40),
                axes.plot().getX() - 40,
                axes.plot().getY() - 10);
        Text.right(g, "m/T", axes.plot().getMaxX(), axes.y(even) - 5);
    }

    /** Dots of equal heights side by side. */
    private static void paintColumn(Graphics2D g, Axes axes, double[] values, double middle, Color colour) {
        g.setColor(colour);
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                double aside = values.length == 1 ? 0 : 0.7 * (i / (values.length - 1.0) - 0.5);
                Legend.dot(g, axes.x(middle + aside), axes.y(values[i]), values.length > 100 ? 1.5 : 2.5);
            }
        }
    }

    private static Footer footer(Scene scene, Look look) {
        Footer footer = new Footer();
        if (scene.isByHeart()) {
            double spread = Memorisation.spread(scene.found.points, scene.neurons);
            boolean isEven = spread <= BAND;
            String numbers = "D of points: " + Numerals.percent(spread) + " sd about m/T";
            String band = (isEven ? ", within 10\u202f%" : ", outside 10\u202f%");
            footer.compare(
                    isEven,
                    look,
                    "Known by heart. " + numbers + " = " + Numerals.fixed(scene.even(), 3) + band
                            + (isEven ? "" : ": they do not share evenly"),
                    "By heart. " + numbers + band,
                    numbers + band);
        } else {
            String lost = Numerals.percent(scene.found.lost);
            footer.note(
                    "Not known by heart: " + lost + " of the points’ squares are lost, so m/T is not about them.",
                    "Not known by heart: " + lost + " of the squares are lost.",
                    "Not known by heart.");
        }
        return footer.say(
                        "Theory: T points known by heart lie on a regular T-gon, each with D = m/T. Dotted: length 1.",
                        "Theory: a regular T-gon, each with D = m/T.")
                .say(
                        "Points fill " + Numerals.fixed(scene.filledByPoints(), 2) + " of "
                                + Numerals.count(Math.min(scene.neurons, scene.points.count()))
                                + " dimensions, which says nothing of memory; features fill "
                                + Numerals.fixed(scene.filledByFeatures(), 2) + ".",
                        "Points fill " + Numerals.fixed(scene.filledByPoints(), 2) + " dimensions, features "
                                + Numerals.fixed(scene.filledByFeatures(), 2) + ".");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, size);
        if (scene.strip.isEmpty() || scene.features.area().getWidth() < 60) {
            return Optional.empty();
        }
        int feature = scene.features.nearest(x, y);
        if (feature >= 0) {
            return Optional.of(Hit.feature(
                    feature, "f" + feature + ": dimensionality " + Numerals.fixed(scene.found.features[feature], 3)));
        }
        int point = scene.points.nearest(x, y);
        return point < 0
                ? Optional.empty()
                : Optional.of(new Hit(
                        Selection.NONE,
                        "point " + point + ": dimensionality " + Numerals.fixed(scene.found.points[point], 3)
                                + ", evenly "
                                + Numerals.fixed(scene.even(), 3)));
    }
}
