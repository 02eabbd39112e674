package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Forecast;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.Overlaps;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * Every feature's scalar product with every other: now above the diagonal, at initialisation below it, lengths squared
 * on it. Stateless.
 *
 * <pre>
 *   f0 ┌──────────┐
 *      │ ╲  now   │     outlined: planted pairs, on both sides
 *      │   ╲      │     dot below: a collision that the initialisation foretells
 *      │ start ╲  │     dot above: two features that share a neuron now
 *      └──────────┘     beside: the outputs' biases, where the model has them
 * </pre>
 */
public final class OverlapFigure implements Figure {
    private static final double SCALE = 1;
    private static final int LABEL_HEIGHT = 14;
    private static final int LEGEND_WIDTH = 88;
    private static final int LEGEND_HEIGHT = 20;
    private static final int STRIP = 14;
    private static final int STRIP_GAP = 8;

    /** Overlaps of the weights now are asked for once, those of the start again and again. */
    private final Recent<Overlaps> recent = new Recent<>(2);

    @Override
    public String id() {
        return "overlap";
    }

    @Override
    public String title() {
        return "Overlap";
    }

    /** @param bias the strip of the biases, in the same rows; there only if the model has some */
    private record Layout(
            Rectangle2D plot, CellAxis axis, int cells, Optional<Rectangle2D> bias, boolean hasLegendBelow) {

        static Layout of(Snapshot snapshot, Size size) {
            Matrix weights = snapshot.weights();
            int cells = Overlaps.affordable(weights.rows(), weights.columns());
            boolean hasBias = biases(snapshot).filter(b -> b.columns() >= cells).isPresent();
            Rectangle2D room = Sheet.plot(size, 48, Sheet.MARGIN + (hasBias ? STRIP + STRIP_GAP : 0), Sheet.MARGIN);
            double side = Math.min(room.getWidth(), room.getHeight());
            boolean isBelow = room.getWidth() - side < 16 + LEGEND_WIDTH && room.getHeight() >= 200;
            side = isBelow ? Math.min(side, room.getHeight() - LEGEND_HEIGHT) : side;
            Rectangle2D plot = new Rectangle2D.Double(room.getX(), room.getY(), side, side);
            Rectangle2D strip = new Rectangle2D.Double(plot.getMaxX() + STRIP_GAP, plot.getY(), STRIP, side);
            return new Layout(
                    plot,
                    CellAxis.even(cells, side),
                    cells,
                    hasBias && side >= 1 ? Optional.of(strip) : Optional.empty(),
                    isBelow);
        }

        double right() {
            return bias.map(Rectangle2D::getMaxX).orElse(plot.getMaxX());
        }

        boolean isEmpty() {
            return plot.getWidth() < 1;
        }

        Rectangle2D cell(int row, int column) {
            return new Rectangle2D.Double(
                    plot.getX() + axis.start(column),
                    plot.getY() + axis.start(row),
                    axis.end(column) - axis.start(column),
                    axis.end(row) - axis.start(row));
        }

        boolean shows(FeaturePair pair) {
            return pair.second() < cells;
        }
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Selection selection = perspective.selection();
        Look look = perspective.look();
        Matrix weights = snapshot.weights();
        Layout layout = Layout.of(snapshot, size);
        ColorMap map = ColorMap.diverging(look, SCALE);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.scaleBar(map);
            sheet.title(title(), subtitles(weights, layout.cells, perspective.options()));
            if (layout.isEmpty()) {
                return;
            }
            Allocation now = Allocation.of(weights, perspective.definition());
            Lighting lighting = Lighting.of(selection, now);
            Graphics2D g = sheet.graphics();
            Overlaps overlaps = overlaps(weights);
            double threshold = perspective.options().number(Option.OVERLAP_THRESHOLD);
            HeatmapRaster.Cells cells = cells(overlaps, overlaps(snapshot.initialWeights()), threshold, lighting);
            HeatmapRaster.paint(g, layout.plot, layout.axis, layout.axis, cells, map);
            paintDiagonal(g, layout, overlaps, lighting, look);
            layout.bias.ifPresent(strip -> paintBias(g, strip, layout.axis, snapshot, lighting, look));
            paintLabels(g, layout, selection, look);
            Marks marks = Marks.of(snapshot, now);
            paintMarks(g, layout, marks, lighting, look);
            paintLegend(g, layout, marks, look, size);
        }
    }

    private Overlaps overlaps(Matrix weights) {
        return recent.of(weights, "", () -> Overlaps.of(weights));
    }

    private static Optional<Matrix> biases(Snapshot snapshot) {
        return snapshot.parameters().bias();
    }

    private static String[] subtitles(Matrix weights, int shown, Options options) {
        double threshold = options.number(Option.OVERLAP_THRESHOLD);
        String from = threshold > 0 ? ", from ±" + Numerals.fixed(threshold, 2) : "";
        String halves = "now above, initialisation below the diagonal" + from;
        String brief = "now above, initial below" + from;
        if (shown == weights.rows()) {
            return new String[] {halves, brief, "now over initial" + from, "now over initial"};
        }
        String few = Numerals.count(shown) + " of " + Numerals.count(weights.rows());
        String part = "first " + few + " features";
        return new String[] {part + ", " + halves, part + ", " + brief, part, few + " features", few};
    }

    private static HeatmapRaster.Cells cells(Overlaps now, Overlaps initial, double threshold, Lighting lighting) {
        return new HeatmapRaster.Cells() {
            @Override
            public float value(int row, int column) {
                float value = row <= column ? now.at(row, column) : initial.at(row, column);
                return Math.abs(value) < threshold ? 0 : value;
            }

            @Override
            public boolean isLit(int row, int column) {
                return lighting.lightsFeature(row) || lighting.lightsFeature(column);
            }
        };
    }

    /** Squared lengths, in grey: they are about 1 everywhere, and no news. */
    private static void paintDiagonal(Graphics2D g, Layout layout, Overlaps now, Lighting lighting, Look look) {
        for (int i = 0; i < layout.cells; i++) {
            Color grey = Look.mix(look.ground(), look.faint(), Math.min(1, now.at(i, i) / SCALE));
            g.setColor(look.lit(grey, lighting.lightsFeature(i)));
            g.fill(layout.cell(i, i));
        }
        Rectangle2D plot = layout.plot;
        g.setStroke(new BasicStroke(1));
        g.setColor(look.hairline());
        g.draw(new Rectangle2D.Double(plot.getX() - 0.5, plot.getY() - 0.5, plot.getWidth() + 1, plot.getHeight() + 1));
    }

    /** The output biases, in the rows and on the scale of the overlaps, as both add up to what ReLU sees. */
    private static void paintBias(
            Graphics2D g, Rectangle2D strip, CellAxis rows, Snapshot snapshot, Lighting lighting, Look look) {
        Matrix bias = biases(snapshot).orElseThrow();
        HeatmapRaster.Cells cells = new HeatmapRaster.Cells() {
            @Override
            public float value(int row, int column) {
                return bias.at(0, row);
            }

            @Override
            public boolean isLit(int row, int column) {
                return lighting.lightsFeature(row);
            }
        };
        HeatmapRaster.paint(g, strip, rows, CellAxis.even(1, strip.getWidth()), cells, ColorMap.diverging(look, SCALE));
        g.setStroke(new BasicStroke(1));
        g.setColor(look.hairline());
        g.draw(new Rectangle2D.Double(
                strip.getX() - 0.5, strip.getY() - 0.5, strip.getWidth() + 1, strip.getHeight() + 1));
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.centre(g, "bias", strip.getCenterX(), strip.getMaxY() + 13);
    }

    private static void paintLabels(Graphics2D g, Layout layout, Selection selection, Look look) {
        if (!look.shows(Part.AXES)) {
            return;
        }
        int every = Ticks.every(layout.cells, layout.plot.getHeight(), LABEL_HEIGHT);
        double right = layout.plot.getX() - 8;
        Labels labels = new Labels(new Rectangle2D.Double(0, 0, layout.plot.getX(), layout.plot.getMaxY() + 12));
        for (int pass = 0; pass < 2; pass++) {
            boolean isSelected = pass == 0;
            for (int i = 0; i < layout.cells; i++) {
                if (selection.lightsFeature(i) != isSelected || (!isSelected && i % every != 0)) {
                    continue;
                }
                double middle = layout.plot.getY() + layout.axis.middle(i);
                if (labels.place(List.of(new Rectangle2D.Double(0, middle - 6, right, 12)))
                        .isPresent()) {
                    g.setFont(isSelected ? look.strongLabelFont() : look.labelFont());
                    g.setColor(isSelected ? look.text() : look.muted());
                    Text.right(g, "f" + i, right, middle + 4);
                }
            }
        }
    }

    /** The pairs that the figure points out. */
    private record Marks(List<FeaturePair> planted, List<FeaturePair> foretold, List<FeaturePair> shared) {
        static Marks of(Snapshot snapshot, Allocation now) {
            return new Marks(
                    snapshot.experiment().plantedPairs().stream()
                            .filter(pair -> pair.second() < now.features())
                            .toList(),
                    Forecast.of(snapshot).collisions(),
                    now.sharingPairs());
        }
    }

    private static void paintMarks(Graphics2D g, Layout layout, Marks marks, Lighting lighting, Look look) {
        for (FeaturePair pair : marks.planted) {
            if (layout.shows(pair)) {
                g.setColor(look.lit(look.text(), lights(lighting, pair)));
                paintPlanted(g, layout.cell(pair.first(), pair.second()));
                paintPlanted(g, layout.cell(pair.second(), pair.first()));
            }
        }
        for (FeaturePair pair : few(marks.foretold, layout)) {
            paintRing(g, layout.cell(pair.second(), pair.first()), look, lights(lighting, pair));
        }
        for (FeaturePair pair : few(marks.shared, layout)) {
            paintDot(g, layout.cell(pair.first(), pair.second()), look, lights(lighting, pair));
        }
    }

    /** The pairs to mark: none where there are so many that the marks would hide what they mark. */
    private static List<FeaturePair> few(List<FeaturePair> pairs, Layout layout) {
        return pairs.size() > 4 * layout.cells
                ? List.of()
                : pairs.stream().filter(layout::shows).toList();
    }

    private static boolean lights(Lighting lighting, FeaturePair pair) {
        return lighting.lightsFeature(pair.first()) || lighting.lightsFeature(pair.second());
    }

    private static void paintPlanted(Graphics2D g, Rectangle2D cell) {
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(
                cell.getX() + 0.5,
                cell.getY() + 0.5,
                Math.max(1, cell.getWidth() - 1),
                Math.max(1, cell.getHeight() - 1)));
    }

    /** A dot that stays visible however small the cell, on a rim of ground however strong its colour. */
    private static void paintDot(Graphics2D g, Rectangle2D cell, Look look, boolean isLit) {
        double radius = Math.max(2, Math.min(4, 0.25 * cell.getWidth()));
        g.setColor(look.ground());
        g.fill(circle(cell, radius + 1));
        g.setColor(look.lit(look.polysemantic(), isLit));
        g.fill(circle(cell, radius));
    }

    /** As a dot, but hollow: foretold, as the neurons' outlines are. */
    private static void paintRing(Graphics2D g, Rectangle2D cell, Look look, boolean isLit) {
        paintDot(g, cell, look, isLit);
        g.setColor(look.ground());
        g.fill(circle(cell, Math.max(1, Math.min(2, 0.13 * cell.getWidth()))));
    }

    private static Ellipse2D circle(Rectangle2D cell, double radius) {
        return new Ellipse2D.Double(cell.getCenterX() - radius, cell.getCenterY() - radius, 2 * radius, 2 * radius);
    }

    private static void paintLegend(Graphics2D g, Layout layout, Marks marks, Look look, Size size) {
        if (!look.shows(Part.LEGEND)) {
            return;
        }
        if (layout.hasLegendBelow) {
            paintLegendBelow(g, layout, marks, look);
            return;
        }
        double x = layout.right() + 16;
        if (size.width() - Sheet.MARGIN - x < LEGEND_WIDTH || layout.plot.getHeight() < 88) {
            return;
        }
        double y = layout.plot.getY() + 12;
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, "Pairs of features", x, y);
        y += 16;
        paintDot(g, new Rectangle2D.Double(x, y - 6, 12, 12), look, true);
        legend(g, look, x + 20, y + 4, Numerals.count(marks.shared.size()), "share now");
        y += 20;
        paintRing(g, new Rectangle2D.Double(x, y - 6, 12, 12), look, true);
        legend(g, look, x + 20, y + 4, Numerals.count(marks.foretold.size()), "foretold");
        y += 20;
        if (!marks.planted.isEmpty()) {
            g.setColor(look.text());
            paintPlanted(g, new Rectangle2D.Double(x, y - 6, 12, 12));
            legend(g, look, x + 20, y + 4, Numerals.count(marks.planted.size()), "planted");
        }
    }

    /** In one line, as much of it as has room. */
    private static void paintLegendBelow(Graphics2D g, Layout layout, Marks marks, Look look) {
        double baseline = layout.plot.getMaxY() + 22;
        double right = layout.bias.isPresent() ? layout.plot.getMaxX() - 4 : layout.plot.getMaxX();
        double x = layout.plot.getX();
        for (int part = 0; part < 3; part++) {
            List<FeaturePair> pairs = part == 0 ? marks.shared : part == 1 ? marks.foretold : marks.planted;
            String what = part == 0 ? "share now" : part == 1 ? "foretold (below)" : "planted";
            String count = Numerals.count(pairs.size());
            double width = 22 + Text.width(count, look.strongLabelFont()) + Text.width(what, look.labelFont());
            if (x + width > right || (part == 2 && pairs.isEmpty())) {
                return;
            }
            Rectangle2D sample = new Rectangle2D.Double(x, baseline - 10, 12, 12);
            if (part == 2) {
                g.setColor(look.text());
                paintPlanted(g, sample);
            } else if (part == 1) {
                paintRing(g, sample, look, true);
            } else {
                paintDot(g, sample, look, true);
            }
            legend(g, look, x + 18, baseline, count, what);
            x += width + 14;
        }
    }

    private static void legend(Graphics2D g, Look look, double x, double baseline, String count, String what) {
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        Text.left(g, count, x, baseline);
        double after = x + Text.width(count, look.strongLabelFont()) + 4;
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.left(g, what, after, baseline);
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Matrix weights = snapshot.weights();
        Layout layout = Layout.of(snapshot, size);
        CellAxis.Span rows = layout.axis.under(y - layout.plot.getY() - 0.5, y - layout.plot.getY() + 0.5);
        if (layout.bias.filter(strip -> strip.contains(x, y)).isPresent() && !rows.isEmpty()) {
            float bias = biases(snapshot).orElseThrow().at(0, rows.from());
            return Optional.of(
                    Hit.feature(rows.from(), "bias of f" + rows.from() + "’s output: " + Numerals.signed(bias, 3)));
        }
        CellAxis.Span columns = layout.axis.under(x - layout.plot.getX() - 0.5, x - layout.plot.getX() + 0.5);
        if (layout.isEmpty() || rows.isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        int a = Math.min(rows.from(), columns.from());
        int b = Math.max(rows.from(), columns.from());
        Matrix initial = snapshot.initialWeights();
        if (a == b) {
            return Optional.of(Hit.feature(
                    a,
                    "f" + a + ": length " + Numerals.fixed(weights.rowNorm(a), 3) + " (at start "
                            + Numerals.fixed(initial.rowNorm(a), 3) + ")"));
        }
        String text =
                "f" + a + " · f" + b + ": " + describe(weights, a, b) + " (at start " + describe(initial, a, b) + ")";
        return Optional.of(Hit.pair(new FeaturePair(a, b), text));
    }

    private static String describe(Matrix weights, int a, int b) {
        return Numerals.signed(weights.rowDot(a, b), 3) + ", cosine "
                + Numerals.signed(Geometry.overlap(weights, a, b), 3);
    }
}
