package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyseme.state.Matrix;

/** The words and numbers of {@link WeightsFigure}. */
final class WeightsLabels {
    private static final int HEIGHT = 14;

    /** Pixels that a column must have for every neuron to be named. */
    private static final double NAMED = 30;

    private static final double NUMBER_WIDTH = 38;
    private static final double NUMBER_HEIGHT = 15;

    private WeightsLabels() {}

    static void paintCaptions(WeightsFigure.Scene scene, Rectangle2D start) {
        if (!scene.look().shows(Part.AXES)) {
            return;
        }
        scene.g().setFont(scene.look().strongLabelFont());
        scene.g().setColor(scene.look().muted());
        Rectangle2D now = scene.layout().now();
        Text.left(scene.g(), "now", now.getX(), now.getY() - 8);
        Text.left(scene.g(), "at the start", start.getX(), start.getY() - 8);
    }

    /** Into every cell that has room for it. */
    static void paintNumbers(WeightsFigure.Scene scene, Rectangle2D plot, Matrix weights) {
        WeightsLayout layout = scene.layout();
        if (layout.cellHeight() < NUMBER_HEIGHT || layout.cellWidth() < NUMBER_WIDTH) {
            return;
        }
        Graphics2D g = scene.g();
        Shape clip = g.getClip();
        g.clip(plot);
        g.setFont(scene.look().labelFont());
        CellAxis.Span rows = layout.visibleRows();
        CellAxis.Span columns = layout.visibleColumns();
        for (int column = columns.from(); column < columns.to(); column++) {
            if (layout.columns().end(column) - layout.columns().start(column) < NUMBER_WIDTH) {
                continue;
            }
            int neuron = layout.order().neuronAt(column);
            double x = plot.getX() + layout.columns().middle(column);
            for (int row = rows.from(); row < rows.to(); row++) {
                int feature = layout.order().featureAt(row);
                float weight = weights.at(feature, neuron);
                boolean isStrong = Math.abs(weight) > 0.55 * scene.scale();
                boolean isLit = scene.lighting().lightsWeight(feature, neuron);
                Color plain = Math.abs(weight) < 0.005
                        ? scene.look().faint()
                        : scene.look().text();
                g.setColor(
                        isStrong && isLit ? scene.look().ground() : scene.look().lit(plain, isLit));
                Text.centre(
                        g,
                        Numerals.signed(weight, 2),
                        x,
                        plot.getY() + layout.rows().middle(row) + 4);
            }
        }
        g.setClip(clip);
    }

    /** A hatched bar beside every row that a hand holds. */
    static void paintHeld(WeightsFigure.Scene scene, Rectangle2D plot) {
        for (int feature : scene.held()) {
            int row = feature < scene.layout().order().rows()
                    ? scene.layout().order().rowOf(feature)
                    : -1;
            double from = row < 0 ? 0 : Math.max(0, scene.layout().rows().start(row));
            double to = row < 0
                    ? 0
                    : Math.min(plot.getHeight(), scene.layout().rows().end(row));
            if (to > from) {
                double height = Math.max(2, to - from);
                Rectangle2D bar =
                        new Rectangle2D.Double(plot.getX() - 6, plot.getY() + (from + to - height) / 2, 4, height);
                scene.g().setColor(scene.look().accent());
                scene.g().draw(bar);
                Hatch.paint(scene.g(), bar);
            }
        }
    }

    static void paintFeatures(WeightsFigure.Scene scene, Rectangle2D plot) {
        if (!scene.look().shows(Part.AXES)) {
            return;
        }
        WeightsLayout layout = scene.layout();
        CellAxis.Span rows = layout.visibleRows();
        int every = Ticks.every(rows.to() - rows.from(), plot.getHeight(), HEIGHT);
        Labels labels = new Labels(new Rectangle2D.Double(0, plot.getY() - 12, plot.getX(), plot.getHeight() + 24));
        for (boolean wanted : new boolean[] {true, false}) {
            for (int row = rows.from(); row < rows.to(); row++) {
                int feature = layout.order().featureAt(row);
                boolean isSelected = scene.perspective().selection().lightsFeature(feature) || scene.isHeld(feature);
                if (isSelected == wanted && (wanted || row % every == 0)) {
                    paintFeature(scene, plot, labels, row, isSelected);
                }
            }
        }
    }

    private static void paintFeature(
            WeightsFigure.Scene scene, Rectangle2D plot, Labels labels, int row, boolean isSelected) {
        double middle = scene.layout().rows().middle(row);
        if (middle < 0 || middle > plot.getHeight()) {
            return;
        }
        double y = plot.getY() + middle;
        double right = plot.getX() - 8;
        if (labels.place(List.of(new Rectangle2D.Double(0, y - 6, right, 12))).isPresent()) {
            scene.g()
                    .setFont(
                            isSelected
                                    ? scene.look().strongLabelFont()
                                    : scene.look().labelFont());
            boolean isHeld = scene.isHeld(scene.layout().order().featureAt(row));
            Color plain = isHeld ? scene.look().accent() : scene.look().muted();
            boolean isLit = scene.perspective()
                    .selection()
                    .lightsFeature(scene.layout().order().featureAt(row));
            scene.g().setColor(isLit ? scene.look().text() : plain);
            Text.right(scene.g(), "f" + scene.layout().order().featureAt(row), right, y + 4);
        }
    }

