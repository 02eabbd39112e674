package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.Polygons;

/**
 * The loss on its way, with the levels at which regular polygons rest: gradient descent stays on one for a while and drops
 * to the next. The loss is summed over features, as in the paper. Stateless.
 *
 * <p>Source: Chen et al. 2023, "Dynamical versus Bayesian phase transitions in a toy model of superposition".
 */
public final class LevelsFigure implements Figure {
    private static final int SMALLEST = 4;
    private static final int LARGEST = 8;
    /** More dead features than this that have learned their constant make no lines that one can tell apart. */
    private static final int MOST_LIFTED = 2;
    /** A loss this near a level is on it. */
    private static final double BAND = 0.02;

    /** A line: a k-gon beside so many dead features with their constant learned. */
    record Level(String name, double loss) {}

    private record Scene(List<Level> levels, double now, double unit, Axes axes) {
        Level nearest() {
            return levels.stream()
                    .min(Comparator.comparingDouble(level -> Math.abs(Math.log(level.loss / now))))
                    .orElseThrow();
        }
    }

    @Override
    public String id() {
        return "levels";
    }

    @Override
    public String title() {
        return "Polygon levels";
    }

    @Override
    public Group group() {
        return Group.SPARSITY;
    }

    /** Why there is nothing to show; empty if there is. */
    static String reason(Snapshot snapshot) {
        String why = whyNoLevels(snapshot.experiment());
        return !why.isEmpty() || snapshot.parameters().isFinite() ? why : "The weights are no longer finite numbers.";
    }

    /** Why no levels are known of such runs; empty if they are. */
    static String whyNoLevels(Experiment recipe) {
        boolean isToy = recipe.model() == ModelKind.TIED_AUTOENCODER
                && recipe.relu()
                && recipe.power() == 1
                && recipe.bias()
                && recipe.neurons() == 2
                && recipe.features() >= SMALLEST;
        boolean isOneActive = recipe.data() == DataKind.SPARSE_UNIFORM
                && recipe.groups() == GroupKind.ANTICORRELATED
                && recipe.groupSize() >= recipe.features()
                && recipe.featureProbability(0) == 1;
        boolean isFlat = recipe.importance(0) > 0
                && IntStream.range(1, recipe.features()).allMatch(i -> recipe.importance(i) == recipe.importance(0));
        if (!isToy || !isOneActive || !isFlat) {
            return "Levels are known where exactly one of four or more features is active at a time, in two neurons with"
                    + " ReLU and bias. Open the preset “Levels of polygons”; Curves shows how other runs learn.";
        }
        return "";
    }

    static List<Level> levels(int features) {
        List<Level> levels = new ArrayList<>();
        for (int k = SMALLEST; k <= Math.min(LARGEST, features); k++) {
            for (int lifted = 0; lifted <= Math.min(MOST_LIFTED, features - k); lifted++) {
                levels.add(new Level(Polygons.name(k, lifted), Polygons.level(k, features, lifted)));
            }
        }
        return levels;
    }

    private static Scene scene(Snapshot snapshot, Size size) {
        int features = snapshot.experiment().features();
        double unit = features / snapshot.experiment().importance(0);
        List<Level> levels = levels(features);
        double now = loss(snapshot);
        double low =
                Math.min(now, levels.stream().mapToDouble(Level::loss).min().orElse(now));
        double high =
                Math.max(now, levels.stream().mapToDouble(Level::loss).max().orElse(now));
        History history = snapshot.history();
        for (int i = 0; i < history.size(); i++) {
            double loss = history.at(Series.LOSS, i) * unit;
            high = Double.isFinite(loss) ? Math.max(high, Math.min(loss, 10 * high)) : high;
        }
        return new Scene(
                levels,
                now,
                unit,
                new Axes(
                        Axes.area(size, 2),
                        Axes.Scale.logarithmic(1, Math.max(10, (double) snapshot.step())),
                        Axes.Scale.logarithmic(Math.max(1e-9, 0.8 * low), 1.2 * high)));
    }

