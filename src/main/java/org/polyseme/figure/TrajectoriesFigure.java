package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyseme.state.Snapshot;

/**
 * How the run's numbers went, each in a panel of its own over the same steps: polysemantic neurons by the definition that
 * is set, with what chance predicts; dimensions in use; weights still alive; fourth norm. Stateless but for what it
 * remembers of frozen weights.
 */
public final class TrajectoriesFigure implements Figure {
    private static final int LEFT = 48;
    private static final int RIGHT = 84;
    private static final int BOTTOM = 28;
    private static final int HEAD = 16;
    private static final int GAP = 10;
    private static final int LEAST = 26;

    private final Trajectories trajectories = new Trajectories();

    @Override
    public String id() {
        return "trajectories";
    }

    @Override
    public String title() {
        return "Trajectories";
    }

    /** One quantity and where it is drawn. */
    private record Panel(Trajectories.Quantity quantity, Rectangle2D plot, Trajectories.Course course, double top) {
        List<Double> values() {
            return course.values();
        }

        double y(double value) {
            return plot.getMaxY() - plot.getHeight() * Math.max(0, Math.min(1, value / top));
        }
    }

    /** As many panels as the height holds, the first quantities first. */
    private List<Panel> panels(Snapshot snapshot, Perspective perspective, Size size) {
        Rectangle2D area = Sheet.plot(size, LEFT, RIGHT, BOTTOM);
        List<Trajectories.Quantity> all = List.of(Trajectories.Quantity.values());
        int shown = (int) Math.min(all.size(), (area.getHeight() + GAP) / (HEAD + LEAST + GAP));
        if (shown < 1 || area.getWidth() < 60) {
            return List.of();
        }
        double height = (area.getHeight() + GAP) / shown - GAP - HEAD;
        return all.subList(0, shown).stream()
                .map(quantity -> {
                    double top = area.getY() + all.indexOf(quantity) * (height + HEAD + GAP) + HEAD;
                    Trajectories.Course course = trajectories.course(quantity, snapshot, perspective.definition());
                    return new Panel(
                            quantity,
                            new Rectangle2D.Double(area.getX(), top, area.getWidth(), height),
                            course,
                            top(quantity, course.values(), snapshot));
                })
                .toList();
    }

    private static double top(Trajectories.Quantity quantity, List<Double> values, Snapshot snapshot) {
        double largest = values.stream()
                .mapToDouble(value -> value)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double marked = quantity.marks(snapshot.experiment()).stream()
                .mapToDouble(Trajectories.Mark::value)
                .max()
                .orElse(0);
        return Ticks.roundUp(1.05 * Math.max(largest > 0 ? largest : 1, marked));
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            sheet.title(title(), "at step " + Numerals.count(snapshot.step()));
            List<Panel> panels = panels(snapshot, perspective, size);
            if (panels.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Graphics2D g = sheet.graphics();
            for (Panel panel : panels) {
                paintPanel(g, panel, snapshot, look);
            }
            TimeAxis.of(panels.get(panels.size() - 1).plot, snapshot.step()).paint(g, look);
        }
    }

