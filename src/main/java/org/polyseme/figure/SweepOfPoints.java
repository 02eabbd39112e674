package org.polyseme.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.polyseme.measure.FixedSet;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.Memorisation;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunSet;

/**
 * Loss on fresh points, and what dimensions are given to, against the number of points that were trained on: Henighan et
 * al. 2023. Of each number the run with the lowest training loss is joined up, as there.
 */
final class SweepOfPoints {
    private static final int TEST = 0;
    private static final int POINTS = 1;
    private static final int FEATURES = 2;
    /** A run with a training loss below this part of the loss on fresh points knows its points by heart. */
    private static final double BY_HEART = 0.01;
    /** Losses below this part of that of an output of 0 stand at the lower edge. */
    private static final double LEAST = 0.03;

    private static final double BAND = 0.1;
    private static final double GAP = 60;
    private static final double LEAST_HEIGHT = 330;
    private static final double ASIDE = 5;

    private SweepOfPoints() {}

    /** The run of the lowest training loss, of one number of points. */
    private record Best(int points, int run, RunSet.Member member) {
        boolean isByHeart() {
            return member.loss() < BY_HEART * member.read(TEST);
        }

        Strip strip(Recent<Strip> strips) {
            return strips.of(member.weights(), "", () -> Strip.of(member.recipe(), member.weights()));
        }

        double spread(Recent<Strip> strips, int neurons) {
            return Memorisation.spread(strip(strips).points, neurons);
        }
    }

    /** The dimensionality of every point and of every feature of a run. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this package
    record Strip(double[] points, double[] features) {
        static Strip of(Experiment recipe, Matrix weights) {
            return new Strip(
                    FixedSet.points(recipe)
                            .map(points -> Memorisation.pointDimensionality(points, weights))
                            .orElse(new double[0]),
                    Geometry.dimensionality(weights));
        }
    }

    /** What a dot stands for. */
    private record Ink(Color colour, String what, ToDoubleFunction<RunSet.Member> value) {}

