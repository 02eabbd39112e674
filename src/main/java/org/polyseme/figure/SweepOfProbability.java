package org.polyseme.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.polyseme.state.Experiment;
import org.polyseme.state.RunSet;
import org.polyseme.theory.PowerBounds;

/**
 * Features recovered by how often they are active, every run trained where it stands, between the orders of the theory:
 * Chowdhury and Weiner 2606.18538. The theory is about the best W at each probability, so the best runs are joined up.
 */
final class SweepOfProbability {
    private static final int RECOVERED = 0;
    /** What rounding and single precision may take from a code as good as the orthogonal one. */
    private static final double ROUNDING = 0.005;

    private static final double STEP_ASIDE = 5;

    private SweepOfProbability() {}

    /** What the theory says of the recipe, whatever the probability. */
    private record Law(int n, int d, int k, double orthogonal) {
        static Law of(Experiment base) {
            int d = base.neurons();
            int k = base.power();
            return new Law(base.features(), d, k, PowerBounds.orthogonal(k, d, base.data()));
        }

        boolean isHeld() {
            return PowerBounds.applies(k, n, d);
        }

        double order(double p) {
            return Math.min(n, PowerBounds.order(k, d, p));
        }
    }

    /** The run that recovers most, of one probability. */
    private record Best(double p, double recovered) {
        /** As many as kept apart, or more. */
        boolean isEnough(Law law) {
            return recovered >= law.orthogonal * (1 - ROUNDING);
        }
    }

    static SweepFigure.Picture picture(SweepFigure.Scene scene) {
        Law law = Law.of(scene.plan().base());
        List<Best> best = best(scene);
        double[] densities = IntStream.range(0, scene.plan().values())
                .mapToDouble(value -> scene.plan().recipe(value).featureProbability(0))
                .toArray();
        double least = densities[densities.length - 1] / 2;
        double lowest = scene.runs().sound().stream()
                .mapToDouble(member -> member.read(RECOVERED))
                .filter(recovered -> recovered > 0)
                .min()
                .orElse(law.orthogonal);
        double low = Math.min(lowest, law.orthogonal) / 2;
        SweepPlot plot = new SweepPlot(
                new Axes(
                        Axes.area(scene.size(), 2),
                        Axes.Scale.logarithmic(least, 1),
                        Axes.Scale.logarithmic(Math.max(low, law.n * 1e-4), 2.0 * law.n)),
                "how often a feature is active, p, in training",
                "R");
        addTheory(plot, law, scene.look());
        addRuns(plot, scene);
        plot.line(
                best.stream().mapToDouble(Best::p).toArray(),
                best.stream().mapToDouble(Best::recovered).toArray(),
                scene.look().accent(),
                Legend.SOLID);
        best.forEach(at -> addBest(plot, at, law, scene.look()));
        addLegend(plot, law, scene.look());
        return new SweepFigure.Picture(List.of(plot), footer(best, law, scene.look()));
    }

    private static List<Best> best(SweepFigure.Scene scene) {
        List<Best> best = new ArrayList<>();
        for (int value = 0; value < scene.plan().values(); value++) {
            double p = scene.plan().recipe(value).featureProbability(0);
            scene.of(value).stream()
                    .map(member -> new Best(p, member.read(RECOVERED)))
                    .max(Comparator.comparingDouble(Best::recovered))
                    .ifPresent(best::add);
        }
        return best;
    }

    private static void addTheory(SweepPlot plot, Law law, Look look) {
        if (law.k > 1) {
            plot.curve(p -> PowerBounds.sparseOrder(law.k, law.d), look.faint(), Legend.DOTTED);
            plot.curve(p -> PowerBounds.denseOrder(law.k, law.d, p), look.faint(), Legend.DOTTED);
        }
        plot.curve(law::order, look.negative(), Legend.SOLID);
        plot.curve(p -> law.orthogonal, look.muted(), Legend.DASHED);
    }

    private static void addRuns(SweepPlot plot, SweepFigure.Scene scene) {
        Color colour = Look.mix(scene.look().ground(), scene.look().accent(), 0.6);
        for (int run = 0; run < scene.members().size(); run++) {
            RunSet.Member member = scene.members().get(run);
            if (member.isSound()) {
                double p = member.recipe().featureProbability(0);
                int nth = Math.floorDiv(run, scene.plan().values());
                String text = "trained at p = " + Numerals.tick(p) + ", seed " + member.seed() + ": R = "
                        + Numerals.significant(member.read(RECOVERED));
                plot.dot(new SweepPlot.Dot(
                        p,
                        member.read(RECOVERED),
                        STEP_ASIDE * (nth + 1.5),
                        SweepPlot.Shape.DOT,
                        colour,
                        scene.target(run, text)));
            }
        }
    }

    private static void addBest(SweepPlot plot, Best best, Law law, Look look) {
        boolean isOutside = law.isHeld() && !best.isEnough(law);
        String text = "best trained at p = " + Numerals.tick(best.p) + ": R = " + Numerals.significant(best.recovered)
                + ", order " + Numerals.significant(law.order(best.p)) + ", orthogonal "
                + Numerals.significant(law.orthogonal);
        plot.mean(
                new SweepPlot.Dot(
                        best.p,
                        best.recovered,
                        0,
                        SweepPlot.Shape.DOT,
                        isOutside ? look.outside() : look.accent(),
                        SweepPlot.Target.telling(text)),
                0);
    }

    private static void addLegend(SweepPlot plot, Law law, Look look) {
        plot.legend()
                .add(Legend.Mark.DOT, look.accent(), "best run")
                .add(
                        Legend.Mark.SOLID,
                        look.negative(),
                        law.isHeld() ? "order min(d^k, d p^(1/k−1))" : "order, at most n")
                .add(Legend.Mark.DASHED, look.muted(), "orthogonal");
    }

    private static Footer footer(List<Best> best, Law law, Look look) {
        Footer footer = new Footer();
        if (!law.isHeld()) {
            String size = "n = " + Numerals.count(law.n) + " is not above d^k = "
                    + Numerals.brief(PowerBounds.sparseOrder(law.k, law.d));
            footer.note("The theory is not about these runs: " + size + ".", size);
        } else if (best.isEmpty()) {
            footer.say("The first runs are still to come.");
        } else {
            List<Best> few = best.stream().filter(at -> !at.isEnough(law)).toList();
            DoubleSummaryStatistics ratio = best.stream()
                    .mapToDouble(at -> at.recovered / law.order(at.p))
                    .summaryStatistics();
            String ratios = "best R / order = " + Numerals.fixed(ratio.getMin(), 2) + " to "
                    + Numerals.fixed(ratio.getMax(), 2);
            String verdict = few.isEmpty()
                    ? ", nowhere fewer than kept apart"
                    : ", fewer than kept apart at p = "
                            + String.join(
                                    ", ",
                                    few.stream().map(at -> Numerals.tick(at.p)).toList());
            footer.compare(few.isEmpty(), look, ratios + verdict, ratios);
        }
        return footer.say(
                "Theory: symmetric independent inputs, n > d^k, the best W for each p; its constants are not known."
                        + " Every run is trained at its own p.",
                "Theory: an order, for n > d^k. Every run is trained at its own p.");
    }
}
