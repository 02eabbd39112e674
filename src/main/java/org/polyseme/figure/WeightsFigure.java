package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Collections;
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
 * The weights: features down, neurons across, sorted as {@link CellOrder} says; at first so that ownership makes a
 * staircase and a second cell in a column is a collision. Those at the start may stand beside or under them. Cells that
 * are large enough hold their numbers. The same arguments give the same pixels; what follows from a snapshot is kept for
 * a while, so that scrolling through a large one is smooth.
 */
public final class WeightsFigure implements Movable {
    /** Where the colours end; a settled weight is about 1. */
    static final double SCALE = 1.2;

    /** Enough to enlarge one cell of the largest matrix. */
    static final double MOST_ZOOM = 4096;

    /** So many can be read at every painting. */
    private static final int MANY_CELLS = 1 << 20;

    private static final double STEP = 0.25;

    private final Recent<Facts> facts = new Recent<>(3);
    private final Recent<StrongestBlocks> blocks = new Recent<>(3);
    private final Recent<Forecast> forecasts = new Recent<>(2);

    /** What follows from a snapshot, whatever the size. */
    private record Facts(Allocation now, CellOrder order, int clipped, double scale) {}

    /** What one painting is made with. */
    record Scene(
            Graphics2D g,
            WeightsLayout layout,
            Allocation now,
            Lighting lighting,
            Perspective perspective,
            List<Integer> held,
            double scale) {
        boolean isHeld(int feature) {
            return Collections.binarySearch(held, feature) >= 0;
        }

        Look look() {
            return perspective.look();
        }
    }

    @Override
    public String id() {
        return "weights";
    }

    @Override
    public String title() {
        return "Weights";
    }

    private static CellOrder.Kind kind(Options options) {
        return options.choice(Option.WEIGHTS_ORDER, CellOrder.Kind.class);
    }

    private Facts facts(Snapshot snapshot, Perspective perspective) {
        CellOrder.Kind kind = kind(perspective.options());
        return facts.of(
                snapshot.weights(),
                List.of(kind, perspective.definition(), snapshot.status().isGiven()),
                () -> {
                    boolean applies = Forecast.applies(snapshot.experiment());
                    Forecast forecast = forecasts.of(snapshot.initialWeights(), applies, () -> Forecast.of(snapshot));
                    Allocation now = Allocation.of(snapshot.weights(), perspective.definition());
                    double scale = WeightScale.of(snapshot);
                    return new Facts(now, CellOrder.of(kind, now, forecast), clipped(snapshot.weights(), scale), scale);
                });
    }

    private WeightsLayout layout(Snapshot snapshot, Perspective perspective, Size size) {
        CellOrder order = facts(snapshot, perspective).order;
        return WeightsLayout.of(order, perspective.options(), size);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        Facts known = facts(snapshot, perspective);
        WeightsLayout layout = layout(snapshot, perspective, size);
        ColorMap map = ColorMap.diverging(look, known.scale);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.scaleBar(map);
            sheet.title(title(), subtitles(snapshot.weights(), known.clipped, perspective.options()));
            if (layout.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Lighting lighting = Lighting.of(perspective.selection(), known.now);
            Scene scene =
                    new Scene(sheet.graphics(), layout, known.now, lighting, perspective, snapshot.held(), known.scale);
            paintMatrix(scene, layout.now(), snapshot.weights(), map);
            layout.start().ifPresent(start -> {
                paintMatrix(scene, start, snapshot.initialWeights(), map);
                WeightsLabels.paintCaptions(scene, start);
            });
            WeightsLabels.paintNeurons(scene);
            paintPlace(scene);
        }
    }

    private void paintMatrix(Scene scene, Rectangle2D plot, Matrix weights, ColorMap map) {
        WeightsLayout layout = scene.layout;
        paintCells(scene, plot, weights, map);
        WeightsLabels.paintNumbers(scene, plot, weights);
        paintFrames(scene, plot);
        if (plot.getX() == layout.now().getX()) {
            WeightsLabels.paintHeld(scene, plot);
            WeightsLabels.paintFeatures(scene, plot);
        }
        paintOutlines(scene, plot);
    }

    /** Where several cells lie on a pixel, from the blocks of the strongest: reading all would take longer than a frame. */
    private void paintCells(Scene scene, Rectangle2D plot, Matrix weights, ColorMap map) {
        CellAxis rows = scene.layout.rows();
        CellAxis columns = scene.layout.columns();
        WeightCells cells = new WeightCells(weights, scene.layout.order(), scene.lighting);
        double widest = columns.zones().stream()
                .mapToDouble(CellAxis.Zone::cellWidth)
                .max()
                .orElse(1);
        double pixels = Math.hypot(
                scene.g.getTransform().getScaleX(), scene.g.getTransform().getShearY());
        int size = StrongestBlocks.size(1 / (pixels * Math.max(widest, scene.layout.cellHeight())));
        if (size == 1 || weights.size() < MANY_CELLS) {
            HeatmapRaster.paint(scene.g, plot, rows, columns, cells, map);
            return;
        }
        List<Object> settings = List.of(
                kind(scene.perspective.options()),
                scene.perspective.definition(),
                size,
                columns.zones().size());
        StrongestBlocks strongest =
                blocks.of(weights, settings, () -> StrongestBlocks.of(weights, scene.layout.order(), columns, size));
        HeatmapRaster.paint(
                scene.g,
                plot,
                StrongestBlocks.coarse(rows, size),
                StrongestBlocks.coarse(columns, size),
                strongest.over(cells),
                map);
    }