    /** Exact, from the potential; the recorded losses are sampled. */
    private static double loss(Snapshot snapshot) {
        Matrix weights = snapshot.weights();
        int features = weights.rows();
        double[][] w = new double[features][weights.columns()];
        double[] b = new double[features];
        Optional<Matrix> bias = snapshot.parameters().bias();
        for (int i = 0; i < features; i++) {
            for (int k = 0; k < weights.columns(); k++) {
                w[i][k] = weights.at(i, k);
            }
            b[i] = bias.isPresent() ? bias.get().at(0, i) : 0;
        }
        return Polygons.potential(w, b) / (3 * features);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            String reason = reason(snapshot);
            sheet.title(title(), "loss of the run, and the levels of regular polygons", "loss and levels", "");
            if (!reason.isEmpty()) {
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, size);
            if (scene.axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            scene.axes.paint(g, look, "step", "loss, summed over features");
            paintLevels(g, scene, look);
            paintCourse(g, scene, snapshot.history(), look);
            double now = scene.axes.x(Math.max(1, (double) snapshot.step()));
            g.setColor(look.ground());
            Legend.dot(g, now, scene.axes.y(scene.now), 6);
            g.setColor(look.accent());
            Legend.dot(g, now, scene.axes.y(scene.now), 4);
            footer(scene, look).paint(g, look, size);
        }
    }

    private static void paintLevels(Graphics2D g, Scene scene, Look look) {
        Axes axes = scene.axes;
        double lastLabel = Double.POSITIVE_INFINITY;
        g.setFont(look.labelFont());
        List<Level> highestLast = scene.levels.stream()
                .sorted(Comparator.comparingDouble(Level::loss))
                .toList();
        for (Level level : highestLast) {
            double y = axes.y(level.loss);
            g.setColor(look.muted());
            g.setStroke(Legend.DASHED);
            g.draw(new Line2D.Double(axes.plot().getX(), y, axes.plot().getMaxX(), y));
            if (lastLabel - y >= 13 && look.shows(Part.AXES)) {
                Text.right(g, level.name, axes.plot().getMaxX() - 2, y - 3);
                lastLabel = y;
            }
        }
    }

    private static void paintCourse(Graphics2D g, Scene scene, History history, Look look) {
        double[] steps = new double[history.size()];
        double[] losses = new double[history.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.max(1, (double) history.stepAt(i));
            losses[i] = history.at(Series.LOSS, i) * scene.unit;
        }
        Graphics2D inside = scene.axes.inside(g);
        inside.setColor(look.accent());
        inside.setStroke(Legend.SOLID);
        inside.draw(scene.axes.path(steps, losses));
        inside.dispose();
    }

    private static Footer footer(Scene scene, Look look) {
        Level nearest = scene.nearest();
        Comparison loss = Comparison.within(scene.now, nearest.loss, BAND);
        String ratio = "loss / level " + nearest.name + " = " + Numerals.fixed(Math.min(9999, loss.ratio()), 3)
                + (loss.agrees() ? ", within" : ", outside") + " ± 2\u202f%";
        return new Footer()
                .compare(
                        loss.agrees(),
                        look,
                        (loss.agrees() ? "At rest on a level: " : "Between levels: ") + ratio,
                        "Now " + ratio)
                .say(
                        "Theory: one feature active at a time; a “+” is a dead feature that has learned its constant.",
                        "Theory: one active feature; + is a dead one with its constant.",
                        "Theory: one active feature; + is a dead one.");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!reason(snapshot).isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, size);
        if (scene.axes.isEmpty() || !scene.axes.isNear(x, y)) {
            return Optional.empty();
        }
        Level level = scene.levels.stream()
                .min(Comparator.comparingDouble(l -> Math.abs(scene.axes.y(l.loss) - y)))
                .orElseThrow();
        return Optional.of(new Hit(
                Selection.NONE,
                "level " + level.name + ": " + Numerals.significant(level.loss) + "; loss now "
                        + Numerals.significant(scene.now)));
    }
}