    /** The polysemantic ones as far as there is room, the lit ones first; then the others, where they help. */
    static void paintNeurons(WeightsFigure.Scene scene) {
        if (!scene.look().shows(Part.AXES)) {
            return;
        }
        Rectangle2D plot = scene.layout().lowest();
        Labels labels = new Labels(
                new Rectangle2D.Double(plot.getX() - 24, plot.getMaxY(), plot.getWidth() + 24 + Sheet.MARGIN, 24));
        List<Integer> shared = WeightsFigure.sharedColumns(scene);
        int named = 0;
        for (int k = shared.size() - 1; k >= 0; k--) {
            named += paintNeuron(scene, labels, shared.get(k), plot) ? 1 : 0;
        }
        paintRest(scene, labels, plot);
        if (named < shared.size()) {
            paintCount(scene, labels, named, shared.size(), plot);
        }
        paintOtherNeurons(scene, labels, plot);
    }

    /** How many of those that are outlined are named, where not all are: as far right as there is room. */
    private static void paintCount(WeightsFigure.Scene scene, Labels labels, int named, int all, Rectangle2D plot) {
        scene.g().setFont(scene.look().labelFont());
        scene.g().setColor(scene.look().muted());
        String count = Numerals.count(named) + " of " + Numerals.count(all);
        for (String text : new String[] {count + " outlined are named", count + " named"}) {
            double width = Text.width(text, scene.g().getFont()) + 8;
            List<Rectangle2D> places = new ArrayList<>();
            for (double left = plot.getMaxX() - width + 4; left >= plot.getX(); left -= 8) {
                places.add(new Rectangle2D.Double(left, plot.getMaxY() + 8, width, HEIGHT));
            }
            Optional<Rectangle2D> place = labels.place(places);
            if (place.isPresent()) {
                Text.left(scene.g(), text, place.get().getX() + 4, plot.getMaxY() + 19);
                return;
            }
        }
    }

    /** False where there is no room for its name. */
    private static boolean paintNeuron(WeightsFigure.Scene scene, Labels labels, int column, Rectangle2D plot) {
        int neuron = scene.layout().order().neuronAt(column);
        Look look = scene.look();
        Optional<Rectangle2D> box = scene.layout().column(column, plot);
        if (box.isEmpty()) {
            return true; // nor is it outlined
        }
        Graphics2D g = scene.g();
        g.setColor(look.lit(look.polysemantic(), scene.lighting().lightsNeuron(neuron)));
        g.setFont(look.strongLabelFont());
        String name = "n" + neuron;
        double x = box.get().getCenterX();
        double below = box.get().getMaxY();
        Optional<Rectangle2D> place = labels.place(shifted(x, below + 8, Text.width(name, g.getFont()) + 6));
        place.ifPresent(room -> {
            Text.centre(g, name, room.getCenterX(), below + 19);
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(x, below + 1, room.getCenterX(), below + 8));
        });
        return place.isPresent();
    }

    private static List<Rectangle2D> shifted(double middle, double top, double width) {
        List<Rectangle2D> candidates = new ArrayList<>();
        for (int shift : new int[] {0, 4, -4, 8, -8, 12, -12, 16, -16}) {
            candidates.add(new Rectangle2D.Double(middle + shift - width / 2, top, width, HEIGHT));
        }
        return candidates;
    }

    /** All where columns are wide; round ones where columns stand in their own order. */
    private static void paintOtherNeurons(WeightsFigure.Scene scene, Labels labels, Rectangle2D plot) {
        WeightsLayout layout = scene.layout();
        CellAxis.Span columns = layout.visibleColumns();
        boolean isOwnOrder = scene.perspective().options().get(Option.WEIGHTS_ORDER) != CellOrder.Kind.FEATURE;
        int every = Ticks.every(columns.to() - columns.from(), plot.getWidth(), NAMED);
        scene.g().setFont(scene.look().labelFont());
        for (int column = columns.from(); column < columns.to(); column++) {
            int neuron = layout.order().neuronAt(column);
            double width = layout.columns().end(column) - layout.columns().start(column);
            boolean isNamed = isOwnOrder ? neuron % every == 0 : width >= NAMED;
            double middle = layout.columns().middle(column);
            if (!isNamed || scene.now().isPolysemantic(neuron) || middle < 0 || middle > plot.getWidth()) {
                continue;
            }
            String name = "n" + neuron;
            double wide = Text.width(name, scene.g().getFont()) + 4;
            double x = plot.getX() + middle;
            scene.g()
                    .setColor(scene.look()
                            .lit(scene.look().muted(), scene.lighting().lightsNeuron(neuron)));
            labels.place(List.of(new Rectangle2D.Double(x - wide / 2, plot.getMaxY() + 8, wide, HEIGHT)))
                    .ifPresent(box -> Text.centre(scene.g(), name, x, plot.getMaxY() + 19));
        }
    }

    private static void paintRest(WeightsFigure.Scene scene, Labels labels, Rectangle2D plot) {
        List<CellAxis.Zone> zones = scene.layout().columns().zones();
        if (zones.size() < 2 || scene.layout().zoom() > 1) {
            return;
        }
        CellAxis.Zone rest = zones.get(1);
        String text = "the other " + Numerals.count(rest.cells()) + " neurons";
        double width = Text.width(text, scene.look().labelFont());
        double right = plot.getX() + rest.start() + rest.length();
        Rectangle2D box = new Rectangle2D.Double(right - width, plot.getMaxY() + 8, width, HEIGHT);
        if (width <= rest.length() && labels.place(List.of(box)).isPresent()) {
            scene.g().setFont(scene.look().labelFont());
            scene.g().setColor(scene.look().muted());
            Text.right(scene.g(), text, right, plot.getMaxY() + 19);
        }
    }
}
