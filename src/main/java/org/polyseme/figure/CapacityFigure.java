package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.Packing;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.CapacityAllocation;
import org.polyseme.theory.InputMoments;

/**
 * How dimensions are best shared among features: what each gains by a little more of one, with the level at which all that
 * share gain alike; and the shares that follow beside those of this run. Stateless.
 *
 * <p>Source: Scherlis et al. 2210.01892, for the quadratic model.
 */
public final class CapacityFigure implements Figure {
    private static final int MOST_FEATURES = 256;
    private static final int MOST_CURVES = 6;
    /** Below about this, gains rise with the share and there is nothing to fill. */
    private static final double LEAST_KURTOSIS = 3.1;

    private static final double LEAST_VALUE = 1e-6;
    /** Shares that differ by less than this on average agree. */
    private static final double BAND = 0.1;

    @Override
    public String id() {
        return "capacity";
    }

    @Override
    public String title() {
        return "Capacity";
    }

    @Override
    public Group group() {
        return Group.SPARSITY;
    }

    /** What one painting is made with. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Scene(
            double[] values, double kurtosis, CapacityAllocation best, double[] measured, Axes gains, Axes shares) {
        int features() {
            return values.length;
        }

        /** Mean difference between the shares and the best ones. */
        double difference() {
            return IntStream.range(0, values.length)
                    .mapToDouble(i -> Math.abs(measured[i] - best.capacity(i)))
                    .average()
                    .orElse(0);
        }

