package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.CodingTheory;
import org.polyseme.theory.Comparison;

/**
 * Dimensions that a feature takes, by how sparse features are: this run's and those of trained networks, over the fewest
 * neurons a feature that coding theory asks for. Stateless.
 *
 * <p>Source: Marshall and Kirchner 2024, supplement, section 2; dimensions per feature: Elhage et al. 2022.
 */
public final class CodeFigure implements Figure {
    private static final double SPARSEST = 1000;
    private static final double MOST = 1.15;
    private static final double NEAR = 5;
    /** The least width at which the legend's whole words fit. */
    private static final double ROOMY = 560;

    /** 1/(1-S) and m/|W|² of 80 features trained in 20 neurons, importance 1: reference runs in PyTorch, one each. */
    private static final double[][] EIGHTY = {
        {1, .999},
        {1.5, .851},
        {2, .546},
        {3, .502},
        {4, .446},
        {5, .343},
        {7, .269},
        {10, .226},
        {20, .198},
        {40, .193},
        {100, .195}
    };

    @Override
    public String id() {
        return "code";
    }

    @Override
    public String title() {
        return "Neurons per feature";
    }

    @Override
    public Group group() {
        return Group.CODING;
    }

    private static Axes axes(Size size) {
        return new Axes(Axes.area(size, 2), Axes.Scale.logarithmic(1, SPARSEST), Axes.Scale.linear(0, MOST));
    }

    /** This run's place: how sparse, and dimensions a feature. */
    private record Place(double sparsity, double dimensions) {}

    /** Why this run has no place; empty if it has one. */
    static String reason(Snapshot snapshot) {
        Experiment recipe = snapshot.experiment();
        if (recipe.data() == DataKind.STANDARD_BASIS) {
            return "This run is not in it: on the standard basis there is no sparsity to speak of.";
        }
        double p = density(recipe);
        boolean isEven = IntStream.range(1, recipe.features())
                .allMatch(i -> recipe.featureProbability(i) == recipe.featureProbability(0));
        if (!isEven || !(p > 0)) {
            return "This run is not in it: its features are not all active equally often.";
        }
        return Double.isFinite(dimensions(snapshot)) ? "" : "This run is not in it: its weights hold nothing.";
    }

    /** Why the theory's line is not about this run; empty if it is. */
    private static String[] exception(Snapshot snapshot) {
        Experiment recipe = snapshot.experiment();
        if (recipe.data() == DataKind.FIXED_SET) {
            return new String[] {
                "Theory does not apply: a fixed set of points says less than independent features do.",
                "Theory does not apply: a fixed set of points."
            };
        }
        if (recipe.data() != DataKind.STANDARD_BASIS && recipe.groups() != GroupKind.INDEPENDENT) {
            return new String[] {
                "Theory does not apply: it is about independent features, these are "
                        + recipe.groups().key() + " in groups of " + recipe.groupSize() + ".",
                "Theory does not apply: it is about independent features, these are not.",
                "Theory does not apply: " + recipe.groups().key() + " features."
            };
        }
        return new String[0];
    }

    /** How often a feature is active: of an anticorrelated group, of which p is the probability, one member is. */
    private static double density(Experiment recipe) {
        double p = recipe.featureProbability(0);
        return recipe.groups() == GroupKind.ANTICORRELATED ? p / Math.min(recipe.groupSize(), recipe.features()) : p;
    }

    private static double dimensions(Snapshot snapshot) {
        double squares = 0;
        for (int i = 0; i < snapshot.weights().rows(); i++) {
            squares += snapshot.weights().rowDot(i, i);
        }
        return snapshot.weights().columns() / squares;
    }

    private static Optional<Place> place(Snapshot snapshot) {
        return reason(snapshot).isEmpty()
                ? Optional.of(new Place(1 - density(snapshot.experiment()), dimensions(snapshot)))
                : Optional.empty();
    }