    static SweepFigure.Picture picture(SweepFigure.Scene scene, Recent<Strip> strips) {
        List<Best> best = best(scene);
        Rectangle2D area = Axes.area(scene.size(), 2);
        boolean hasBoth = scene.size().height() >= LEAST_HEIGHT;
        double above = hasBoth ? Math.floor((area.getHeight() - GAP) / 2) : area.getHeight();
        double first = scene.plan().recipe(0).points();
        double last = scene.plan().recipe(scene.plan().values() - 1).points();
        Axes.Scale across = Axes.Scale.logarithmic(0.8 * first, 1.25 * last);
        List<SweepPlot> plots = new ArrayList<>();
        plots.add(
                losses(scene, best, new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), above), across));
        if (hasBoth) {
            double y = area.getY() + above + GAP;
            Rectangle2D below =
                    new Rectangle2D.Double(area.getX(), y, area.getWidth(), Math.max(0, area.getMaxY() - y));
            plots.add(dimensions(scene, best, new Axes(below, across, Axes.Scale.linear(0, 1.02)), strips));
        }
        return new SweepFigure.Picture(plots, footer(scene, best, strips));
    }

    private static List<Best> best(SweepFigure.Scene scene) {
        List<Best> best = new ArrayList<>();
        for (int value = 0; value < scene.plan().values(); value++) {
            int points = scene.plan().recipe(value).points();
            Optional<RunSet.Member> lowest =
                    scene.of(value).stream().min(Comparator.comparingDouble(RunSet.Member::loss));
            lowest.ifPresent(member -> best.add(new Best(points, scene.members().indexOf(member), member)));
        }
        return best;
    }

    /** Loss of an output of 0: the mean of x². */
    private static double nothing(SweepFigure.Scene scene) {
        return scene.plan().base().featureProbability(0) / 3;
    }

    private static SweepPlot losses(SweepFigure.Scene scene, List<Best> best, Rectangle2D plot, Axes.Scale across) {
        Look look = scene.look();
        double nothing = nothing(scene);
        double high = scene.runs().sound().stream()
                .mapToDouble(member -> member.read(TEST))
                .max()
                .orElse(nothing);
        Axes axes = new Axes(plot, across, Axes.Scale.logarithmic(LEAST * nothing, 1.3 * Math.max(high, 5 * nothing)));
        SweepPlot losses = new SweepPlot(axes, "points T", "loss");
        losses.level(nothing, "output 0", look.faint());
        for (Ink ink : List.of(
                new Ink(look.muted(), "training loss", RunSet.Member::loss),
                new Ink(look.positive(), "loss on fresh points", member -> member.read(TEST)))) {
            for (int run = 0; run < scene.members().size(); run++) {
                if (scene.members().get(run).isSound()) {
                    addRun(losses, scene, run, ink);
                }
            }
            double[] ys = best.stream()
                    .mapToDouble(run -> Math.max(axes.up().low(), ink.value.applyAsDouble(run.member)))
                    .toArray();
            losses.line(best.stream().mapToDouble(Best::points).toArray(), ys, ink.colour, Legend.SOLID);
        }
        losses.legend()
                .add(Legend.Mark.DOT, look.positive(), "fresh points")
                .add(Legend.Mark.DOT, look.muted(), "training points")
                .add(Legend.Mark.RING, look.muted(), "lower still");
        return losses;
    }

    private static void addRun(SweepPlot plot, SweepFigure.Scene scene, int run, Ink ink) {
        RunSet.Member member = scene.members().get(run);
        double value = ink.value.applyAsDouble(member);
        boolean isLower = value < plot.axes().up().low();
        String text = "T = " + Numerals.count(member.recipe().points()) + ", seed " + member.seed() + ": " + ink.what
                + " " + Numerals.significant(value);
        plot.dot(new SweepPlot.Dot(
                member.recipe().points(),
                Math.max(plot.axes().up().low(), value),
                0,
                isLower ? SweepPlot.Shape.RING : SweepPlot.Shape.DOT,
                Look.mix(scene.look().ground(), ink.colour, 0.6),
                scene.target(run, text)));
    }

    private static SweepPlot dimensions(SweepFigure.Scene scene, List<Best> best, Axes axes, Recent<Strip> strips) {
        Look look = scene.look();
        int neurons = scene.plan().base().neurons();
        SweepPlot dimensions = new SweepPlot(axes, "points T", "dimensionality, each, of the best run");
        dimensions.curve(points -> Math.min(1, neurons / points), look.text(), Legend.DASHED);
        for (Best run : best) {
            Strip strip = run.strip(strips);
            dimensions.specks(run.points, strip.features, -ASIDE, look.accent());
            dimensions.specks(run.points, strip.points, ASIDE, look.negative());
            String text = "T = " + Numerals.count(run.points) + ", seed " + run.member.seed()
                    + ": mean dimensionality of points " + Numerals.significant(run.member.read(POINTS))
                    + ", of features " + Numerals.significant(run.member.read(FEATURES)) + "; m/T = "
                    + Numerals.significant((double) neurons / run.points)
                    + ", spread about it " + Numerals.percent(run.spread(strips, neurons));
            dimensions.dot(new SweepPlot.Dot(
                    run.points,
                    run.member.read(POINTS),
                    ASIDE,
                    SweepPlot.Shape.DOT,
                    look.negative(),
                    scene.target(run.run, text)));
        }
        dimensions
                .legend()
                .add(Legend.Mark.DOT, look.negative(), "points, large: mean")
                .add(Legend.Mark.DOT, look.accent(), "features")
                .add(Legend.Mark.DASHED, look.text(), "m/T");
        return dimensions;
    }

    private static Footer footer(SweepFigure.Scene scene, List<Best> best, Recent<Strip> strips) {
        Footer footer = new Footer();
        int neurons = scene.plan().base().neurons();
        List<Best> known = best.stream().filter(Best::isByHeart).toList();
        if (known.isEmpty()) {
            footer.say("No run knows its points by heart.");
        } else {
            String spreads = known.stream()
                    .map(run -> Numerals.percent(run.spread(strips, neurons)) + " at T = " + Numerals.count(run.points))
                    .collect(Collectors.joining(", "));
            boolean isEven = known.stream().allMatch(run -> run.spread(strips, neurons) <= BAND);
            String last = "Known by heart up to T = " + Numerals.count(known.get(known.size() - 1).points);
            String band = isEven ? ", within 10\u202f%" : ", outside 10\u202f%";
            footer.compare(
                    isEven,
                    scene.look(),
                    last + "; sd of D about m/T: " + spreads + band,
                    last + "; sd of D about m/T" + band,
                    last);
        }
        return footer.say(
                "Theory: T points known by heart lie on a regular T-gon, D = m/T each. Joined: the seed of the lowest training"
                        + " loss. Fresh points: exact.",
                "Theory: T points known by heart take m/T each. Joined: the best seed.",
                "Theory: m/T each. Joined: the best seed.");
    }
}
