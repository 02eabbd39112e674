package org.polyseme.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.polyseme.measure.Inputs;
import org.polyseme.state.RunSet;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.Polygons;

/** How low and how degenerate runs of other seeds end, with the levels of polygons: Chen et al. 2310.06301. */
final class SweepOfSeeds {
    private static final int ENERGY = 0;
    private static final int COEFFICIENT = 1;
    private static final int DEVIATION = 2;
    private static final int SETTLED = 3;
    private static final double BAND = 0.02;
    private static final double BAND_OF_COEFFICIENT = 0.1;

    private SweepOfSeeds() {}

    /** A run with its place. */
    private record Point(int run, RunSet.Member member) {
        double energy() {
            return member.read(ENERGY);
        }

        double coefficient() {
            return member.read(COEFFICIENT);
        }

        /** Chains that find a lower loss give a number below 0, which is none. */
        boolean hasCoefficient() {
            return coefficient() > 0;
        }

        boolean isSettled() {
            return member.read(SETTLED) == 1;
        }
    }

    static SweepFigure.Picture picture(SweepFigure.Scene scene) {
        List<Point> points = new ArrayList<>();
        for (int run = 0; run < scene.members().size(); run++) {
            RunSet.Member member = scene.members().get(run);
            if (member.isSound() && Double.isFinite(member.read(COEFFICIENT))) {
                points.add(new Point(run, member));
            }
        }
        List<LevelsFigure.Level> levels = levels(scene);
        boolean hasLevels = !levels.isEmpty();
        SweepPlot plot =
                new SweepPlot(axes(scene, points, levels), "learning coefficient λ, an estimate", "loss, summed");
        Look look = scene.look();
        levels.forEach(level -> plot.level(level.loss(), level.name(), look.muted()));
        double predicted = predicted(scene, levels);
        if (Double.isFinite(predicted)) {
            plot.upright(predicted, "Chen et al.: " + Numerals.tick(predicted), look.text());
        }
        for (Point point : points) {
            add(plot, scene, point, levels);
        }
        plot.legend().add(Legend.Mark.DOT, look.accent(), "a run ± sd of chains");
        if (points.stream().anyMatch(point -> !point.isSettled())) {
            plot.legend().add(Legend.Mark.RING, look.accent(), "not settled");
        }
        if (hasLevels) {
            plot.legend().add(Legend.Mark.DASHED, look.muted(), "levels of polygons");
        }
        return new SweepFigure.Picture(List.of(plot), footer(scene, points, levels));
    }

    /** λ of the regular polygon of all features, on the lowest level; NaN where it is not known. */
    private static double predicted(SweepFigure.Scene scene, List<LevelsFigure.Level> levels) {
        return levels.isEmpty()
                ? Double.NaN
                : Polygons.learningCoefficient(scene.plan().base().features());
    }

    private static List<LevelsFigure.Level> levels(SweepFigure.Scene scene) {
        return LevelsFigure.whyNoLevels(scene.plan().base()).isEmpty()
                ? LevelsFigure.levels(scene.plan().base().features())
                : List.of();
    }

    private static Axes axes(SweepFigure.Scene scene, List<Point> points, List<LevelsFigure.Level> levels) {
        double right = points.stream()
                .filter(Point::hasCoefficient)
                .mapToDouble(point -> point.coefficient() + point.member.read(DEVIATION))
                .max()
                .orElse(1);
        double known = predicted(scene, levels);
        right = Double.isFinite(known) ? Math.max(right, known) : right;
        List<Double> heights =
                new ArrayList<>(levels.stream().map(LevelsFigure.Level::loss).toList());
        points.forEach(point -> heights.add(point.energy()));
        double low = heights.stream().mapToDouble(height -> height).min().orElse(0.01);
        double high = heights.stream().mapToDouble(height -> height).max().orElse(0.1);
        return new Axes(
                Axes.area(scene.size(), Double.isFinite(known) ? 3 : 2),
                Axes.Scale.linear(0, 1.1 * Math.max(0.1, right)),
                Axes.Scale.logarithmic(Math.max(1e-9, 0.8 * low), 1.25 * high));
    }