    private static void paintPanel(Graphics2D g, Panel panel, Snapshot snapshot, Look look) {
        boolean isCount = panel.quantity == Trajectories.Quantity.POLYSEMANTIC;
        Color ink = isCount ? look.polysemantic() : look.text();
        if (look.shows(Part.AXES)) {
            paintAxes(g, panel, look);
        }
        g.setFont(look.labelFont());
        g.setColor(look.muted());
        if (panel.values().isEmpty()) {
            Text.left(g, "takes too long at this size", panel.plot.getX() + 8, panel.plot.getCenterY() + 4);
            return;
        }
        Labels labels = new Labels(new Rectangle2D.Double(
                panel.plot.getMaxX(), panel.plot.getY() - HEAD, RIGHT, panel.plot.getHeight() + HEAD + 6));
        TimeAxis time = TimeAxis.of(panel.plot, snapshot.step());
        g.setColor(ink);
        g.setStroke(new BasicStroke(1.75f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path(panel, time, isCount));
        double now = panel.values().get(panel.values().size() - 1);
        String number = isCount ? Numerals.count(Math.round(now)) : Numerals.significant(now);
        g.setFont(look.strongLabelFont());
        g.setColor(ink);
        label(g, number, panel.y(now), panel, labels);
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0));
        for (Trajectories.Mark mark : panel.quantity.marks(snapshot.experiment())) {
            g.setColor(look.lit(ink, false));
            double y = panel.y(mark.value());
            Path2D line = new Path2D.Double();
            line.moveTo(panel.plot.getX(), y);
            line.lineTo(panel.plot.getMaxX(), y);
            g.draw(line);
            if (look.shows(Part.AXES)) {
                g.setFont(look.labelFont());
                g.setColor(look.muted());
                label(g, mark.name(), y, panel, labels);
            }
        }
    }

    private static void paintAxes(Graphics2D g, Panel panel, Look look) {
        g.setFont(look.strongLabelFont());
        g.setColor(look.muted());
        Text.left(g, panel.quantity.label(), panel.plot.getX(), panel.plot.getY() - 5);
        g.setFont(look.labelFont());
        g.setColor(look.grid());
        g.fill(new Rectangle2D.Double(panel.plot.getX(), panel.plot.getMaxY() - 0.5, panel.plot.getWidth(), 1));
        g.setColor(look.muted());
        Text.right(g, "0", panel.plot.getX() - 8, panel.plot.getMaxY() + 3);
        Text.right(g, Numerals.brief(panel.top), panel.plot.getX() - 8, panel.plot.getY() + 6);
    }

    /** Beside the plot at this height, or as near as there is room. */
    private static void label(Graphics2D g, String text, double y, Panel panel, Labels labels) {
        double width = Text.width(text, g.getFont());
        List<Rectangle2D> boxes = Arrays.stream(new double[] {0, -7, 7, -13, 13})
                .<Rectangle2D>mapToObj(
                        shift -> new Rectangle2D.Double(panel.plot.getMaxX() + 6, y - 6 + shift, width, 12))
                .toList();
        labels.place(boxes).ifPresent(box -> Text.left(g, text, box.getX(), box.getMaxY() - 2));
    }

    /** A count holds until the next; all else goes straight. */
    private static Path2D path(Panel panel, TimeAxis time, boolean isCount) {
        long[] steps = panel.course.steps();
        Path2D path = new Path2D.Double();
        for (int t = 0; t < steps.length; t++) {
            double x = time.x(steps[t]);
            double y = panel.y(panel.values().get(t));
            if (t == 0) {
                path.moveTo(x, y);
            } else {
                if (isCount) {
                    path.lineTo(x, panel.y(panel.values().get(t - 1)));
                }
                path.lineTo(x, y);
            }
        }
        return path;
    }

    /** The recorded point nearest in steps, in the panel pointed at. */
    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        return panels(snapshot, perspective, size).stream()
                .filter(panel -> !panel.values().isEmpty())
                .filter(panel -> x >= panel.plot.getX() && x <= panel.plot.getMaxX())
                .filter(panel -> y >= panel.plot.getY() - HEAD && y <= panel.plot.getMaxY() + GAP / 2.0)
                .findFirst()
                .map(panel ->
                        hit(panel, TimeAxis.of(panel.plot, snapshot.step()).stepAt(x)));
    }

    private static Hit hit(Panel panel, double step) {
        long[] steps = panel.course.steps();
        int nearest = 0;
        for (int t = 1; t < steps.length; t++) {
            if (Math.abs(steps[t] - step) < Math.abs(steps[nearest] - step)) {
                nearest = t;
            }
        }
        return new Hit(
                Selection.NONE,
                "step " + Numerals.count(steps[nearest]) + ": " + panel.quantity.label() + " "
                        + Numerals.significant(panel.values().get(nearest)));
    }
}
