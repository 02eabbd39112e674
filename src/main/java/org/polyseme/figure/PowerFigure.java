package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.PowerRecovery;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.PowerBounds;

/**
 * How many features a power autoencoder recovers, R, by how often they are active: the two orders of the theory, d^k and
 * d p^(1/k - 1), codes whose R is known, this run, and its weights where features are active more or less often. Remembers its
 * last measures.
 *
 * <p>Source: Chowdhury and Weiner 2606.18538, and M. Swissa's note on it.
 */
public final class PowerFigure implements Figure {
    /** Features² × neurons × k: above, R takes longer than a picture may. */
    private static final double MOST_WORK = 1 << 23;

    /** Where the band ends at the best that there is, as at k = 1, rounding must not tell. */
    private static final double ROUNDING = 0.005;

    private static final int PLACES = 25;

    private static final String[] ORDER = {
        "Theory: symmetric independent inputs, n > d^k, the best W for each p; its constants are not known. Whisker: the band.",
        "Theory: an order, whose constants are not known; whisker: the band.",
        "Theory: an order, whose constants are not known."
    };
    private static final String[] LINEAR = {
        "Theory: symmetric independent inputs; linear, so that at most min(d, n) are recovered, exactly, at every p.",
        "Theory: linear, at most min(d, n), exactly, at every p.",
        "Theory: at most min(d, n)."
    };

    private final Recent<Double> recent = new Recent<>(4);
    private final Recent<double[]> curves = new Recent<>(4);

    @Override
    public String id() {
        return "power";
    }

    @Override
    public String title() {
        return "Features recovered";
    }

    @Override
    public Group group() {
        return Group.SPARSITY;
    }

    @Override
    public int atMostPerSecond() {
        return 8;
    }

    /**
     * What one painting is made with.
     *
     * @param elsewhere R of the same weights at {@link #PLACES} probabilities along the axis; none where it would take long
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Scene(
            Experiment recipe, int n, int d, int k, double p, double now, double start, double[] elsewhere, Axes axes) {
        double order(double density) {
            return Math.min(n, PowerBounds.order(k, d, density));
        }

        /** Whether the theory speaks of so many features. */
        boolean isHeld() {
            return isLinear() || PowerBounds.applies(k, n, d);
        }

        /** Principal components: there is no better W, and as many features as dimensions are recovered at every p. */
        boolean isLinear() {
            return k == 1;
        }

