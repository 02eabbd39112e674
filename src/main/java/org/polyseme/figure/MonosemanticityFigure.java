package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Optional;
import org.polyseme.measure.Concentration;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;

/**
 * How much of each neuron is its strongest feature: a histogram of M over neurons, now and at the start; where neurons have
 * a bias, beside it M against the bias, a dot a neuron. Stateless.
 *
 * <p>Source: the question of Jermyn et al. 2022, "Engineering monosemanticity in toy models".
 */
public final class MonosemanticityFigure implements Figure {
    private static final int BINS = 20;
    /** Neurons of less squared length than this read nothing. */
    private static final double SILENT = 1e-12;
    /** A pointer this close to a dot means it. */
    private static final double NEAR = 8;
    /** What is left between two plots for the right one's numbers. */
    private static final double GAP = 64;
    /** Narrower figures show the histogram alone. */
    private static final double ROOM_FOR_TWO = 400;

    /** Neurons in each bin. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Counts(int[] bins, int silent, double mean) {
        int largest() {
            return Arrays.stream(bins).max().orElse(1);
        }
    }

    /** M against the bias: where it lies, and the numbers of each neuron. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Dots(Axes axes, double[] shares, double[] biases) {
        int nearest(double x, double y) {
            int nearest = -1;
            double least = NEAR * NEAR;
            for (int k = 0; k < shares.length; k++) {
                double dx = axes.x(biases[k]) - x;
                double dy = axes.y(shares[k]) - y;
                if (dx * dx + dy * dy < least) {
                    least = dx * dx + dy * dy;
                    nearest = k;
                }
            }
            return nearest;
        }
    }

    private record Scene(Counts now, Counts start, Axes axes, Optional<Dots> dots) {}

    @Override
    public String id() {
        return "monosemanticity";
    }

    @Override
    public String title() {
        return "Monosemanticity";
    }

    /** What neurons read; where they read through a projection, in which no feature is alone, what they write. */
    private static Matrix telling(Snapshot snapshot, Parameters parameters) {
        return writes(snapshot) ? parameters.named("W2").orElseThrow().transposed() : parameters.weights();
    }

    private static boolean writes(Snapshot snapshot) {
        return snapshot.experiment().model() == ModelKind.HIDDEN_BIAS;
    }

