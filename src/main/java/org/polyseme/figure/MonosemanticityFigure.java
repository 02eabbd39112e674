package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Optional;
import org.polyseme.measure.Concentration;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * How much of each neuron is its strongest feature: a histogram of M over neurons, now and at the start. Stateless.
 *
 * <p>Source: the question of Jermyn et al. 2022, "Engineering monosemanticity in toy models".
 */
public final class MonosemanticityFigure implements Figure {
    private static final int BINS = 20;
    /** Neurons of less squared length than this read nothing. */
    private static final double SILENT = 1e-12;

    /** Neurons in each bin. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Counts(int[] bins, int silent, double mean) {
        int largest() {
            return Arrays.stream(bins).max().orElse(1);
        }
    }

    private record Scene(Counts now, Counts start, Axes axes) {}

    @Override
    public String id() {
        return "monosemanticity";
    }

    @Override
    public String title() {
        return "Monosemanticity";
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
        Counts now = counts(snapshot.weights());
        Counts start = counts(snapshot.initialWeights());
        return new Scene(
                now,
                start,
                new Axes(
                        Axes.area(size, 2),
                        Axes.Scale.linear(0, 1),
                        Axes.Scale.linear(0, 1.08 * Math.max(1, Math.max(now.largest(), start.largest())))));
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            sheet.title(
                    title(),
                    "share of the strongest feature in each neuron’s squared weights",
                    "share of the strongest");
            if (!snapshot.parameters().isFinite()) {
                Notice.paint(g, look, size, "The weights are no longer finite numbers. Go back to an earlier step.");
                return;
            }
            Scene scene = scene(snapshot, size);
            Axes axes = scene.axes;
            if (axes.isEmpty()) {
                return;
            }
            axes.paint(g, look, "monosemanticity M, 1 for one feature alone", "neurons");
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
            new Legend()
                    .add(Legend.Mark.BAND, look.accent(), "now")
                    .add(Legend.Mark.SOLID, look.text(), "at the start")
                    .paint(g, look, axes.plot(), "neurons");
            String silent = scene.now.silent == 0 ? "" : "; " + Numerals.count(scene.now.silent) + " read nothing";
            String mean = "Mean " + Numerals.fixed(scene.now.mean, 3) + " (at the start "
                    + Numerals.fixed(scene.start.mean, 3) + ")";
            new Footer()
                    .say(mean + silent + ".", mean)
                    .say(
                            "M = max W² / Σ W² over the features that a neuron reads; at least 1/n.",
                            "M = max W² / Σ W², at least 1/n.")
                    .paint(g, look, size);
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!snapshot.parameters().isFinite()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, size);
        if (scene.axes.isEmpty() || !scene.axes.plot().contains(x, y)) {
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
}