    private static void add(SweepPlot plot, SweepFigure.Scene scene, Point point, List<LevelsFigure.Level> levels) {
        Look look = scene.look();
        boolean isOutside = !levels.isEmpty() && !isAtRest(point, levels);
        Color colour = isOutside ? look.outside() : look.accent();
        if (point.hasCoefficient()) {
            plot.across(point.coefficient(), point.energy(), point.member.read(DEVIATION), colour);
        }
        String text = "seed " + point.member.seed() + ": loss " + Numerals.significant(point.energy()) + ", λ "
                + Numerals.significant(point.coefficient()) + " ± "
                + Numerals.significant(point.member.read(DEVIATION))
                + (point.isSettled() ? "" : point.hasCoefficient() ? ", chains not settled" : ": not at a minimum");
        plot.dot(new SweepPlot.Dot(
                Math.max(0, point.coefficient()),
                point.energy(),
                0,
                point.isSettled() ? SweepPlot.Shape.DOT : SweepPlot.Shape.RING,
                colour,
                scene.target(point.run, text)));
    }

    private static LevelsFigure.Level nearest(Point point, List<LevelsFigure.Level> levels) {
        return levels.stream()
                .min(Comparator.comparingDouble(level -> Math.abs(Math.log(level.loss() / point.energy()))))
                .orElseThrow();
    }

    private static boolean isAtRest(Point point, List<LevelsFigure.Level> levels) {
        return Comparison.within(point.energy(), nearest(point, levels).loss(), BAND)
                .agrees();
    }

    private static Footer footer(SweepFigure.Scene scene, List<Point> points, List<LevelsFigure.Level> levels) {
        Footer footer = new Footer();
        if (points.isEmpty()) {
            footer.say("The runs are still to come.");
        } else if (levels.isEmpty()) {
            footer.say("Levels are known where one of four or more features is active at a time, in two neurons.");
        } else {
            long resting =
                    points.stream().filter(point -> isAtRest(point, levels)).count();
            boolean agrees = resting == points.size();
            String count = Numerals.count(resting) + " of " + Numerals.count(points.size());
            boolean hasNone = points.stream().anyMatch(point -> !point.hasCoefficient());
            footer.compare(
                    agrees,
                    scene.look(),
                    count + " runs rest on a level, ± 2\u202f%"
                            + (hasNone ? "; those at λ = 0 are not at a minimum" : ""),
                    count + " runs rest on a level, ± 2\u202f%",
                    count + " on a level, ± 2\u202f%");
            compareCoefficient(footer, scene, points, levels);
        }
        String inputs = Inputs.even(scene.plan().base(), 1).isPresent()
                ? "even inputs, nβ = 6,000, four chains."
                : "256 inputs, nβ = 600, four chains.";
        return footer.say(
                "Theory: at rest on levels; a posterior trades a lower loss for a higher λ. λ about each run’s end: "
                        + inputs,
                "Theory: at rest on levels. λ: an estimate, " + inputs,
                "Theory: at rest on levels. λ is an estimate.");
    }

    /** The settled runs on the lowest level beside λ of the polygon that it belongs to. */
    private static void compareCoefficient(
            Footer footer, SweepFigure.Scene scene, List<Point> points, List<LevelsFigure.Level> levels) {
        double predicted = predicted(scene, levels);
        if (!Double.isFinite(predicted)) {
            return;
        }
        LevelsFigure.Level lowest = levels.stream()
                .min(Comparator.comparingDouble(LevelsFigure.Level::loss))
                .orElseThrow();
        double[] settled = points.stream()
                .filter(point -> point.isSettled()
                        && isAtRest(point, levels)
                        && nearest(point, levels).equals(lowest))
                .mapToDouble(Point::coefficient)
                .toArray();
        if (settled.length == 0) {
            footer.say("No run on the lowest level has settled chains.");
            return;
        }
        Comparison mean =
                Comparison.within(Arrays.stream(settled).average().orElseThrow(), predicted, BAND_OF_COEFFICIENT);
        String band = (mean.agrees() ? ", within " : ", outside ") + "± 10\u202f%";
        String ratio = "λ / predicted " + Numerals.fixed(mean.ratio(), 2) + band;
        footer.compare(
                mean.agrees(),
                scene.look(),
                "Settled on the lowest level, mean of " + Numerals.count(settled.length) + ": " + ratio
                        + " (Chen et al.: (3c − 1)/2)",
                "Lowest level, mean of " + Numerals.count(settled.length) + ": " + ratio,
                ratio);
    }
}