    /** At dropout D a neuron carries at most 1 − D of its bits, so that so many more are needed. */
    private static double least(double sparsity, Snapshot snapshot, Options options) {
        double bits = options.number(Option.CODE_BITS);
        double carried = CodingTheory.dropoutCapacityAtMost(
                        1, bits, snapshot.experiment().dropout())
                / bits;
        return CodingTheory.neuronsPerFeature(sparsity, bits) / carried;
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        Axes axes = axes(size);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            sheet.title(title(), "dimensions that features take, over the fewest that a code can do with", "");
            if (axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            axes.paint(g, look, "1 / (1 − S)", "neurons a feature");
            Legend legend = new Legend();
            boolean isRoomy = axes.plot().getWidth() >= ROOMY;
            if (exception(snapshot).length == 0) {
                Graphics2D inside = axes.inside(g);
                inside.setColor(look.negative());
                inside.setStroke(Legend.SOLID);
                inside.draw(axes.curve(x -> least(1 - 1 / x, snapshot, perspective.options()), 1, SPARSEST));
                inside.dispose();
                legend.add(Legend.Mark.SOLID, look.negative(), isRoomy ? "least without loss" : "least");
            }
            g.setColor(look.muted());
            for (double[] point : EIGHTY) {
                Legend.ring(g, axes.x(point[0]), axes.y(point[1]), 3);
            }
            Optional<Place> place = place(snapshot);
            place.ifPresent(at -> paintPlace(g, axes, at, look));
            legend.add(Legend.Mark.DOT, look.accent(), "this run")
                    .add(
                            Legend.Mark.RING,
                            look.muted(),
                            isRoomy ? "trained in PyTorch, 80 features in 20 neurons" : "PyTorch, 80 × 20")
                    .paint(g, look, axes.plot(), "neurons a feature");
            footer(snapshot, place, perspective).paint(g, look, size);
        }
    }

    private static void paintPlace(Graphics2D g, Axes axes, Place place, Look look) {
        double x = axes.x(Math.min(SPARSEST, 1 / (1 - place.sparsity)));
        double y = axes.y(Math.min(MOST, place.dimensions));
        g.setColor(look.text());
        g.setStroke(Legend.DOTTED);
        g.draw(new Line2D.Double(x, axes.plot().getMaxY(), x, y + 6));
        g.setColor(look.ground());
        Legend.dot(g, x, y, 7);
        g.setColor(look.accent());
        Legend.dot(g, x, y, 5);
    }

    private static Footer footer(Snapshot snapshot, Optional<Place> place, Perspective perspective) {
        Footer footer = new Footer();
        double bits = perspective.options().number(Option.CODE_BITS);
        String[] exception = exception(snapshot);
        if (place.isEmpty()) {
            footer.say(reason(snapshot));
        } else if (exception.length > 0) {
            return footer.note(exception)
                    .say(
                            "Reference: independent features, importance 1. Features held: m/|W|².",
                            "Features held: m/|W|².");
        } else {
            Place at = place.get();
            double least = least(at.sparsity, snapshot, perspective.options());
            Comparison held = new Comparison(at.dimensions, least, 1, Double.MAX_VALUE);
            String ratio = "this run / least = " + Numerals.fixed(Math.min(9999, held.ratio()), 2);
            footer.compare(
                    held.agrees(),
                    perspective.look(),
                    ratio + (held.agrees() ? ", not below 1" : ", below 1: features outrun what neurons can carry"),
                    ratio);
        }
        double dropout = snapshot.experiment().dropout();
        String carried = dropout > 0 ? Numerals.percent(1 - dropout) + " of as many, with dropout" : "as many";
        String assumed = Numerals.tick(bits) + " bits";
        return footer.say(
                "Theory: independent features, " + assumed + " each while active; a neuron carries " + carried
                        + ". What loses more may lie below. Features held: m/|W|².",
                "Theory: independent features, " + assumed + " each while active. What loses more may lie below.",
                "Theory: independent features of " + assumed + ", as a neuron.");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        Axes axes = axes(size);
        if (axes.isEmpty() || !axes.isNear(x, y)) {
            return Optional.empty();
        }
        for (double[] point : EIGHTY) {
            if (Math.hypot(x - axes.x(point[0]), y - axes.y(point[1])) <= NEAR) {
                return Optional.of(new Hit(
                        Selection.NONE,
                        "reference run in PyTorch, 80 features, 20 neurons, 1/(1−S) = " + Numerals.tick(point[0])
                                + ": m/|W|² = " + Numerals.fixed(point[1], 3) + ", least without loss "
                                + Numerals.fixed(least(1 - 1 / point[0], snapshot, perspective.options()), 3)));
            }
        }
        boolean isTheory = exception(snapshot).length == 0;
        double inverse = Math.max(1, Math.min(SPARSEST, axes.valueAt(x)));
        String run = place(snapshot)
                .map(at -> "; this run " + Numerals.fixed(at.dimensions, 3) + " at "
                        + Numerals.significant(1 / (1 - at.sparsity)))
                .orElse("");
        return Optional.of(new Hit(
                Selection.NONE,
                "1/(1−S) = " + Numerals.significant(inverse)
                        + (isTheory
                                ? ": at least "
                                        + Numerals.fixed(least(1 - 1 / inverse, snapshot, perspective.options()), 4)
                                        + " neurons a feature"
                                : "")
                        + run));
    }
}