        /** R over its order, in the band from as many features as dimensions to all that there are, or to the exact bound. */
        Comparison comparison() {
            double order = order(p);
            double least = Math.min(1, PowerBounds.orthogonal(k, d, recipe.data()) / order);
            double most = isLinear() ? 1 : Math.max(least, n / order);
            return new Comparison(now, order, least * (1 - ROUNDING), most * (1 + ROUNDING));
        }
    }

    /** Why there is nothing to show; empty if there is. */
    static String reason(Snapshot snapshot) {
        Experiment recipe = snapshot.experiment();
        if (recipe.model() != ModelKind.POWER_AUTOENCODER) {
            return "This law is about the power autoencoder. Choose it as the model; for the model of this run, Features"
                    + " shows how dimensions are shared.";
        }
        if (!PowerRecovery.applies(recipe) || !(recipe.featureProbability(0) > 0)) {
            return "The law needs sparse features that are independent and all active alike. Choose such data.";
        }
        double n = snapshot.weights().rows();
        if (n * n * snapshot.weights().columns() * recipe.power() > MOST_WORK) {
            return "There are too many features to follow R exactly while the run goes on. With 256 features in 32"
                    + " neurons it can be done.";
        }
        if (!snapshot.parameters().isFinite()) {
            return "The weights are no longer finite numbers. Go back to an earlier step.";
        }
        return "";
    }

    private Scene scene(Snapshot snapshot, Size size) {
        Experiment recipe = snapshot.experiment();
        int n = snapshot.weights().rows();
        int d = snapshot.weights().columns();
        int k = recipe.power();
        double p = recipe.featureProbability(0);
        double now = recent.of(snapshot.parameters(), recipe, () -> recovered(snapshot.weights(), recipe));
        double start = recent.of(snapshot.initial(), recipe, () -> recovered(snapshot.initialWeights(), recipe));
        double least = Math.min(p, PowerBounds.crossover(k, d)) / 10;
        double low = Math.min(now > 0 ? now : d, PowerBounds.orthogonal(k, d, recipe.data()));
        double high = Math.max(now, n);
        Axes.Scale across = Axes.Scale.logarithmic(Math.max(1e-12, least), 1);
        boolean isQuick = (double) n * n * d * k * PLACES <= MOST_WORK;
        double[] elsewhere = isQuick
                ? curves.of(snapshot.parameters(), recipe, () -> elsewhere(snapshot.weights(), recipe, across))
                : new double[0];
        return new Scene(
                recipe,
                n,
                d,
                k,
                p,
                now,
                start,
                elsewhere,
                new Axes(Axes.area(size, 2), across, Axes.Scale.logarithmic(Math.max(low / 2, high * 1e-6), 2 * high)));
    }

    private static double recovered(Matrix weights, Experiment recipe) {
        return recovered(weights, recipe, recipe.featureProbability(0));
    }

    private static double[] elsewhere(Matrix weights, Experiment recipe, Axes.Scale across) {
        return IntStream.range(0, PLACES)
                .mapToDouble(i -> recovered(weights, recipe, across.at(i / (PLACES - 1.0))))
                .toArray();
    }

    private static double recovered(Matrix weights, Experiment recipe, double p) {
        double recovered =
                PowerRecovery.of(weights, recipe.power(), recipe.data(), p).recovered();
        return Double.isFinite(recovered) ? recovered : 0;
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        String reason = reason(snapshot);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            if (!reason.isEmpty()) {
                sheet.title(title(), "by a power autoencoder", "");
                Notice.paint(sheet.graphics(), look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, size);
            String recovers = "R = " + Numerals.significant(scene.now) + " of " + Numerals.count(scene.n)
                    + " features in " + Numerals.count(scene.d) + " dimensions";
            sheet.title(title(), recovers + ", power " + scene.k, recovers, "");
            if (scene.axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
            } else {
                paint(sheet.graphics(), scene, look, size);
            }
        }
    }

    private static void paint(Graphics2D g, Scene scene, Look look, Size size) {
        Axes axes = scene.axes;
        axes.paint(g, look, "how often a feature is active, p", "R");
        Graphics2D inside = axes.inside(g);
        double least = axes.across().low();
        if (scene.k > 1) {
            inside.setStroke(Legend.DOTTED);
            inside.setColor(look.faint());
            inside.draw(axes.curve(p -> Math.min(scene.n, PowerBounds.sparseOrder(scene.k, scene.d)), least, 1));
            inside.draw(axes.curve(p -> PowerBounds.denseOrder(scene.k, scene.d, p), least, 1));
        }
        inside.setStroke(Legend.SOLID);
        inside.setColor(look.negative());
        inside.draw(axes.curve(scene::order, least, 1));
        inside.setStroke(Legend.DASHED);
        inside.setColor(look.muted());
        double orthogonal = PowerBounds.orthogonal(scene.k, scene.d, scene.recipe.data());
        if (!scene.isLinear()) { // where it is the bound itself
            inside.draw(axes.curve(p -> orthogonal, least, 1));
        }
        inside.setColor(look.positive());
        double random = PowerBounds.randomCode(scene.k, scene.n, scene.d, scene.recipe.data());
        double crossover = scene.isLinear() ? 1 : PowerBounds.crossover(scene.k, scene.d);
        inside.draw(axes.curve(p -> random, least, Math.max(least, Math.min(1, crossover))));
        paintRun(inside, scene, look);
        inside.dispose();
        legend(scene, look).paint(g, look, axes.plot(), "R");
        footer(scene, look).paint(g, look, size);
    }

    private static Legend legend(Scene scene, Look look) {
        String trained = "trained at p = " + Numerals.tick(scene.p);
        Legend legend = new Legend().add(Legend.Mark.DOT, look.accent(), trained);
        if (scene.elsewhere.length > 0) {
            legend.add(Legend.Mark.SOLID, look.accent(), "the same W at other p");
        }
        if (scene.isLinear()) {
            return legend.add(Legend.Mark.SOLID, look.negative(), "bound, min(d, n)")
                    .add(Legend.Mark.DASHED, look.positive(), "random code")
                    .add(Legend.Mark.RING, look.faint(), "at the start");
        }
        String order = scene.isHeld() ? "order min(d^k, d p^(1/k−1))" : "order, at most n";
        return legend.add(Legend.Mark.SOLID, look.negative(), order)
                .add(Legend.Mark.DASHED, look.muted(), "orthogonal")
                .add(Legend.Mark.DASHED, look.positive(), "random, p → 0")
                .add(Legend.Mark.RING, look.faint(), "at the start");
    }

    private static Footer footer(Scene scene, Look look) {
        if (!scene.isHeld()) {
            String size = "n = " + Numerals.count(scene.n) + " is not above d^k = "
                    + Numerals.brief(PowerBounds.sparseOrder(scene.k, scene.d));
            return new Footer()
                    .note("The theory is not about this run: " + size + ".", size)
                    .say(
                            "Theory: symmetric independent inputs, n > d^k, the best W for each p; its constants are not known.",
                            "Theory: an order, for n > d^k.");
        }
        Comparison comparison = scene.comparison();
        String over = scene.isLinear() ? "R / bound = " : "R / order = ";
        String text = over + Numerals.significant(comparison.ratio()) + ", "
                + (comparison.agrees() ? "within " : "outside ") + Numerals.significant(comparison.lowest()) + " to "
                + Numerals.significant(comparison.highest())
                + (comparison.agrees() ? "" : comparison.ratio() < 1 ? ": less than d features kept apart" : "");
        String brief = over
                + Numerals.significant(comparison.ratio())
                + (comparison.agrees() ? ", within the band" : ", outside the band");
        return new Footer().compare(comparison.agrees(), look, text, brief).say(scene.isLinear() ? LINEAR : ORDER);
    }

    /** The point, the band that it should be in, and where it came from. */
    private static void paintRun(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.axes;
        Comparison comparison = scene.comparison();
        double x = axes.x(scene.p);
        if (scene.elsewhere.length > 0) {
            double[] ps = IntStream.range(0, PLACES)
                    .mapToDouble(i -> axes.across().at(i / (PLACES - 1.0)))
                    .toArray();
            g.setStroke(Legend.SOLID);
            g.setColor(look.accent());
            g.draw(axes.path(ps, scene.elsewhere));
        }
        g.setColor(look.faint());
        g.setStroke(new BasicStroke(1));
        if (scene.isHeld()) {
            paintBand(g, axes, x, comparison);
        }
        if (scene.start > 0) {
            Legend.ring(g, x, axes.y(scene.start), 3.5);
        }
        g.setColor(look.ground());
        Legend.dot(g, x, axes.y(scene.now), 6.5);
        g.setColor(comparison.agrees() || !scene.isHeld() ? look.accent() : look.outside());
        Legend.dot(g, x, axes.y(scene.now), 5);
    }

    private static void paintBand(Graphics2D g, Axes axes, double x, Comparison comparison) {
        double top = axes.y(comparison.highest() * comparison.predicted());
        double bottom = axes.y(comparison.lowest() * comparison.predicted());
        g.draw(new Line2D.Double(x, top, x, bottom));
        g.draw(new Line2D.Double(x - 4, top, x + 4, top));
        g.draw(new Line2D.Double(x - 4, bottom, x + 4, bottom));
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, size);
        if (scene.axes.isEmpty() || !scene.axes.plot().contains(x, y)) {
            return Optional.empty();
        }
        if (Math.abs(x - scene.axes.x(scene.p)) <= 8) {
            return Optional.of(new Hit(
                    Selection.NONE,
                    "this run: R = " + Numerals.significant(scene.now) + " at p = " + Numerals.significant(scene.p)
                            + ", at start " + Numerals.significant(scene.start) + ", order "
                            + Numerals.significant(scene.order(scene.p))));
        }
        double p = scene.axes.valueAt(x);
        String weights = scene.elsewhere.length == 0
                ? ""
                : "; this run’s weights there: R = "
                        + Numerals.significant(recovered(snapshot.weights(), scene.recipe, p));
        return Optional.of(new Hit(
                Selection.NONE,
                "p = " + Numerals.significant(p) + ": order " + Numerals.significant(scene.order(p)) + ", d^k = "
                        + Numerals.significant(PowerBounds.sparseOrder(scene.k, scene.d)) + ", d p^(1/k−1) = "
                        + Numerals.significant(PowerBounds.denseOrder(scene.k, scene.d, p)) + weights));
    }
}