    private static Counts counts(Matrix weights) {
        double[] shares = Concentration.monosemanticity(weights);
        int[] bins = new int[BINS];
        int silent = 0;
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            if (!Double.isFinite(shares[k]) || square(weights, k) < SILENT) {
                silent++;
            } else {
                bins[(int) Math.max(0, Math.min(BINS - 1, Math.floor(shares[k] * BINS - 1e-9)))]++;
                sum += shares[k];
            }
        }
        return new Counts(bins, silent, sum / Math.max(1, shares.length - silent));
    }

    private static double square(Matrix weights, int neuron) {
        double sum = 0;
        for (int i = 0; i < weights.rows(); i++) {
            sum += (double) weights.at(i, neuron) * weights.at(i, neuron);
        }
        return sum;
    }

    private static Scene scene(Snapshot snapshot, Size size) {
        Counts now = counts(telling(snapshot, snapshot.parameters()));
        Counts start = counts(telling(snapshot, snapshot.initial()));
        Rectangle2D area = Axes.area(size, 2);
        Optional<Matrix> bias = area.getWidth() < ROOM_FOR_TWO
                ? Optional.empty()
                : snapshot.parameters().hiddenBias();
        double width = bias.isEmpty() ? area.getWidth() : (area.getWidth() - GAP) / 2;
        return new Scene(
                now,
                start,
                new Axes(
                        new Rectangle2D.Double(area.getX(), area.getY(), width, area.getHeight()),
                        Axes.Scale.linear(0, 1),
                        Axes.Scale.counts(1.08 * Math.max(1, Math.max(now.largest(), start.largest())))),
                bias.map(row -> dots(
                        snapshot,
                        row,
                        new Rectangle2D.Double(area.getX() + width + GAP, area.getY(), width, area.getHeight()))));
    }

    /** The bias axis holds 0, the bias at the start, and every neuron's. */
    private static Dots dots(Snapshot snapshot, Matrix bias, Rectangle2D plot) {
        double[] shares = Concentration.monosemanticity(telling(snapshot, snapshot.parameters()));
        double[] biases = new double[shares.length];
        Arrays.setAll(biases, k -> bias.at(0, k));
        double start = snapshot.experiment().hiddenBias();
        double low = Math.min(Math.min(0, start), Arrays.stream(biases).min().orElse(0));
        double high = Math.max(Math.max(0, start), Arrays.stream(biases).max().orElse(0));
        double margin = Math.max(0.05, 0.06 * (high - low));
        return new Dots(
                new Axes(plot, Axes.Scale.linear(low - margin, high + margin), Axes.Scale.linear(0, 1.04)),
                shares,
                biases);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            sheet.title(
                    title(),
                    "share of the strongest feature in each neuron’s squared weights",
                    "share of the strongest",
                    "");
            if (!snapshot.parameters().isFinite()) {
                Notice.paint(g, look, size, "The weights are no longer finite numbers. Go back to an earlier step.");
                return;
            }
            Scene scene = scene(snapshot, size);
            Axes axes = scene.axes;
            if (axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            axes.paint(g, look, "monosemanticity M, 1 for one feature alone", "neurons");
            double chance =
                    Concentration.monosemanticityByChance(snapshot.weights().rows());
            paintBins(g, scene, look);
            g.setColor(look.muted());
            g.setStroke(Legend.DASHED);
            g.draw(new Line2D.Double(
                    axes.x(chance),
                    axes.plot().getY(),
                    axes.x(chance),
                    axes.plot().getMaxY()));
            scene.dots.ifPresent(
                    dots -> paintDots(g, dots, snapshot.experiment().hiddenBias(), perspective));
            new Legend()
                    .add(Legend.Mark.BAND, look.accent(), "now")
                    .add(Legend.Mark.SOLID, look.text(), "at the start")
                    .add(Legend.Mark.DASHED, look.muted(), "mean by chance")
                    .paint(g, look, axes.plot(), "neurons");
            String silent = scene.now.silent == 0
                    ? ""
                    : "; " + Numerals.count(scene.now.silent) + (writes(snapshot) ? " write nothing" : " read nothing");
            String mean = "Mean " + Numerals.fixed(scene.now.mean, 3) + " (at the start "
                    + Numerals.fixed(scene.start.mean, 3) + ", of random weights " + Numerals.fixed(chance, 3) + ")"
                    + scene.dots.map(MonosemanticityFigure::meanBias).orElse("");
            new Footer()
                    .say(mean + silent + ".", mean)
                    .say(
                            "M = max W² / Σ W² over the features that a neuron "
                                    + (writes(snapshot) ? "writes" : "reads") + "; at least 1/n.",
                            "M = max W² / Σ W², at least 1/n.")
                    .paint(g, look, size);
        }
    }

    private static void paintBins(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.axes;
        double width = axes.plot().getWidth() / BINS;
        for (int b = 0; b < BINS; b++) {
            double x = axes.plot().getX() + b * width;
            double y = axes.y(scene.now.bins[b]);
            g.setColor(look.accent());
            g.fill(new Rectangle2D.Double(
                    x + 1, y, Math.max(1, width - 2), axes.plot().getMaxY() - y));
            if (scene.start.bins[b] > 0) {
                g.setColor(look.text());
                g.fill(new Rectangle2D.Double(x + 1, axes.y(scene.start.bins[b]) - 1, Math.max(1, width - 2), 2));
            }
        }
    }

    private static String meanBias(Dots dots) {
        return ", bias " + Numerals.fixed(Arrays.stream(dots.biases).average().orElse(0), 3);
    }

    /** A dot a neuron; the dashed line is the bias that all began with. */
    private static void paintDots(Graphics2D g, Dots dots, double start, Perspective perspective) {
        Look look = perspective.look();
        Axes axes = dots.axes;
        axes.paint(g, look, "bias; dashed: at the start", "monosemanticity M");
        g.setColor(look.text());
        g.setStroke(Legend.DASHED);
        g.draw(new Line2D.Double(
                axes.x(start), axes.plot().getY(), axes.x(start), axes.plot().getMaxY()));
        boolean isAnyLit = perspective.selection().neuron().isPresent();
        double radius = dots.shares.length > 200 ? 2 : 3;
        for (int k = 0; k < dots.shares.length; k++) {
            boolean isLit = perspective.selection().lightsNeuron(k);
            g.setColor(look.lit(look.accent(), !isAnyLit || isLit));
            Legend.dot(g, axes.x(dots.biases[k]), axes.y(dots.shares[k]), isLit ? radius + 2 : radius);
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!snapshot.parameters().isFinite()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, size);
        if (scene.axes.isEmpty()) {
            return Optional.empty();
        }
        if (scene.dots.isPresent() && scene.dots.get().axes.isNear(x, y)) {
            Dots dots = scene.dots.get();
            int neuron = dots.nearest(x, y);
            return neuron < 0 ? Optional.empty() : Optional.of(hit(neuron, dots));
        }
        if (!scene.axes.plot().contains(x, y)) {
            return Optional.empty();
        }
        int bin = (int) Math.max(0, Math.min(BINS - 1, Math.floor(scene.axes.valueAt(x) * BINS)));
        return Optional.of(new Hit(
                Selection.NONE,
                "M from " + Numerals.fixed(bin / (double) BINS, 2) + " to "
                        + Numerals.fixed((bin + 1) / (double) BINS, 2)
                        + ": " + Numerals.count(scene.now.bins[bin]) + " neurons, at the start "
                        + Numerals.count(scene.start.bins[bin])));
    }

    private static Hit hit(int neuron, Dots dots) {
        return Hit.neuron(
                neuron,
                "n" + neuron + ": M " + Numerals.fixed(dots.shares[neuron], 3) + ", bias "
                        + Numerals.fixed(dots.biases[neuron], 3));
    }
}