        double gain(int feature, double share) {
            return CapacityAllocation.marginalBenefit(values[feature], kurtosis, share);
        }
    }

    /** Why there is nothing to show; empty if there is. */
    static String reason(Snapshot snapshot) {
        int n = snapshot.weights().rows();
        int m = snapshot.weights().columns();
        if (n <= m) {
            return "Every feature can have a dimension to itself, so there is nothing to share. Choose fewer neurons than"
                    + " features.";
        }
        if (n > MOST_FEATURES) {
            return "There are too many features to draw the share of each: up to 256. Features shows more in bundles.";
        }
        boolean isValued =
                IntStream.range(0, n).anyMatch(i -> snapshot.experiment().importance(i) > 0);
        if (!isValued || !snapshot.parameters().isFinite()) {
            return "No feature matters, or the weights are no longer finite numbers: there is nothing to share.";
        }
        return "";
    }

    private static Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        Experiment recipe = snapshot.experiment();
        int n = snapshot.weights().rows();
        double[] values = IntStream.range(0, n)
                .mapToDouble(i -> Math.max(LEAST_VALUE, Math.sqrt(Math.max(0, recipe.importance(i)))))
                .toArray();
        double kurtosis = kurtosis(recipe, perspective.options());
        CapacityAllocation best =
                CapacityAllocation.of(values, snapshot.weights().columns(), kurtosis);
        Packing packing = Packing.of(snapshot.weights());
        double[] measured = IntStream.range(0, n)
                .mapToDouble(packing::dimensionality)
                .map(share -> Double.isFinite(share) ? share : 0)
                .toArray();
        double largest = IntStream.range(0, n)
                .mapToDouble(i -> CapacityAllocation.marginalBenefit(values[i], kurtosis, 0))
                .max()
                .orElse(1);
        Rectangle2D area = Axes.area(size, 2);
        double half = Math.floor(area.getWidth() * 0.42);
        double start = area.getX() + half + 56;
        double low = Math.max(largest * 1e-5, Math.min(best.waterLevel() / 3, largest / 30));
        return new Scene(
                values,
                kurtosis,
                best,
                measured,
                new Axes(
                        new Rectangle2D.Double(area.getX(), area.getY(), half, area.getHeight()),
                        Axes.Scale.linear(0, 1),
                        Axes.Scale.logarithmic(low, 1.5 * largest)),
                new Axes(
                        new Rectangle2D.Double(
                                start, area.getY(), Math.max(0, area.getMaxX() - start), area.getHeight()),
                        Axes.Scale.linear(-0.5, n - 0.5),
                        Axes.Scale.linear(0, 1.05)));
    }

    /** That of one feature of the data about 0, or the viewer's. */
    private static double kurtosis(Experiment recipe, Options options) {
        if (!options.isOn(Option.CAPACITY_OF_DATA)) {
            return options.number(Option.CAPACITY_KURTOSIS);
        }
        double p = IntStream.range(0, recipe.features())
                .mapToDouble(recipe::featureProbability)
                .average()
                .orElse(1);
        double second = InputMoments.active(recipe.data(), 2);
        double kurtosis = InputMoments.active(recipe.data(), 4) / (second * second * p);
        return Double.isFinite(kurtosis) ? Math.max(LEAST_KURTOSIS, kurtosis) : 1e6;
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        String reason = reason(snapshot);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            if (!reason.isEmpty()) {
                sheet.title(title(), "how dimensions are shared", "");
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            String shared = Numerals.count(snapshot.weights().columns()) + " dimensions among "
                    + Numerals.count(scene.features()) + " features";
            sheet.title(title(), shared + ", kurtosis " + Numerals.significant(scene.kurtosis), shared, "");
            if (scene.gains.isEmpty() || scene.shares.isEmpty()) {
                return;
            }
            paintGains(g, scene, look);
            paintShares(g, scene, perspective);
            double difference = scene.difference();
            String verdict = (difference <= BAND ? ", within " : ", outside ") + Numerals.tick(BAND);
            String number = Numerals.fixed(difference, 2) + " on average";
            new Footer()
                    .compare(
                            difference <= BAND,
                            look,
                            "This run’s shares and the best ones differ by " + number + verdict,
                            "Shares differ by " + number + verdict)
                    .say(
                            "Theory: the quadratic model Σ v x², v² the importance. ReLU models need not follow it.",
                            "Theory: the quadratic model, v² the importance.")
                    .paint(g, look, size);
        }
    }

    private static void paintGains(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.gains;
        axes.paint(g, look, "share of a dimension, C", "gain of a little more");
        Graphics2D inside = axes.inside(g);
        int curves = Math.min(MOST_CURVES, scene.features());
        double level = scene.best.waterLevel();
        for (int c = curves - 1; c >= 0; c--) {
            int feature = curves == 1 ? 0 : c * (scene.features() - 1) / (curves - 1);
            inside.setStroke(Legend.SOLID);
            inside.setColor(Look.mix(look.accent(), look.ground(), 0.6 * c / curves));
            inside.draw(axes.curve(share -> scene.gain(feature, share), 0, 1));
            double share = scene.best.capacity(feature);
            if (share > 0 && share < 1) {
                Legend.dot(inside, axes.x(share), axes.y(level), 3);
            }
        }
        inside.setStroke(Legend.DASHED);
        inside.setColor(look.negative());
        inside.draw(
                new Line2D.Double(axes.plot().getX(), axes.y(level), axes.plot().getMaxX(), axes.y(level)));
        inside.dispose();
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.labelFont());
        g.setColor(look.negative());
        Text.right(g, "water level λ", axes.plot().getMaxX() - 4, axes.y(level) - 5);
    }

    private static void paintShares(Graphics2D g, Scene scene, Perspective perspective) {
        Look look = perspective.look();
        Axes axes = scene.shares;
        axes.paint(g, look, "feature", "share");
        double slot = axes.plot().getWidth() / scene.features();
        double width = Math.max(1, slot * 0.66);
        for (int i = 0; i < scene.features(); i++) {
            double x = axes.x(i);
            boolean isLit = perspective.selection().feature().isEmpty()
                    || perspective.selection().lightsFeature(i);
            Color colour = look.lit(look.accent(), isLit);
            double y = axes.y(Math.min(1.05, scene.measured[i]));
            g.setColor(colour);
            g.fill(new Rectangle2D.Double(x - width / 2, y, width, axes.plot().getMaxY() - y));
            g.setColor(look.lit(look.negative(), isLit));
            double best = axes.y(scene.best.capacity(i));
            g.fill(new Rectangle2D.Double(x - slot / 2 + 0.5, best - 1, Math.max(1, slot - 1), 2));
        }
        new Legend()
                .add(Legend.Mark.BAND, look.accent(), "this run")
                .add(Legend.Mark.SOLID, look.negative(), "best")
                .paint(g, look, axes.plot(), "share");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        if (scene.gains.isEmpty() || scene.shares.isEmpty()) {
            return Optional.empty();
        }
        if (scene.shares.plot().contains(x, y)) {
            int feature = (int) Math.max(0, Math.min(scene.features() - 1, Math.round(scene.shares.valueAt(x))));
            return Optional.of(Hit.feature(
                    feature,
                    "f" + feature + ": share " + Numerals.fixed(scene.measured[feature], 3) + ", best "
                            + Numerals.fixed(scene.best.capacity(feature), 3) + ", value v "
                            + Numerals.fixed(scene.values[feature], 3)));
        }
        if (scene.gains.plot().contains(x, y)) {
            double share = scene.gains.valueAt(x);
            return Optional.of(new Hit(
                    Selection.NONE,
                    "share " + Numerals.fixed(share, 2) + ": f0 gains " + Numerals.significant(scene.gain(0, share))
                            + ", the last feature " + Numerals.significant(scene.gain(scene.features() - 1, share))
                            + "; water level " + Numerals.significant(scene.best.waterLevel())));
        }
        return Optional.empty();
    }
}
