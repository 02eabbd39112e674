package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.polyseme.state.Choice;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.PhaseDiagram;
import org.polyseme.theory.ReluBounds;

/**
 * Which code loses least where one feature too many wants a neuron, by how often features are active and how much the last
 * one matters; and where this run stands. Stateless.
 *
 * <p>Source: Elhage et al. 2022, the phase diagrams of two features in one neuron and of three in two.
 */
public final class PhaseFigure implements Figure {
    /** A trained loss this near the best code's is at it: sampling and local minima cost some percent. */
    private static final double BAND = 0.1;

    private static final double LEAST_DENSITY = 0.01;
    private static final double LEAST_IMPORTANCE = 0.1;
    /** How finely the edges of the regions are sought: steps along the importances, halvings of a step, columns. */
    private static final int STEPS = 24;

    private static final int HALVINGS = 10;
    private static final int MOST_COLUMNS = 200;

    /** Which of the two diagrams is shown. */
    public enum Shape implements Choice {
        AUTOMATIC("auto", "This run’s"),
        TWO_IN_ONE("2-in-1", "Two features, one neuron"),
        THREE_IN_TWO("3-in-2", "Three features, two neurons");

        private final String key;
        private final String label;

        Shape(String key, String label) {
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

    @Override
    public String id() {
        return "phase";
    }

    @Override
    public String title() {
        return "Phase diagram";
    }

    @Override
    public Group group() {
        return Group.SPARSITY;
    }

    private static PhaseDiagram diagram(Snapshot snapshot, Options options) {
        return switch (options.choice(Option.PHASE_SHAPE, Shape.class)) {
            case TWO_IN_ONE -> PhaseDiagram.TWO_IN_ONE;
            case THREE_IN_TWO -> PhaseDiagram.THREE_IN_TWO;
            case AUTOMATIC ->
                snapshot.weights().rows() == 3 && snapshot.weights().columns() == 2
                        ? PhaseDiagram.THREE_IN_TWO
                        : PhaseDiagram.TWO_IN_ONE;
        };
    }

    private static Axes axes(Size size) {
        return new Axes(
                Axes.area(size, 2),
                Axes.Scale.logarithmic(LEAST_DENSITY, 1),
                Axes.Scale.logarithmic(LEAST_IMPORTANCE, 1 / LEAST_IMPORTANCE));
    }

    /** Where a run stands in a diagram. */
    private record Place(double density, double importance, double loss) {}

    /** Empty, with a reason, where the diagram says nothing about the run. */
    private static Optional<Place> place(Snapshot snapshot, PhaseDiagram diagram) {
        if (!reason(snapshot, diagram).isEmpty()) {
            return Optional.empty();
        }
        Experiment recipe = snapshot.experiment();
        int last = recipe.features() - 1;
        double unit = recipe.importance(0);
        return Optional.of(new Place(
                recipe.featureProbability(0),
                recipe.importance(last) / unit,
                snapshot.loss() * recipe.features() / unit));
    }

    /** Why the run is not in the diagram; empty if it is. */
    static String reason(Snapshot snapshot, PhaseDiagram diagram) {
        Experiment recipe = snapshot.experiment();
        int n = snapshot.weights().rows();
        int m = snapshot.weights().columns();
        if (recipe.model() != ModelKind.TIED_AUTOENCODER || !recipe.relu() || recipe.power() != 1 || !recipe.bias()) {
            return "This run is not in it: the model is no tied autoencoder with ReLU and bias.";
        }
        if (n != diagram.features() || m != diagram.neurons()) {
            return "This run is not in it: it has " + Numerals.count(n) + " × " + Numerals.count(m) + ", not "
                    + diagram.features() + " × " + diagram.neurons() + ".";
        }
        boolean isUniform = recipe.data() == DataKind.SPARSE_UNIFORM && recipe.groups() == GroupKind.INDEPENDENT;
        boolean isEven =
                IntStream.range(1, n).allMatch(i -> recipe.featureProbability(i) == recipe.featureProbability(0));
        boolean isPlain = IntStream.range(1, n - 1).allMatch(i -> recipe.importance(i) == recipe.importance(0));
        if (!isUniform || !isEven) {
            return "This run is not in it: its features are not all active alike, uniform and independent.";
        }
        if (!isPlain || !(recipe.importance(0) > 0) || !(recipe.importance(n - 1) > 0)) {
            return "This run is not in it: all features but the last must matter alike.";
        }
        return "";
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        PhaseDiagram diagram = diagram(snapshot, perspective.options());
        Axes axes = axes(size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            String shape = diagram.features() + " features in " + diagram.neurons()
                    + (diagram.neurons() == 1 ? " neuron" : " neurons");
            sheet.title(title(), shape + ": the code that loses least, exact", shape);
            if (axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Graphics2D g = sheet.graphics();
            Map<PhaseDiagram.Code, List<double[]>> regions = regions(axes, diagram);
            regions.forEach((code, columns) -> paintRegion(g, code, columns, look));
            axes.paint(g, look, "how often a feature is active, 1 − S", "importance of the last feature, others 1");
            Optional<Place> place = place(snapshot, diagram);
            double avoided = place.map(at -> axes.y(at.importance)).orElse(-1000.0);
            if (look.shows(Part.AXES)) {
                regions.forEach((code, columns) -> paintName(g, code, columns, avoided, look));
            }
            place.ifPresent(at -> paintPlace(g, axes, at, look));
            footer(snapshot, diagram, place, look).paint(g, look, size);
        }
    }

    static String name(PhaseDiagram.Code code, boolean isShort) {
        return switch (code) {
            case IGNORE_FIRST -> isShort ? "a first dropped" : "a first feature is dropped";
            case IGNORE_LAST -> isShort ? "last dropped" : "the last feature is dropped";
            case SUPERPOSE_FIRST_TWO -> isShort ? "first two share" : "the first two share a neuron";
            case SUPERPOSE_WITH_LAST -> isShort ? "last shares" : "the last shares a neuron";
        };
    }

    private static boolean isSuperposition(PhaseDiagram.Code code) {
        return code == PhaseDiagram.Code.SUPERPOSE_FIRST_TWO || code == PhaseDiagram.Code.SUPERPOSE_WITH_LAST;
    }

    /**
     * What wins along the importances at one density: pairs of a code and the share of the axis at which it ends, from below.
     */
    private record Reach(PhaseDiagram.Code code, double end) {}

    private static List<Reach> column(Axes axes, PhaseDiagram diagram, double p) {
        List<Reach> reaches = new ArrayList<>();
        double share = 0;
        PhaseDiagram.Code code = best(axes, diagram, p, 0);
        for (int i = 1; i <= STEPS; i++) {
            double next = i / (double) STEPS;
            PhaseDiagram.Code other = best(axes, diagram, p, next);
            if (other != code) {
                reaches.add(new Reach(code, edge(axes, diagram, p, share, next)));
                code = other;
            }
            share = next;
        }
        reaches.add(new Reach(code, 1));
        return reaches;
    }

    /** The share between two at which another code takes over. */
    private static double edge(Axes axes, PhaseDiagram diagram, double p, double from, double to) {
        PhaseDiagram.Code code = best(axes, diagram, p, from);
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (best(axes, diagram, p, middle) == code) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static PhaseDiagram.Code best(Axes axes, PhaseDiagram diagram, double p, double share) {
        return diagram.winner(p, axes.up().at(share));
    }

    /** For every code its columns: place across, lower and upper edge. */
    private static Map<PhaseDiagram.Code, List<double[]>> regions(Axes axes, PhaseDiagram diagram) {
        Map<PhaseDiagram.Code, List<double[]>> regions = new EnumMap<>(PhaseDiagram.Code.class);
        int columns = (int) Math.max(2, Math.min(MOST_COLUMNS, axes.plot().getWidth() / 3));
        DoubleStream even =
                IntStream.rangeClosed(0, columns).mapToDouble(c -> axes.across().at(c / (double) columns));
        // Just before and after the density at which all regions change at once.
        DoubleStream sharp = DoubleStream.of(
                ReluBounds.SUPERPOSITION_DENSITY * (1 - 1e-9), ReluBounds.SUPERPOSITION_DENSITY * (1 + 1e-9));
        for (double p : DoubleStream.concat(even, sharp).sorted().toArray()) {
            double low = axes.plot().getMaxY();
            for (Reach reach : column(axes, diagram, p)) {
                double high = axes.plot().getMaxY() - reach.end * axes.plot().getHeight();
                regions.computeIfAbsent(reach.code, code -> new ArrayList<>()).add(new double[] {axes.x(p), low, high});
                low = high;
            }
        }
        return regions;
    }

    private static Color fill(PhaseDiagram.Code code, Look look) {
        Color ink = isSuperposition(code) ? look.polysemantic() : look.muted();
        boolean isSecond = code == PhaseDiagram.Code.SUPERPOSE_FIRST_TWO || code == PhaseDiagram.Code.IGNORE_FIRST;
        return Look.mix(look.ground(), ink, isSecond ? 0.34 : 0.16);
    }

    private static void paintRegion(Graphics2D g, PhaseDiagram.Code code, List<double[]> columns, Look look) {
        Path2D region = new Path2D.Double();
        region.moveTo(columns.get(0)[0], columns.get(0)[1]);
        columns.forEach(column -> region.lineTo(column[0], column[1]));
        for (int c = columns.size() - 1; c >= 0; c--) {
            region.lineTo(columns.get(c)[0], columns.get(c)[2]);
        }
        region.closePath();
        g.setColor(fill(code, look));
        g.fill(region);
        g.setColor(look.ground());
        g.setStroke(new BasicStroke(2));
        g.draw(region);
    }

    private static void paintName(
            Graphics2D g, PhaseDiagram.Code code, List<double[]> columns, double avoided, Look look) {
        double[] label = widest(columns, avoided);
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        boolean isShort = Text.width(name(code, false), g.getFont()) > label[2];
        String text = name(code, isShort);
        if (Text.width(text, g.getFont()) <= label[2]) {
            Text.haloed(g, text, label[0] - Text.width(text, g.getFont()) / 2, label[1] + 4, fill(code, look));
        }
    }

    /** Middle of a region's widest line, away from a height to be avoided, and how wide a text may be there. */
    private static double[] widest(List<double[]> columns, double avoided) {
        double[] best = {0, 0, 0};
        for (double y = columns.stream().mapToDouble(c -> c[2]).min().orElse(0);
                y < columns.stream().mapToDouble(c -> c[1]).max().orElse(0);
                y += 4) {
            double from = Double.NaN;
            double to = Double.NaN;
            for (double[] column : columns) {
                if (y - 10 >= column[2] && y + 10 <= column[1]) {
                    from = Double.isNaN(from) ? column[0] : from;
                    to = column[0];
                }
            }
            double room = to - from - 12;
            if (room > best[2] + 1 && Math.abs(y - avoided) > 26) {
                best = new double[] {(from + to) / 2, y, room};
            }
        }
        return best;
    }

    private static void paintPlace(Graphics2D g, Axes axes, Place place, Look look) {
        double x = Math.max(axes.plot().getX(), Math.min(axes.plot().getMaxX(), axes.x(place.density)));
        double y = Math.max(axes.plot().getY(), Math.min(axes.plot().getMaxY(), axes.y(place.importance)));
        Graphics2D inside = axes.inside(g);
        inside.setColor(look.text());
        inside.setStroke(new BasicStroke(1));
        inside.draw(new Line2D.Double(x, axes.plot().getMaxY(), x, y + 7));
        inside.draw(new Line2D.Double(axes.plot().getX(), y, x - 7, y));
        inside.dispose();
        g.setColor(look.ground());
        Legend.dot(g, x, y, 7);
        g.setColor(look.accent());
        Legend.dot(g, x, y, 5);
        if (!look.shows(Part.AXES)) {
            return;
        }
        g.setFont(look.strongLabelFont());
        g.setColor(look.text());
        boolean isLeft = x > axes.plot().getCenterX();
        double width = Text.width("this run", g.getFont());
        Text.left(
                g, "this run", isLeft ? x - 12 - width : x + 12, y < axes.plot().getY() + 16 ? y + 14 : y - 6);
    }

    private static Footer footer(Snapshot snapshot, PhaseDiagram diagram, Optional<Place> place, Look look) {
        Footer footer = new Footer();
        if (place.isEmpty()) {
            footer.say(reason(snapshot, diagram));
        } else {
            Place at = place.get();
            PhaseDiagram.Code best = diagram.winner(at.density, at.importance);
            Comparison loss = Comparison.within(at.loss, best.loss(at.density, at.importance), BAND);
            String text = "Loss / predicted = "
                    + Numerals.fixed(Math.min(loss.ratio(), 9999), 2)
                    + (loss.agrees() ? ", within" : ", outside") + " ± 10\u202f%";
            footer.compare(loss.agrees(), look, "Best here: " + name(best, true) + ". " + text, text);
        }
        return footer.say(
                "Theory: features 0 or uniform on [0, 1), independent; only the codes named here compete.",
                "Theory: independent uniform features, these codes only.",
                "Theory: independent features, these codes only.");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Axes axes = axes(size);
        if (axes.isEmpty() || !axes.plot().contains(x, y)) {
            return Optional.empty();
        }
        PhaseDiagram diagram = diagram(snapshot, perspective.options());
        double p = axes.valueAt(x);
        double r = axes.valueUp(y);
        PhaseDiagram.Code best = diagram.winner(p, r);
        StringBuilder text = new StringBuilder("active " + Numerals.fixed(p, 3) + ", importance " + Numerals.fixed(r, 2)
                + ": " + name(best, false) + ", loss " + Numerals.significant(best.loss(p, r)));
        diagram.codes().stream()
                .filter(code -> code != best)
                .forEach(code -> text.append("; ")
                        .append(name(code, true))
                        .append(' ')
                        .append(Numerals.significant(code.loss(p, r))));
        return Optional.of(new Hit(Selection.NONE, text.toString()));
    }
}
