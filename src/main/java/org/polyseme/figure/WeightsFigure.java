package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * The weights: features down, neurons across in {@link NeuronOrder}, so that ownership makes a staircase and a second
 * cell in a column is a collision. Stateless.
 */
public final class WeightsFigure implements Figure {
    /** Where the colours end; a settled weight is about 1. */
    static final double SCALE = 1.2;

    private static final int LABEL_HEIGHT = 14;

    @Override
    public String id() {
        return "weights";
    }

    @Override
    public String title() {
        return "Weights";
    }

    /** Where everything is; computed alike for painting and for pointing. */
    private record Layout(Rectangle2D plot, CellAxis rows, CellAxis columns, NeuronOrder order) {

        static Layout of(Snapshot snapshot, Allocation now, Size size) {
            int features = now.features();
            int neurons = now.neurons();
            Rectangle2D plot = Sheet.plot(size, 48, Sheet.MARGIN, 24);
            return new Layout(
                    plot,
                    CellAxis.even(features, plot.getHeight()),
                    CellAxis.split(neurons, Math.min(features, neurons), plot.getWidth()),
                    NeuronOrder.of(now, Forecast.of(snapshot)));
        }

        boolean isEmpty() {
            return plot.getWidth() < 1 || plot.getHeight() < 1;
        }

