package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.Packing;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.CapacityAllocation;
import org.polyseme.theory.InputMoments;

/**
 * How dimensions are best shared among features: what each gains by a little more of one, with the level at which all that
 * share gain alike; and the shares that follow beside those of this run. The viewer may move the level: higher, and features
 * take less than there is; lower, and they ask for more. Stateless.
 *
 * <p>Source: Scherlis et al. 2210.01892, for the quadratic model.
 */
public final class CapacityFigure implements Movable {
    private static final int MOST_FEATURES = 256;
    private static final int MOST_CURVES = 6;
    /** Below about this, gains rise with the share and there is nothing to fill. */
    private static final double LEAST_KURTOSIS = 3.1;

    private static final double LEAST_VALUE = 1e-6;
    /** Shares that differ by less than this on average agree. */
    private static final double BAND = 0.1;
    /** The lowest level that can be set, over the best one, and the lowest one drawn. */
    private static final double LEAST_LEVEL = 0.1;

    private static final double LEAST_DRAWN = 0.07;
    /** A key's step. */
    private static final double STEP = 1.05;

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
            double[] values,
            double kurtosis,
            CapacityAllocation best,
            double level,
            double[] taken,
            double[] measured,
            Axes gains,
            Axes shares) {
        int features() {
            return values.length;
        }

        boolean isMoved() {
            return level != best.waterLevel();
        }

        /** What all features together take at the level that is set. */
        double dimensions() {
            return Arrays.stream(taken).sum();
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
        double low = Math.max(largest * 1e-5, Math.min(best.waterLevel() * LEAST_DRAWN, largest / 30));
        double level =
                Math.min(largest, best.waterLevel() * perspective.options().number(Option.CAPACITY_LEVEL));
        return new Scene(
                values,
                kurtosis,
                best,
                level,
                CapacityAllocation.at(values, kurtosis, level),
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
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            paintGains(g, scene, look);
            paintShares(g, scene, perspective);
            verdict(scene, snapshot.weights().columns(), look)
                    .say(
                            "Theory: the quadratic model Σ v x², v² the importance. ReLU models need not follow it.",
                            "Theory: the quadratic model, v² the importance.")
                    .paint(g, look, size);
        }
    }

    /** How this run's shares compare with the best ones; of a level that was moved, what it comes to. */
    private static Footer verdict(Scene scene, int neurons, Look look) {
        if (scene.isMoved()) {
            String taken = "features take " + Numerals.fixed(scene.dimensions(), 2) + " dimensions of "
                    + Numerals.count(neurons);
            String rest = Numerals.fixed(Math.abs(neurons - scene.dimensions()), 2);
            return new Footer()
                    .note(
                            "At this level " + taken + ": " + rest
                                    + (scene.dimensions() < neurons ? " are left over" : " too many"),
                            "At λ " + taken);
        }
        double difference = scene.difference();
        String verdict = (difference <= BAND ? ", within " : ", outside ") + Numerals.tick(BAND);
        String number = Numerals.fixed(difference, 2) + " on average";
        return new Footer()
                .compare(
                        difference <= BAND,
                        look,
                        "This run’s shares and the best ones differ by " + number + verdict,
                        "Shares differ by " + number + verdict);
    }

    private static void paintGains(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.gains;
        axes.paint(g, look, "share of a dimension, C", "gain of a little more");
        Graphics2D inside = axes.inside(g);
        int curves = Math.min(MOST_CURVES, scene.features());
        double level = scene.level;
        for (int c = curves - 1; c >= 0; c--) {
            int feature = curves == 1 ? 0 : c * (scene.features() - 1) / (curves - 1);
            inside.setStroke(Legend.SOLID);
            inside.setColor(Look.mix(look.accent(), look.ground(), 0.6 * c / curves));
            inside.draw(axes.curve(share -> scene.gain(feature, share), 0, 1));
            double share = scene.taken[feature];
            if (share > 0 && share < 1) {
                Legend.dot(inside, axes.x(share), axes.y(level), 3);
            }
        }
        paintLevel(inside, axes, level, Legend.DASHED, look.negative());
        if (scene.isMoved()) {
            paintLevel(inside, axes, scene.best.waterLevel(), Legend.DOTTED, look.muted());
        }
        inside.dispose();
        if (!look.shows(Part.AXES)) {
            return;
        }
        String name = scene.isMoved() ? "λ: " + Numerals.fixed(scene.dimensions(), 1) + " dimensions" : "water level λ";
        double y = axes.y(level);
        paintName(g, axes, name, y - 5, look.negative(), look);
        double best = axes.y(scene.best.waterLevel());
        if (scene.isMoved() && Math.abs(best - y) > 4) {
            paintName(g, axes, "all there are", best > y ? best + 14 : best - 5, look.muted(), look);
        }
    }

    /** At the right end of a level, on a plate that curves do not cross; left out below the plot. */
    private static void paintName(Graphics2D g, Axes axes, String name, double baseline, Color colour, Look look) {
        if (baseline > axes.plot().getMaxY() - 2) {
            return;
        }
        g.setFont(look.labelFont());
        double width = Text.width(name, g.getFont());
        double right = axes.plot().getMaxX() - 4;
        g.setColor(look.ground());
        g.fill(new Rectangle2D.Double(right - width - 2, baseline - 10, width + 4, 13));
        g.setColor(colour);
        Text.right(g, name, right, baseline);
    }

    private static void paintLevel(Graphics2D g, Axes axes, double level, Stroke stroke, Color colour) {
        g.setStroke(stroke);
        g.setColor(colour);
        g.draw(new Line2D.Double(axes.plot().getX(), axes.y(level), axes.plot().getMaxX(), axes.y(level)));
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
            double taken = axes.y(scene.taken[i]);
            g.fill(new Rectangle2D.Double(x - slot / 2 + 0.5, taken - 1, Math.max(1, slot - 1), 2));
        }
        new Legend()
                .add(Legend.Mark.BAND, look.accent(), "this run")
                .add(Legend.Mark.SOLID, look.negative(), scene.isMoved() ? "at this level" : "best")
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
                            + Numerals.fixed(scene.best.capacity(feature), 3) + ", "
                            + (scene.isMoved() ? "at this level " + Numerals.fixed(scene.taken[feature], 3) + ", " : "")
                            + "value v "
                            + Numerals.fixed(scene.values[feature], 3)));
        }
        if (scene.gains.plot().contains(x, y)) {
            double share = scene.gains.valueAt(x);
            return Optional.of(new Hit(
                    Selection.NONE,
                    "share " + Numerals.fixed(share, 2) + ": f0 gains " + Numerals.significant(scene.gain(0, share))
                            + ", the last feature " + Numerals.significant(scene.gain(scene.features() - 1, share))
                            + "; water level " + Numerals.significant(scene.level) + ", where features take "
                            + Numerals.fixed(scene.dimensions(), 2) + " dimensions; drag it"));
        }
        return Optional.empty();
    }

    @Override
    public boolean isMovable(Options options) {
        return true;
    }

    @Override
    public boolean isMoved(Options options) {
        return options.number(Option.CAPACITY_LEVEL) != 1;
    }

    @Override
    public Options home(Options options) {
        return options.with(Option.CAPACITY_LEVEL, 1);
    }

    @Override
    public Options dragged(double right, double down, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot).isEmpty()) {
            return perspective.options();
        }
        Scene scene = scene(snapshot, perspective, size);
        Axes axes = scene.gains;
        return axes.isEmpty()
                ? perspective.options()
                : at(scene, axes.valueUp(axes.y(scene.level) + down), perspective.options());
    }

    @Override
    public Options stepped(int right, int down, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot).isEmpty()) {
            return perspective.options();
        }
        Scene scene = scene(snapshot, perspective, size);
        return at(scene, scene.level * Math.pow(STEP, -down), perspective.options());
    }

    /** The level stays where something is taken, and where it can be drawn. */
    private static Options at(Scene scene, double level, Options options) {
        double most = Math.min(1 / LEAST_LEVEL, scene.gain(strongest(scene), 0) / scene.best.waterLevel());
        double over = Math.max(LEAST_LEVEL, Math.min(most, level / scene.best.waterLevel()));
        return options.with(Option.CAPACITY_LEVEL, over);
    }

    private static int strongest(Scene scene) {
        return IntStream.range(0, scene.features())
                .reduce(0, (best, i) -> scene.values[i] > scene.values[best] ? i : best);
    }

    /** There is nothing to come nearer to. */
    @Override
    public Options zoomed(double factor, double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        return perspective.options();
    }
}
