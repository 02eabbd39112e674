package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.PairReadouts;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.PairReadout;

/**
 * What d neurons can compute rather than store: how far off the ANDs of all pairs of features are that one layer with random
 * weights computes, and the orders of how many features d neurons represent and compute. This run gives the number of
 * features and how many are active at once. Remembers its last measures.
 *
 * <p>Sources: Hänni et al. 2408.05451 (universal AND), Adler and Shavit 2409.15318 (orders).
 */
public final class PairsFigure implements Figure {
    private static final int[] NEURONS = {10, 30, 100, 300, 1000, 3000, 10_000};
    /** Places of the predicted curve, from the first to the last of those that are drawn. */
    private static final int PLACES = 37;

    private static final int NETWORKS = 200;
    private static final int MOST_ACTIVE = 16;
    private static final int FEWEST_FEATURES = 4;
    private static final double MOST_NEURONS = 10_000;
    private static final double LEAST_ERROR = 0.01;
    private static final double MOST_FEATURES = 1e8;
    /** Two hundred draws scatter by some percent; the worst of three kinds, each drawn, lies a little higher. */
    private static final double BAND = 0.2;
    /** What the right one's numbers need between the two plots. */
    private static final int GAP = 56;

    private static final int LEAST_WIDTH = 440;
    private static final int LEAST_HEIGHT = 170;
    private static final int ABOVE = -1;

    private final Recent<double[]> measured = new Recent<>(4);
    private final Recent<double[]> predicted = new Recent<>(4);
    private final Recent<double[]> curves = new Recent<>(4);

    @Override
    public String id() {
        return "pairs";
    }

    @Override
    public String title() {
        return "Universal AND";
    }

    @Override
    public Group group() {
        return Group.SPARSITY;
    }

