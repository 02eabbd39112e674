package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.measure.ExactLoss;
import org.polyseme.measure.Geometry;
import org.polyseme.state.Choice;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.PhaseDiagram;

/**
 * Which code loses least where one feature too many wants a neuron, by how often features are active and how much the last
 * one matters; where this run stands, and which code it has found. Remembers its last losses.
 *
 * <p>Source: Elhage et al. 2022, the phase diagrams of two features in one neuron and of three in two.
 */
public final class PhaseFigure implements Figure {
    /** A trained loss this near the best code's is at it: sampling and local minima cost some percent. */
    private static final double BAND = 0.1;

    /** Where a run loses less than the best code by more than this, it is worth saying. */
    private static final double BETTER = 0.005;

    private static final double LEAST_DENSITY = 0.01;
    private static final double LEAST_IMPORTANCE = 0.1;

    private final Recent<Double> losses = new Recent<>(4);

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

    /**
     * Where a run stands in a diagram.
     *
     * @param loss over all inputs, summed over features in units of the first one's importance
     * @param found the code that its weights are, if they are one of those that compete
     */
    private record Place(double density, double importance, double loss, Optional<PhaseDiagram.Code> found) {
        /** The codes that lose least here; several where they lose alike. */
        List<PhaseDiagram.Code> predicted(PhaseDiagram diagram) {
            return diagram.winners(density, importance);
        }

        Comparison comparison(PhaseDiagram diagram) {
            return Comparison.within(loss, diagram.winner(density, importance).loss(density, importance), BAND);
        }
    }

    /** Empty, with a reason, where the diagram says nothing about the run. */
    private Optional<Place> place(Snapshot snapshot, PhaseDiagram diagram) {
        if (!reason(snapshot, diagram).isEmpty()) {
            return Optional.empty();
        }
        Experiment recipe = snapshot.experiment();
        int last = recipe.features() - 1;
        double unit = recipe.importance(0);
        double loss = losses.of(snapshot.parameters(), recipe, () -> ExactLoss.of(recipe, snapshot.parameters()));
        return Optional.of(new Place(
                recipe.featureProbability(0),
                recipe.importance(last) / unit,
                loss * recipe.features() / unit,
                diagram.recognise(snapshot.weights())));
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
        if (!ExactLoss.applies(recipe) || recipe.l1() > 0 || recipe.l4() > 0) {
            return "This run is not in it: it is trained against noise, dropout or a penalty too.";
        }
        if (!isPlain || !(recipe.importance(0) > 0) || !(recipe.importance(n - 1) > 0)) {
            return "This run is not in it: all features but the last must matter alike, as with importance 1, 1, 2.";
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
            sheet.title(
                    title(),
                    shape + ": which of " + diagram.codes().size() + " codes loses least, exact",
                    shape + ": which code loses least",
                    shape);
            if (axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            Graphics2D g = sheet.graphics();
            PhaseRegions regions = PhaseRegions.of(axes, diagram);
            regions.paint(g, look);
            axes.paint(g, look, "how often a feature is active, 1 − S", "importance of the last feature, others 1");
            Optional<Place> place = place(snapshot, diagram);
            double avoided =
                    place.map(at -> baseline(axes, axes.y(at.importance)) - 4).orElse(-1000.0);
            place.ifPresent(at -> paintPlace(g, axes, at, look));
            if (look.shows(Part.AXES)) {
                regions.paintNames(g, look, avoided);
            }
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
        Text.left(g, "this run", isLeft ? x - 12 - width : x + 12, baseline(axes, y));
    }

    /** Of the run's label, above its place or else below. */
    private static double baseline(Axes axes, double y) {
        return y < axes.plot().getY() + 16 ? y + 14 : y - 6;
    }

    private static Footer footer(Snapshot snapshot, PhaseDiagram diagram, Optional<Place> place, Look look) {
        Footer footer = new Footer();
        if (place.isEmpty()) {
            footer.say(reason(snapshot, diagram));
        } else {
            Place at = place.get();
            Comparison loss = at.comparison(diagram);
            List<PhaseDiagram.Code> predicted = at.predicted(diagram);
            boolean isFound = at.found.isPresent() && predicted.contains(at.found.get());
            String names = String.join(
                    " or ", predicted.stream().map(code -> name(code, true)).toList());
            String found = at.found.map(code -> name(code, true)).orElse("a code in between");
            String predictedIs = isFound ? ", as predicted" : "; predicted: " + names;
            String words = "Found: " + found + predictedIs;
            String exactly =
                    at.found.isPresent() ? words : "Found: " + found + ", lengths " + lengths(snapshot) + predictedIs;
            String ratio = "loss / predicted = " + Numerals.fixed(Math.min(loss.ratio(), 9999), 2);
            String verdict = (loss.agrees() ? ", within" : ", outside") + " ± 10\u202f%";
            boolean isBetter = !isFound && loss.ratio() < 1 - BETTER;
            String better = ": it loses less";
            footer.compare(
                    isFound && loss.agrees(),
                    look,
                    exactly + "; " + ratio + (isBetter ? better : verdict),
                    (at.found.isPresent() ? words : "Found: in between, " + lengths(snapshot) + predictedIs) + "; "
                            + ratio,
                    words + "; " + ratio,
                    words,
                    "Found: " + found);
        }
        return footer.say(
                "Theory: uniform independent features. Only the codes named here compete, of length 0 or 1; lengths between may"
                        + " lose less.",
                "Theory: only the codes named here compete; others may lose less.",
                "Theory: only these codes compete.");
    }

    /** Of the features' directions, in their order. */
    private static String lengths(Snapshot snapshot) {
        return String.join(
                ", ",
                Arrays.stream(Geometry.norms(snapshot.weights()))
                        .mapToObj(length -> Numerals.fixed(length, 2))
                        .toList());
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