        Rectangle2D column(int place) {
            return new Rectangle2D.Double(
                    plot.getX() + columns.start(place),
                    plot.getY(),
                    columns.end(place) - columns.start(place),
                    plot.getHeight());
        }
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Selection selection = perspective.selection();
        Look look = perspective.look();
        Matrix weights = snapshot.weights();
        Allocation now = Allocation.of(weights, perspective.definition());
        Layout layout = Layout.of(snapshot, now, size);
        Lighting lighting = Lighting.of(selection, now);
        ColorMap map = ColorMap.diverging(look, SCALE);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.scaleBar(map);
            sheet.title(title(), subtitles(weights));
            if (layout.isEmpty()) {
                return;
            }
            Graphics2D g = sheet.graphics();
            HeatmapRaster.paint(
                    g, layout.plot, layout.rows, layout.columns, cells(weights, layout.order, lighting), map);
            paintFrames(g, layout, look);
            paintFeatureLabels(g, layout, selection, look);
            paintSharedNeurons(g, layout, now, lighting, look);
        }
    }

    private static HeatmapRaster.Cells cells(Matrix weights, NeuronOrder order, Lighting lighting) {
        return new HeatmapRaster.Cells() {
            @Override
            public float value(int row, int column) {
                return weights.at(row, order.neuronAt(column));
            }

            @Override
            public boolean isLit(int row, int column) {
                return lighting.lightsWeight(row, order.neuronAt(column));
            }
        };
    }

    private static String[] subtitles(Matrix weights) {
        int features = weights.rows();
        int neurons = weights.columns();
        String rows = Numerals.count(features);
        String columns = Numerals.count(neurons);
        int clipped = clipped(weights);
        String beyond = clipped == 0 ? "" : ", " + Numerals.count(clipped) + " beyond the scale";
        String sorted = features <= neurons && neurons > 1 ? ", sorted by owner" : "";
        String words = rows
                + (features == 1 ? " feature × " : " features × ")
                + columns
                + (neurons == 1 ? " neuron" : " neurons");
        String brief = rows + " × " + columns;
        String owner = sorted.isEmpty() ? "" : ", by owner";
        return new String[] {words + sorted + beyond, brief + sorted + beyond, brief + owner + beyond, brief + beyond};
    }

    private static int clipped(Matrix weights) {
        int clipped = 0;
        for (int i = 0; i < weights.rows(); i++) {
            for (int k = 0; k < weights.columns(); k++) {
                if (Math.abs(weights.at(i, k)) > SCALE) {
                    clipped++;
                }
            }
        }
        return clipped;
    }

    private static void paintFrames(Graphics2D g, Layout layout, Look look) {
        g.setColor(look.hairline());
        g.setStroke(new BasicStroke(1));
        for (CellAxis.Zone zone : layout.columns.zones()) {
            g.draw(new Rectangle2D.Double(
                    layout.plot.getX() + zone.start() - 0.5,
                    layout.plot.getY() - 0.5,
                    zone.length() + 1,
                    layout.plot.getHeight() + 1));
        }
    }

    private static void paintFeatureLabels(Graphics2D g, Layout layout, Selection selection, Look look) {
        int features = layout.rows.zones().get(0).cells();
        int every = Ticks.every(features, layout.plot.getHeight(), LABEL_HEIGHT);
        Labels labels = new Labels(new Rectangle2D.Double(0, 0, layout.plot.getX(), layout.plot.getMaxY() + 12));
        for (int i = 0; i < features; i++) {
            if (selection.lightsFeature(i)) {
                paintFeatureLabel(g, layout, labels, i, look, true);
            }
        }
        for (int i = 0; i < features; i += every) {
            if (!selection.lightsFeature(i)) {
                paintFeatureLabel(g, layout, labels, i, look, false);
            }
        }
    }

    private static void paintFeatureLabel(
            Graphics2D g, Layout layout, Labels labels, int feature, Look look, boolean isSelected) {
        double middle = layout.plot.getY() + layout.rows.middle(feature);
        double right = layout.plot.getX() - 8;
        Rectangle2D box = new Rectangle2D.Double(0, middle - 6, right, 12);
        if (labels.place(List.of(box)).isPresent()) {
            g.setFont(isSelected ? look.strongLabelFont() : look.labelFont());
            g.setColor(isSelected ? look.text() : look.muted());
            Text.right(g, "f" + feature, right, middle + 4);
        }
    }

    /** Outlines the polysemantic neurons, the lit ones last, and names as many as there is room for, the lit ones first. */
    private static void paintSharedNeurons(Graphics2D g, Layout layout, Allocation now, Lighting lighting, Look look) {
        List<Integer> places = IntStream.range(0, layout.order.size())
                .filter(place -> now.isPolysemantic(layout.order.neuronAt(place)))
                .boxed()
                .sorted(Comparator.comparing(place -> lighting.lightsNeuron(layout.order.neuronAt(place))))
                .toList();
        g.setStroke(new BasicStroke(1.5f));
        for (int place : places) {
            g.setColor(look.lit(look.polysemantic(), lighting.lightsNeuron(layout.order.neuronAt(place))));
            paintOutline(g, layout.column(place));
        }
        Labels labels = new Labels(new Rectangle2D.Double(
                layout.plot.getX() - 24, layout.plot.getMaxY(), layout.plot.getWidth() + 24 + Sheet.MARGIN, 24));
        for (boolean isLit : new boolean[] {true, false}) {
            g.setColor(look.lit(look.polysemantic(), isLit));
            for (int place : places) {
                int neuron = layout.order.neuronAt(place);
                if (lighting.lightsNeuron(neuron) == isLit) {
                    paintName(g, "n" + neuron, layout.column(place), labels, look);
                }
            }
        }
        paintOthers(g, layout, labels, look);
    }

    private static void paintName(Graphics2D g, String name, Rectangle2D column, Labels labels, Look look) {
        double x = column.getCenterX();
        double below = column.getMaxY();
        g.setFont(look.strongLabelFont());
        double width = Text.width(name, g.getFont()) + 6;
        labels.place(shifted(x, below + 8, width)).ifPresent(box -> {
            Text.centre(g, name, box.getCenterX(), below + 19);
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(x, below + 1, box.getCenterX(), below + 8));
        });
    }

    /** Around the column, or ticks at its ends where an outline would hide it. */
    private static void paintOutline(Graphics2D g, Rectangle2D column) {
        if (column.getWidth() >= 4) {
            g.draw(new Rectangle2D.Double(
                    column.getX() - 0.75, column.getY() - 0.75, column.getWidth() + 1.5, column.getHeight() + 1.5));
        } else {
            double x = column.getCenterX();
            g.draw(new Line2D.Double(x, column.getY() - 5, x, column.getY() - 1));
            g.draw(new Line2D.Double(x, column.getMaxY() + 1, x, column.getMaxY() + 5));
        }
    }

    private static List<Rectangle2D> shifted(double middle, double top, double width) {
        List<Rectangle2D> candidates = new ArrayList<>();
        for (int shift : new int[] {0, 4, -4, 8, -8, 12, -12, 16, -16}) {
            candidates.add(new Rectangle2D.Double(middle + shift - width / 2, top, width, 14));
        }
        return candidates;
    }

    private static void paintOthers(Graphics2D g, Layout layout, Labels labels, Look look) {
        List<CellAxis.Zone> zones = layout.columns.zones();
        if (zones.size() < 2) {
            return;
        }
        CellAxis.Zone rest = zones.get(1);
        String text = "the other " + Numerals.count(rest.cells()) + " neurons";
        double width = Text.width(text, look.labelFont());
        double right = layout.plot.getX() + rest.start() + rest.length();
        Rectangle2D box = new Rectangle2D.Double(right - width, layout.plot.getMaxY() + 8, width, 14);
        if (width <= rest.length() && labels.place(List.of(box)).isPresent()) {
            g.setFont(look.labelFont());
            g.setColor(look.muted());
            Text.right(g, text, right, layout.plot.getMaxY() + 19);
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Matrix weights = snapshot.weights();
        Layout layout = Layout.of(snapshot, Allocation.of(weights, perspective.definition()), size);
        double column = x - layout.plot.getX();
        double row = y - layout.plot.getY();
        CellAxis.Span rows = layout.rows.under(row - 0.5, row + 0.5);
        CellAxis.Span columns = layout.columns.under(column - 0.5, column + 0.5);
        if (rows.isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        int feature = rows.from();
        int neuron = layout.order.neuronAt(columns.from());
        for (int i = rows.from(); i < rows.to(); i++) {
            for (int c = columns.from(); c < columns.to(); c++) {
                int candidate = layout.order.neuronAt(c);
                if (Math.abs(weights.at(i, candidate)) > Math.abs(weights.at(feature, neuron))) {
                    feature = i;
                    neuron = candidate;
                }
            }
        }
        String text = "f" + feature + " on n" + neuron + ": " + Numerals.signed(weights.at(feature, neuron), 3)
                + " (at start " + Numerals.signed(snapshot.initialWeights().at(feature, neuron), 3) + ")";
        return Optional.of(
                new Hit(new Selection(OptionalInt.of(feature), OptionalInt.empty(), OptionalInt.of(neuron)), text));
    }
}
