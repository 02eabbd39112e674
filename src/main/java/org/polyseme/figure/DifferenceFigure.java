package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * The weights of another run minus those of this one, on the scale of {@link WeightsFigure}, sorted by what is on what in
 * this run; neurons on which other features are stand in a frame. Where there is no other run: what training has
 * changed since the start.
 */
public final class DifferenceFigure implements Figure {
    private static final int NAME_HEIGHT = 14;

    private final Recent<Facts> facts = new Recent<>(3);

    /**
     * What follows from two moments, whatever the size.
     *
     * @param differing the neurons that other features are on, or the same with another sign
     */
    private record Facts(Allocation now, CellOrder order, Set<Integer> differing) {}

    /** Two matrices of one shape, the first of which is taken from the second. */
    private record Pair(Matrix here, Matrix there) {
        boolean fits() {
            return here.rows() == there.rows() && here.columns() == there.columns();
        }

        float at(int feature, int neuron) {
            return there.at(feature, neuron) - here.at(feature, neuron);
        }
    }

    @Override
    public String id() {
        return "difference";
    }

    @Override
    public String title() {
        return "Difference";
    }

    @Override
    public boolean comparesRuns() {
        return true;
    }

    private static Pair pair(Snapshot snapshot, Perspective perspective) {
        return perspective
                .other()
                .map(other -> new Pair(snapshot.weights(), other.snapshot().weights()))
                .orElseGet(() -> new Pair(snapshot.initialWeights(), snapshot.weights()));
    }

    private Facts facts(Snapshot snapshot, Pair pair, Perspective perspective) {
        return facts.of(snapshot.weights(), List.of(pair.there, pair.here, perspective.definition()), () -> {
            Allocation here = Allocation.of(pair.here, perspective.definition());
            Allocation there = Allocation.of(pair.there, perspective.definition());
            Allocation now = Allocation.of(snapshot.weights(), perspective.definition());
            Set<Integer> differing = IntStream.range(0, here.neurons())
                    .filter(neuron -> !owners(here, neuron).equals(owners(there, neuron)))
                    .boxed()
                    .collect(Collectors.toSet());
            return new Facts(now, CellOrder.of(CellOrder.Kind.FEATURE, now, Forecast.of(snapshot)), differing);
        });
    }

    private static Set<String> owners(Allocation allocation, int neuron) {
        return allocation.ownersOf(neuron).stream()
                .map(owner -> owner.feature() + (owner.weight() > 0 ? "+" : "-"))
                .collect(Collectors.toSet());
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        Pair pair = pair(snapshot, perspective);
        ColorMap map = ColorMap.diverging(look, WeightsFigure.SCALE);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.scaleBar(map);
            if (!pair.fits()) {
                sheet.title(title(), "");
                Notice.paint(sheet.graphics(), look, size, otherShape(pair));
                return;
            }
            Facts known = facts(snapshot, pair, perspective);
            sheet.title(title(), subtitles(snapshot, perspective, known));
            WeightsLayout layout = WeightsLayout.of(known.order, Options.FIRST, size);
            if (layout.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Lighting lighting = Lighting.of(perspective.selection(), known.now);
            WeightsFigure.Scene scene = new WeightsFigure.Scene(
                    sheet.graphics(),
                    layout,
                    known.now,
                    lighting,
                    perspective.with(Options.FIRST),
                    snapshot.held(),
                    WeightsFigure.SCALE);
            Rectangle2D plot = layout.now();
            HeatmapRaster.paint(
                    sheet.graphics(), plot, layout.rows(), layout.columns(), cells(pair, known.order, lighting), map);
            WeightsLabels.paintFeatures(scene, plot);
            paintFrames(scene, plot, known);
        }
    }

    private static String otherShape(Pair pair) {
        return "Only runs of one shape have a difference: this one is " + shape(pair.here) + ", the other "
                + shape(pair.there) + ".";
    }

    private static String shape(Matrix weights) {
        return Numerals.count(weights.rows()) + " features × " + Numerals.count(weights.columns()) + " neurons";
    }

    private static String[] subtitles(Snapshot snapshot, Perspective perspective, Facts known) {
        int count = known.differing.size();
        String owners = count == 0
                ? "the same owners everywhere"
                : "other owners on " + Numerals.count(count) + (count == 1 ? " neuron" : " neurons");
        String what = perspective
                .other()
                .map(other ->
                        "W of " + other.name() + at(other.snapshot().step(), snapshot.step()) + " − W of this run")
                .orElse("W − W at the start");
        return new String[] {what + ", " + owners, owners, Numerals.count(count) + " differ", ""};
    }

