package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.Overlaps;
import org.polyseme.state.Choice;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * Every feature's scalar product with every other: now above the diagonal, at initialisation below it, lengths squared
 * on it; or of features at the start, a row each, with features now, a column each, where the diagonal tells who kept its
 * direction; or now alone, with features of one shape together. Remembers its last products and shapes.
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
    static final int LEGEND_WIDTH = 88;
    private static final int LEGEND_HEIGHT = 20;
    /** Of the legend beside the plot: five lines. */
    private static final int LEGEND_LINES = 96;

    private static final int STRIP = 14;
    private static final int STRIP_GAP = 8;

    /** Overlaps of the weights now are asked for once, those of the start again and again. */
    private final Recent<Overlaps> recent = new Recent<>(2);

    private final Recent<OverlapBlocks> shapes = new Recent<>(2);

    /** What is multiplied with what. */
    public enum Shows implements Choice {
        HALVES("halves", "Now, and initialisation below"),
        START_TO_NOW("start-to-now", "Start × now"),
        BLOCKS("blocks", "Now, sorted into blocks");

        private final String key;
        private final String label;

        Shows(String key, String label) {
            this.key = key;
            this.label = label;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String label() {
            return label;
        }
    }

    private static Shows shows(Options options) {
        return options.choice(Option.OVERLAP_SHOWS, Shows.class);
    }

    private static boolean isInTime(Perspective perspective) {
        return shows(perspective.options()) == Shows.START_TO_NOW;
    }

    private OverlapBlocks blocks(Snapshot snapshot, Layout layout, Perspective perspective) {
        return shows(perspective.options()) == Shows.BLOCKS
                ? shapes.of(snapshot.weights(), "", () -> OverlapBlocks.of(snapshot.weights(), layout.cells))
                : OverlapBlocks.asNumbered(layout.cells);
    }

    @Override
    public String id() {
        return "overlap";
    }

    @Override
    public String title() {
        return "Overlap";
    }

    /** @param bias the strip of the biases, in the same rows; there only if the model has some */
    record Layout(Rectangle2D plot, CellAxis axis, int cells, Optional<Rectangle2D> bias, boolean hasLegendBelow) {

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

    /** Beside the plot as well. */
    @Override
    public List<Rectangle2D> legends(Snapshot snapshot, Size size) {
        Layout layout = Layout.of(snapshot, size);
        Rectangle2D beside = new Rectangle2D.Double(
                layout.right(), 0, Math.max(0, size.width() - layout.right()), layout.plot.getY() + LEGEND_LINES);
        return Stream.concat(Figure.super.legends(snapshot, size).stream(), Stream.of(beside))
                .toList();
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
            OverlapBlocks blocks = blocks(snapshot, layout, perspective);
            sheet.title(title(), subtitles(weights, layout.cells, perspective.options(), blocks));
            if (layout.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Allocation now = Allocation.of(weights, perspective.definition());
            Lighting lighting = Lighting.of(selection, now);
            Graphics2D g = sheet.graphics();
            double threshold = perspective.options().number(Option.OVERLAP_THRESHOLD);
            boolean isInTime = isInTime(perspective);
            boolean hasHalves = shows(perspective.options()) == Shows.HALVES;
            Overlaps overlaps = isInTime ? inTime(snapshot) : overlaps(weights);
            Overlaps below = hasHalves ? overlaps(snapshot.initialWeights()) : overlaps;
            HeatmapRaster.Cells cells = cells(overlaps, below, threshold, lighting, blocks);
            HeatmapRaster.paint(g, layout.plot, layout.axis, layout.axis, cells, map);
            if (!isInTime) {
                paintDiagonal(g, layout, overlaps, lighting, look, blocks);
            }
            paintFrame(g, layout.plot, look);
            if (layout.bias.isPresent()) {
                paintBias(g, layout, snapshot, lighting, look, blocks);
            }
            paintLabels(g, layout, selection, look, blocks);
            blocks.paint(g, layout, look);
            if (hasHalves) {
                OverlapMarks marks = OverlapMarks.of(snapshot, now);
                marks.paint(g, layout, lighting, look);
                marks.paintLegend(g, layout, look, size);
            }
        }
    }

    private Overlaps overlaps(Matrix weights) {
        return recent.of(weights, "", () -> Overlaps.of(weights));
    }

    private Overlaps inTime(Snapshot snapshot) {
        return recent.of(
                snapshot.weights(),
                Shows.START_TO_NOW,
                () -> Overlaps.between(snapshot.initialWeights(), snapshot.weights()));
    }

    private static Optional<Matrix> biases(Snapshot snapshot) {
        return snapshot.parameters().bias();
    }

    private static String[] subtitles(Matrix weights, int shown, Options options, OverlapBlocks blocks) {
        double threshold = options.number(Option.OVERLAP_THRESHOLD);
        String from = threshold > 0 ? ", from ±" + Numerals.fixed(threshold, 2) : "";
        if (shows(options) == Shows.BLOCKS) {
            String few = shown == weights.rows() ? "" : "first " + Numerals.count(shown) + " features, ";
            String named = blocks.shapes().orElse(blocks.blocks().isEmpty() ? "no blocks" : "in part");
            return new String[] {few + "now, sorted into blocks: " + named + from, few + "blocks: " + named, named};
        }
        if (shows(options) == Shows.START_TO_NOW) {
            String few = shown == weights.rows() ? "" : "first " + Numerals.count(shown) + " features, ";
            return new String[] {
                few + "at the start (down) with now (across)" + from, few + "start down, now across", "start × now"
            };
        }
        String halves = "now above, initialisation below the diagonal" + from;
        String brief = "now above, initial below" + from;
        if (shown == weights.rows()) {
            return new String[] {halves, brief, "now over initial" + from, "now over initial"};
        }
        String few = Numerals.count(shown) + " of " + Numerals.count(weights.rows());
        String part = "first " + few + " features";
        return new String[] {part + ", " + halves, part + ", " + brief, part, few + " features", few};
    }

    private static HeatmapRaster.Cells cells(
            Overlaps now, Overlaps initial, double threshold, Lighting lighting, OverlapBlocks blocks) {
        return new HeatmapRaster.Cells() {
            @Override
            public float value(int row, int column) {
                int first = blocks.featureAt(row);
                int second = blocks.featureAt(column);
                float value = row <= column ? now.at(first, second) : initial.at(first, second);
                return Math.abs(value) < threshold ? 0 : value;
            }

            @Override
            public boolean isRowLit(int row) {
                return lighting.lightsFeature(blocks.featureAt(row));
            }

            @Override
            public boolean isColumnLit(int column) {
                return lighting.lightsFeature(blocks.featureAt(column));
            }
        };
    }

    /** Squared lengths, in grey: they are about 1 everywhere, and no news. */
    private static void paintDiagonal(
            Graphics2D g, Layout layout, Overlaps now, Lighting lighting, Look look, OverlapBlocks blocks) {
        for (int i = 0; i < layout.cells; i++) {
            int feature = blocks.featureAt(i);
            Color grey = Look.mix(look.ground(), look.faint(), Math.min(1, now.at(feature, feature) / SCALE));
            g.setColor(look.lit(grey, lighting.lightsFeature(feature)));
            g.fill(layout.cell(i, i));
        }
    }

    private static void paintFrame(Graphics2D g, Rectangle2D plot, Look look) {
        g.setStroke(new BasicStroke(1));
        g.setColor(look.hairline());
        g.draw(new Rectangle2D.Double(plot.getX() - 0.5, plot.getY() - 0.5, plot.getWidth() + 1, plot.getHeight() + 1));
    }

    /** The output biases, in the rows and on the scale of the overlaps, as both add up to what ReLU sees. */
    private static void paintBias(
            Graphics2D g, Layout layout, Snapshot snapshot, Lighting lighting, Look look, OverlapBlocks blocks) {
        Rectangle2D strip = layout.bias.orElseThrow();
        Matrix bias = biases(snapshot).orElseThrow();
        HeatmapRaster.Cells cells = new HeatmapRaster.Cells() {
            @Override
            public float value(int row, int column) {
                return bias.at(0, blocks.featureAt(row));
            }

            @Override
            public boolean isRowLit(int row) {
                return lighting.lightsFeature(blocks.featureAt(row));
            }

            @Override
            public boolean isColumnLit(int column) {
                return false;
            }
        };
        CellAxis across = CellAxis.even(1, strip.getWidth());
        HeatmapRaster.paint(g, strip, layout.axis, across, cells, ColorMap.diverging(look, SCALE));
        paintFrame(g, strip, look);
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        Text.centre(g, "bias", strip.getCenterX(), strip.getMaxY() + 13);
    }

    private static void paintLabels(Graphics2D g, Layout layout, Selection selection, Look look, OverlapBlocks blocks) {
        if (!look.shows(Part.AXES)) {
            return;
        }
        int every = Ticks.every(layout.cells, layout.plot.getHeight(), LABEL_HEIGHT);
        double right = layout.plot.getX() - 8;
        Labels labels = new Labels(new Rectangle2D.Double(0, 0, layout.plot.getX(), layout.plot.getMaxY() + 12));
        for (int pass = 0; pass < 2; pass++) {
            boolean isSelected = pass == 0;
            for (int i = 0; i < layout.cells; i++) {
                int feature = blocks.featureAt(i);
                if (selection.lightsFeature(feature) != isSelected || (!isSelected && i % every != 0)) {
                    continue;
                }
                double middle = layout.plot.getY() + layout.axis.middle(i);
                if (labels.place(List.of(new Rectangle2D.Double(0, middle - 6, right, 12)))
                        .isPresent()) {
                    g.setFont(isSelected ? look.strongLabelFont() : look.labelFont());
                    g.setColor(isSelected ? look.text() : look.muted());
                    Text.right(g, "f" + feature, right, middle + 4);
                }
            }
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Matrix weights = snapshot.weights();
        Layout layout = Layout.of(snapshot, size);
        OverlapBlocks blocks = blocks(snapshot, layout, perspective);
        CellAxis.Span rows = layout.axis.under(y - layout.plot.getY() - 0.5, y - layout.plot.getY() + 0.5);
        if (layout.bias.filter(strip -> strip.contains(x, y)).isPresent() && !rows.isEmpty()) {
            int feature = blocks.featureAt(rows.from());
            float bias = biases(snapshot).orElseThrow().at(0, feature);
            return Optional.of(Hit.feature(feature, "bias of f" + feature + "’s output: " + Numerals.signed(bias, 3)));
        }
        CellAxis.Span columns = layout.axis.under(x - layout.plot.getX() - 0.5, x - layout.plot.getX() + 0.5);
        if (layout.isEmpty() || rows.isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        int row = blocks.featureAt(rows.from());
        int column = blocks.featureAt(columns.from());
        int a = Math.min(row, column);
        int b = Math.max(row, column);
        Matrix initial = snapshot.initialWeights();
        if (isInTime(perspective)) {
            return Optional.of(inTime(row, column, inTime(snapshot), snapshot));
        }
        if (a == b) {
            return Optional.of(Hit.feature(
                    a,
                    "f" + a + ": length " + Numerals.fixed(weights.rowNorm(a), 3) + " (at start "
                            + Numerals.fixed(initial.rowNorm(a), 3) + ")"));
        }
        String block = blocks.at(rows.from(), columns.from())
                .map(name -> "; of a " + name)
                .orElse("");
        String text = "f" + a + " · f" + b + ": " + describe(weights, a, b) + " (at start " + describe(initial, a, b)
                + ")" + block;
        return Optional.of(Hit.pair(new FeaturePair(a, b), text));
    }

    private static Hit inTime(int start, int now, Overlaps overlaps, Snapshot snapshot) {
        double product = overlaps.at(start, now);
        double lengths =
                snapshot.initialWeights().rowNorm(start) * snapshot.weights().rowNorm(now);
        String text = "f" + start + " at the start · f" + now + " now: " + Numerals.signed(product, 3) + ", cosine "
                + Numerals.signed(lengths > 0 ? product / lengths : 0, 3);
        return start == now
                ? Hit.feature(now, text)
                : Hit.pair(new FeaturePair(Math.min(start, now), Math.max(start, now)), text);
    }

    private static String describe(Matrix weights, int a, int b) {
        return Numerals.signed(weights.rowDot(a, b), 3) + ", cosine "
                + Numerals.signed(Geometry.overlap(weights, a, b), 3);
    }
}