    private static String[] subtitles(Matrix weights, int clipped, Options options) {
        int features = weights.rows();
        int neurons = weights.columns();
        String rows = Numerals.count(features);
        String columns = Numerals.count(neurons);
        String beyond = clipped == 0 ? "" : ", " + Numerals.count(clipped) + " beyond the scale";
        String sorted = switch (kind(options)) {
            case FEATURE ->
                neurons <= 1
                        ? ""
                        : features <= neurons ? ", sorted by owner" : ", unsorted: more features than neurons";
            case NEURON -> features > 1 ? ", sorted by neuron" : "";
            case TRAINED -> ", as trained";
        };
        double zoom = options.number(Option.WEIGHTS_ZOOM);
        String larger = zoom > 1 ? ", zoom " + Numerals.fixed(zoom, zoom < 10 ? 1 : 0) + "×" : "";
        String words = rows
                + (features == 1 ? " feature × " : " features × ")
                + columns
                + (neurons == 1 ? " neuron" : " neurons");
        String brief = rows + " × " + columns;
        String owner = sorted.replace("sorted ", "");
        return new String[] {
            words + sorted + beyond + larger,
            brief + sorted + beyond + larger,
            brief + owner + beyond + larger,
            brief + owner.replace(": more features than neurons", ": n > m") + beyond + larger,
            brief + beyond + larger,
            brief + larger
        };
    }

    private static int clipped(Matrix weights, double scale) {
        int clipped = 0;
        float[] row = new float[weights.columns()];
        for (int i = 0; i < weights.rows(); i++) {
            weights.copyRowTo(i, row);
            for (float weight : row) {
                clipped += Math.abs(weight) > scale ? 1 : 0;
            }
        }
        return clipped;
    }

    private static void paintFrames(Scene scene, Rectangle2D plot) {
        scene.g.setColor(scene.look().hairline());
        scene.g.setStroke(new BasicStroke(1));
        for (CellAxis.Zone zone : scene.layout.columns().zones()) {
            // Beside the first and the last pixel that show its cells.
            double left = Math.max(0, Math.ceil(zone.start() - 0.5));
            double right = Math.min(plot.getWidth(), Math.ceil(zone.start() + zone.length() - 0.5));
            if (left < right) {
                scene.g.draw(new Rectangle2D.Double(
                        plot.getX() + left - 0.5, plot.getY() - 0.5, right - left + 1, plot.getHeight() + 1));
            }
        }
    }

    /** Around the polysemantic neurons, the lit ones last. */
    private static void paintOutlines(Scene scene, Rectangle2D plot) {
        Shape clip = scene.g.getClip();
        scene.g.clip(
                new Rectangle2D.Double(plot.getX() - 2, plot.getY() - 6, plot.getWidth() + 4, plot.getHeight() + 12));
        scene.g.setStroke(new BasicStroke(1.5f));
        for (boolean isLit : new boolean[] {false, true}) {
            scene.g.setColor(scene.look().lit(scene.look().polysemantic(), isLit));
            // Ticks in one path, for a thousand strokes would cost a frame.
            Path2D ticks = new Path2D.Double();
            for (int column : sharedColumns(scene)) {
                if (scene.lighting.lightsNeuron(scene.layout.order().neuronAt(column)) == isLit) {
                    scene.layout.column(column, plot).ifPresent(box -> paintOutline(scene.g, box, ticks));
                }
            }
            if (ticks.getCurrentPoint() != null) {
                scene.g.draw(ticks);
            }
        }
        scene.g.setClip(clip);
    }

    /** The columns in sight of polysemantic neurons, the lit ones last. */
    static List<Integer> sharedColumns(Scene scene) {
        CellAxis.Span visible = scene.layout.visibleColumns();
        return IntStream.range(visible.from(), visible.to())
                .filter(column -> scene.now.isPolysemantic(scene.layout.order().neuronAt(column)))
                .boxed()
                .sorted(Comparator.comparing(column ->
                        scene.lighting.lightsNeuron(scene.layout.order().neuronAt(column))))
                .toList();
    }