    /** Only where the two are not at the same step. */
    private static String at(long there, long here) {
        return there == here ? "" : " at step " + Numerals.count(there);
    }

    private static HeatmapRaster.Cells cells(Pair pair, CellOrder order, Lighting lighting) {
        float[] here = new float[pair.here.columns()];
        float[] there = new float[pair.there.columns()];
        return new HeatmapRaster.Cells() {
            @Override
            public float value(int down, int column) {
                return pair.at(order.featureAt(down), order.neuronAt(column));
            }

            @Override
            public void copyRow(int down, int from, int to, float[] values) {
                pair.here.copyRowTo(order.featureAt(down), here);
                pair.there.copyRowTo(order.featureAt(down), there);
                for (int column = from; column < to; column++) {
                    int neuron = order.neuronAt(column);
                    values[column] = there[neuron] - here[neuron];
                }
            }

            @Override
            public boolean isRowLit(int down) {
                return lighting.lightsRowOf(order.featureAt(down));
            }

            @Override
            public boolean isColumnLit(int column) {
                return lighting.lightsColumnOf(order.neuronAt(column));
            }
        };
    }

    /** The matrix in hairlines; in the accent, with their names below, the neurons whose owners differ. */
    private static void paintFrames(WeightsFigure.Scene scene, Rectangle2D plot, Facts known) {
        Graphics2D g = scene.g();
        Look look = scene.look();
        g.setStroke(new BasicStroke(1));
        g.setColor(look.hairline());
        for (CellAxis.Zone zone : scene.layout().columns().zones()) {
            g.draw(new Rectangle2D.Double(
                    plot.getX() + zone.start() - 0.5, plot.getY() - 0.5, zone.length() + 1, plot.getHeight() + 1));
        }
        Labels labels = new Labels(
                new Rectangle2D.Double(plot.getX() - 24, plot.getMaxY(), plot.getWidth() + 24 + Sheet.MARGIN, 24));
        g.setFont(look.strongLabelFont());
        for (int column = 0; column < known.order.columns(); column++) {
            int neuron = known.order.neuronAt(column);
            if (known.differing.contains(neuron)) {
                g.setColor(look.lit(look.accent(), scene.lighting().lightsNeuron(neuron)));
                scene.layout().column(column, plot).ifPresent(box -> paintColumn(g, look, box, "n" + neuron, labels));
            }
        }
    }

    private static void paintColumn(Graphics2D g, Look look, Rectangle2D box, String name, Labels labels) {
        g.setStroke(new BasicStroke(1.25f));
        g.draw(new Rectangle2D.Double(
                box.getX() - 0.5, box.getY() - 0.5, Math.max(1, box.getWidth() + 1), box.getHeight() + 1));
        double width = Text.width(name, g.getFont()) + 6;
        Rectangle2D place = new Rectangle2D.Double(box.getCenterX() - width / 2, box.getMaxY() + 8, width, NAME_HEIGHT);
        if (look.shows(Part.AXES) && labels.place(List.of(place)).isPresent()) {
            Text.centre(g, name, place.getCenterX(), box.getMaxY() + 19);
        }
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Pair pair = pair(snapshot, perspective);
        if (!pair.fits()) {
            return Optional.empty();
        }
        Facts known = facts(snapshot, pair, perspective);
        WeightsLayout layout = WeightsLayout.of(known.order, Options.FIRST, size);
        return layout.isEmpty()
                ? Optional.empty()
                : layout.under(x, y).map(cells -> hit(strongest(cells, pair, known.order), pair));
    }

    private static Spot strongest(WeightsLayout.Cells cells, Pair pair, CellOrder order) {
        Spot best = new Spot(
                order.featureAt(cells.rows().from()),
                order.neuronAt(cells.columns().from()));
        for (int row = cells.rows().from(); row < cells.rows().to(); row++) {
            for (int column = cells.columns().from(); column < cells.columns().to(); column++) {
                Spot candidate = new Spot(order.featureAt(row), order.neuronAt(column));
                if (Math.abs(pair.at(candidate.feature(), candidate.neuron()))
                        > Math.abs(pair.at(best.feature(), best.neuron()))) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static Hit hit(Spot spot, Pair pair) {
        int feature = spot.feature();
        int neuron = spot.neuron();
        String text = "f" + feature + " on n" + neuron + ": "
                + Numerals.signed(pair.at(feature, neuron), 3) + " ("
                + Numerals.signed(pair.there.at(feature, neuron), 3) + " − "
                + Numerals.signed(pair.here.at(feature, neuron), 3) + ")";
        return new Hit(new Selection(OptionalInt.of(feature), OptionalInt.empty(), OptionalInt.of(neuron)), text);
    }
}