    /**
     * What one painting is made with.
     *
     * @param shares with which probability a neuron reads a feature, at {@link #NEURONS}
     * @param errors what was drawn there
     * @param curve what is predicted at {@link #places()}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Scene(
            int features,
            int neurons,
            int active,
            double[] shares,
            double[] errors,
            double[] curve,
            Axes readout,
            Axes orders) {
        double predicted(int place) {
            return PairReadout.worst(active, shares[place], NEURONS[place]);
        }

        long pairs() {
            return (long) features * (features - 1) / 2;
        }

        /** The geometric mean of what was drawn over what is predicted. */
        Comparison comparison() {
            double mean = IntStream.range(0, NEURONS.length)
                    .mapToDouble(i -> Math.log(errors[i] / predicted(i)))
                    .average()
                    .orElse(0);
            return Comparison.within(Math.exp(mean), 1, BAND);
        }
    }

    /** Why there is nothing to show; empty if there is. */
    static String reason(Snapshot snapshot) {
        return snapshot.weights().rows() >= FEWEST_FEATURES
                ? ""
                : "Pairs of which both, one or none is active need four features. Choose more.";
    }

    /** As the viewer has set, or as many as the recipe has on average. */
    private static int active(Snapshot snapshot, Options options) {
        Experiment recipe = snapshot.experiment();
        int n = snapshot.weights().rows();
        double active = options.whole(Option.PAIRS_ACTIVE);
        if (active == 0 && recipe.data() != DataKind.STANDARD_BASIS) {
            active = IntStream.range(0, Math.min(n, recipe.features()))
                    .mapToDouble(recipe::featureProbability)
                    .sum();
        }
        return (int) Math.max(2, Math.min(Math.min(n - 2, MOST_ACTIVE), Math.round(active)));
    }

    /** Whole numbers of neurons, at equal ratios as nearly as can be. */
    private static int[] places() {
        double ratio = Math.pow(MOST_NEURONS / NEURONS[0], 1 / (PLACES - 1.0));
        return IntStream.range(0, PLACES)
                .map(i -> (int) Math.round(NEURONS[0] * Math.pow(ratio, i)))
                .toArray();
    }

    private static double[] curve(int active) {
        return IntStream.of(places())
                .mapToDouble(d -> PairReadout.worst(active, PairReadout.bestShare(active, d), d))
                .toArray();
    }

    private Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        int active = active(snapshot, perspective.options());
        double[] shares = predicted.of(
                snapshot.experiment(),
                active,
                () -> IntStream.of(NEURONS)
                        .mapToDouble(d -> PairReadout.bestShare(active, d))
                        .toArray());
        double[] errors = measured.of(
                snapshot.experiment(),
                active,
                () -> IntStream.range(0, NEURONS.length)
                        .mapToDouble(i -> PairReadouts.worst(active + 2, active, shares[i], NEURONS[i], NETWORKS, i))
                        .toArray());
        Rectangle2D area = Axes.area(size, 2);
        boolean isWide = area.getWidth() >= LEAST_WIDTH;
        double half = isWide ? Math.floor((area.getWidth() - GAP) / 2) : area.getWidth();
        double start = area.getX() + half + GAP;
        double rest = isWide ? Math.max(0, area.getMaxX() - start) : 0;
        return new Scene(
                snapshot.weights().rows(),
                snapshot.weights().columns(),
                active,
                shares,
                errors,
                curves.of(snapshot.experiment(), active, () -> curve(active)),
                new Axes(
                        new Rectangle2D.Double(area.getX(), area.getY(), half, area.getHeight()),
                        Axes.Scale.logarithmic(NEURONS[0], MOST_NEURONS),
                        Axes.Scale.logarithmic(LEAST_ERROR, 2)),
                new Axes(
                        new Rectangle2D.Double(start, area.getY(), rest, area.getHeight()),
                        Axes.Scale.logarithmic(2, MOST_NEURONS),
                        Axes.Scale.logarithmic(2, MOST_FEATURES)));
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            String reason = reason(snapshot);
            if (!reason.isEmpty()) {
                sheet.title(title(), "of every pair of features", "");
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            String pairs = Numerals.count(scene.pairs()) + " pairs of " + Numerals.count(scene.features) + " features";
            sheet.title(title(), pairs + ", " + scene.active + " active at once, by d random neurons", pairs, "");
            if (scene.readout.isEmpty()) {
                Notice.paintTooSmall(g, look, size);
                return;
            }
            paintReadout(g, scene, look);
            if (!scene.orders.isEmpty()) {
                paintOrders(g, scene, look);
            }
            Comparison comparison = scene.comparison();
            String ratio = "drawn / predicted = " + Numerals.fixed(comparison.ratio(), 2);
            new Footer()
                    .compare(
                            comparison.agrees(),
                            look,
                            "Readout, " + ratio + (comparison.agrees() ? ", within" : ", outside") + " ± 20\u202f%",
                            ratio)
                    .say(
                            "Theory: relu(Σ x − 1) over random sets, features 0 or 1; a pair is read by the neurons that hold"
                                    + " both. Orders know no constants.",
                            "Theory: features 0 or 1, random sets; orders know no constants.",
                            "Theory: features 0 or 1, random sets.")
                    .paint(g, look, size);
        }
    }

    private static void paintReadout(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.readout;
        axes.paint(g, look, "neurons d", "readout error");
        Graphics2D inside = axes.inside(g);
        double[] xs = IntStream.of(NEURONS).asDoubleStream().toArray();
        double[] finer = IntStream.of(places()).asDoubleStream().toArray();
        draw(inside, axes.path(finer, scene.curve), look.negative(), Legend.SOLID);
        double x = axes.x(scene.neurons);
        draw(inside, new Line2D.Double(x, axes.plot().getY(), x, axes.plot().getMaxY()), look.faint(), Legend.DOTTED);
        inside.dispose();
        for (int i = 0; i < xs.length; i++) {
            g.setColor(look.ground());
            Legend.dot(g, axes.x(xs[i]), axes.y(scene.errors[i]), 5);
            g.setColor(look.accent());
            Legend.dot(g, axes.x(xs[i]), axes.y(scene.errors[i]), 3.5);
        }
        new Legend()
                .add(Legend.Mark.SOLID, look.negative(), "predicted")
                .add(Legend.Mark.DOT, look.accent(), "drawn")
                .paint(g, look, axes.plot(), "readout error");
    }

    private static void draw(Graphics2D g, Shape shape, Color colour, Stroke stroke) {
        g.setColor(colour);
        g.setStroke(stroke);
        g.draw(shape);
    }

    private static void paintOrders(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.orders;
        axes.paint(g, look, "neurons d", "features");
        Graphics2D inside = axes.inside(g);
        double most = MOST_NEURONS;
        draw(inside, axes.curve(d -> d, 2, most), look.muted(), Legend.DOTTED);
        draw(
                inside,
                axes.curve(d -> Math.min(2 * MOST_FEATURES, Math.exp(d)), 2, most),
                look.positive(),
                Legend.DASHED);
        draw(inside, axes.curve(d -> d * d, 2, most), look.muted(), Legend.DASHED);
        draw(inside, axes.curve(PairReadout::mostComputed, Math.E, most), look.negative(), Legend.SOLID);
        double x = axes.x(Math.max(2, Math.min(most, scene.neurons)));
        inside.setColor(look.ground());
        Legend.dot(inside, x, axes.y(scene.features), 6);
        inside.setColor(look.accent());
        Legend.dot(inside, x, axes.y(scene.features), 4.5);
        Legend.ring(inside, x, axes.y(Math.min(MOST_FEATURES, (double) scene.pairs())), 4);
        inside.dispose();
        new Legend()
                .add(Legend.Mark.DOT, look.accent(), "this run’s features")
                .add(Legend.Mark.RING, look.accent(), "their pairs")
                .paint(g, look, axes.plot(), "features");
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        paintName(g, axes, "represented, e^d", 17, 1e7, 0);
        paintName(g, axes, "one each, d", 150, 150, 0);
        if (axes.plot().getHeight() < LEAST_HEIGHT) {
            return; // names would stand on one another
        }
        paintName(g, axes, "weights, d²", 600, 3.6e5, ABOVE);
        paintName(g, axes, "computed,", 900, PairReadout.mostComputed(900), 0);
        paintName(g, axes, "d²/ln d", 900, PairReadout.mostComputed(900), 1);
    }

    /** To the right of a point of a curve, so many lines below it, or above and to its left; left out where it does not fit. */
    private static void paintName(Graphics2D g, Axes axes, String name, double neurons, double order, int line) {
        double width = Text.width(name, g.getFont());
        double left = line == ABOVE ? axes.x(neurons) - 8 - width : axes.x(neurons) + 8;
        double baseline = axes.y(order) + (line == ABOVE ? -4 : 12 + 13.0 * line);
        boolean isInside =
                left >= axes.plot().getX() && left + width <= axes.plot().getMaxX();
        if (isInside && baseline < axes.plot().getMaxY() - 2) {
            Text.left(g, name, left, baseline);
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        if (!scene.readout.isEmpty() && scene.readout.isNear(x, y)) {
            double d = scene.readout.valueAt(x);
            int place = IntStream.range(0, NEURONS.length)
                    .reduce(0, (best, i) -> distance(NEURONS[i], d) < distance(NEURONS[best], d) ? i : best);
            return Optional.of(new Hit(
                    Selection.NONE,
                    "d = " + Numerals.count(NEURONS[place]) + ": readout error "
                            + Numerals.significant(scene.errors[place]) + ", predicted "
                            + Numerals.significant(scene.predicted(place))
                            + "; a neuron reads a feature with probability "
                            + Numerals.fixed(scene.shares[place], 3)));
        }
        if (!scene.orders.isEmpty() && scene.orders.isNear(x, y)) {
            double d = Math.max(Math.E, Math.min(MOST_NEURONS, scene.orders.valueAt(x)));
            return Optional.of(new Hit(
                    Selection.NONE,
                    "d = " + Numerals.significant(d) + ": represented to the order of "
                            + Numerals.brief(Math.exp(Math.min(d, 200)))
                            + (d > 200 ? " and more" : "") + ", computed to that of "
                            + Numerals.brief(Math.rint(PairReadout.mostComputed(d))) + "; this run has "
                            + Numerals.count(scene.features) + " features, " + Numerals.count(scene.pairs())
                            + " pairs, " + Numerals.count(scene.neurons)
                            + " neurons; computing the pairs asks for the order of "
                            + Numerals.brief(Math.rint(PairReadout.neuronsFor((double) scene.pairs())))));
        }
        return Optional.empty();
    }

    private static double distance(int neurons, double d) {
        return Math.abs(Math.log(neurons / d));
    }
}