    /** Around the column, or ticks at its ends where an outline would hide it. */
    private static void paintOutline(Graphics2D g, Rectangle2D column, Path2D ticks) {
        if (column.getWidth() >= 4) {
            g.draw(new Rectangle2D.Double(
                    column.getX() - 0.75, column.getY() - 0.75, column.getWidth() + 1.5, column.getHeight() + 1.5));
        } else {
            double x = column.getCenterX();
            ticks.append(new Line2D.Double(x, column.getY() - 5, x, column.getY() - 1), false);
            ticks.append(new Line2D.Double(x, column.getMaxY() + 1, x, column.getMaxY() + 5), false);
        }
    }

    /** Which part of the whole is in sight: a bar over its columns and one along its rows. */
    private static void paintPlace(Scene scene) {
        WeightsLayout layout = scene.layout;
        if (layout.zoom() <= 1) {
            return;
        }
        Rectangle2D plot = layout.now();
        Options options = scene.perspective.options();
        double part = 1 / layout.zoom();
        double across = CellAxis.offset(layout.zoom(), options.number(Option.WEIGHTS_ACROSS), 1) * part;
        double down = CellAxis.offset(layout.zoom(), options.number(Option.WEIGHTS_DOWN), 1) * part;
        double above = plot.getY() - 5;
        double right = plot.getMaxX() + 3;
        scene.g.setColor(scene.look().hairline());
        scene.g.fill(new Rectangle2D.Double(plot.getX(), above, plot.getWidth(), 2));
        scene.g.fill(new Rectangle2D.Double(right, plot.getY(), 2, plot.getHeight()));
        scene.g.setColor(scene.look().muted());
        double wide = Math.max(4, part * plot.getWidth());
        double high = Math.max(4, part * plot.getHeight());
        scene.g.fill(new Rectangle2D.Double(
                plot.getX() + Math.min(across * plot.getWidth(), plot.getWidth() - wide), above, wide, 2));
        scene.g.fill(new Rectangle2D.Double(
                right, plot.getY() + Math.min(down * plot.getHeight(), plot.getHeight() - high), 2, high));
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        WeightsLayout layout = layout(snapshot, perspective, size);
        if (layout.isEmpty()) {
            return Optional.empty();
        }
        boolean isStart = layout.start().filter(plot -> plot.contains(x, y)).isPresent();
        Matrix shown = isStart ? snapshot.initialWeights() : snapshot.weights();
        return layout.under(x, y)
                .map(cells -> strongest(cells, shown, layout.order()))
                .map(spot -> hit(spot, snapshot));
    }

    private static Spot strongest(WeightsLayout.Cells cells, Matrix weights, CellOrder order) {
        Spot best = new Spot(
                order.featureAt(cells.rows().from()),
                order.neuronAt(cells.columns().from()));
        for (int row = cells.rows().from(); row < cells.rows().to(); row++) {
            for (int column = cells.columns().from(); column < cells.columns().to(); column++) {
                Spot candidate = new Spot(order.featureAt(row), order.neuronAt(column));
                if (Math.abs(weights.at(candidate.feature(), candidate.neuron()))
                        > Math.abs(weights.at(best.feature(), best.neuron()))) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static Hit hit(Spot spot, Snapshot snapshot) {
        int feature = spot.feature();
        int neuron = spot.neuron();
        String text = "f" + feature + " on n" + neuron + ": "
                + Numerals.signed(snapshot.weights().at(feature, neuron), 3)
                + " (at start " + Numerals.signed(snapshot.initialWeights().at(feature, neuron), 3) + ")"
                + (snapshot.held().contains(feature) ? ", held" : "");
        return new Hit(new Selection(OptionalInt.of(feature), OptionalInt.empty(), OptionalInt.of(neuron)), text);
    }

    @Override
    public boolean isMovable(Options options) {
        return options.number(Option.WEIGHTS_ZOOM) > 1;
    }

    @Override
    public boolean isMoved(Options options) {
        return isMovable(options);
    }

    @Override
    public Options home(Options options) {
        Options home = options;
        for (Option option : Arrays.asList(Option.WEIGHTS_ZOOM, Option.WEIGHTS_ACROSS, Option.WEIGHTS_DOWN)) {
            home = home.with(option, option.first());
        }
        return home;
    }

    @Override
    public Options dragged(double right, double down, Snapshot snapshot, Perspective perspective, Size size) {
        return layout(snapshot, perspective, size).dragged(perspective.options(), right, down);
    }

    @Override
    public Options stepped(int right, int down, Snapshot snapshot, Perspective perspective, Size size) {
        WeightsLayout layout = layout(snapshot, perspective, size);
        return layout.dragged(
                perspective.options(),
                -right * STEP * layout.now().getWidth(),
                -down * STEP * layout.now().getHeight());
    }

    @Override
    public Options zoomed(double factor, double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        return layout(snapshot, perspective, size).zoomed(perspective.options(), factor, x, y);
    }
}
