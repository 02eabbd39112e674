package org.polyseme.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Definition;
import org.polyseme.state.Experiment;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.RunSet;
import org.polyseme.theory.CollisionLaw;
import org.polyseme.theory.Comparison;

/** Polysemantic neurons against neurons, with the laws of chance: Lecomte et al. 2312.03096, collision experiment. */
final class SweepOfNeurons {
    /** Means of 8 to 32 seeds of 64 features by an independent program; standard deviations 2.4, 1.6, 1.2, 0.4 and 0.5. */
    private static final Map<Integer, Double> REFERENCE = Map.of(64, 14.0, 128, 6.34, 256, 3.06, 512, 1.17, 1024, 0.25);

    private static final double LEAST = 0.2;
    private static final double STEP_ASIDE = 5;
    /** Standard errors within which a mean of few runs is not told from the law; those of a count are the law's own. */
    private static final double ERRORS = 2;

    private SweepOfNeurons() {}

    /** One value of m. */
    private record Place(int neurons, Spread count, double law) {
        /** The law is about many more neurons than features. */
        boolean isHeld(int features) {
            return neurons >= 2 * features && count.runs() > 0;
        }

        Comparison comparison() {
            return Comparison.within(count.mean(), law, CollisionLaw.BAND);
        }

        /** How far off the law the mean may be: the band, or what chance allows for so few runs where that is more. */
        double allowed() {
            return Math.max(CollisionLaw.BAND * law, ERRORS * Math.sqrt(law / count.runs()));
        }

        boolean agrees() {
            return Math.abs(count.mean() - law) <= allowed();
        }
    }

    static SweepFigure.Picture picture(SweepFigure.Scene scene, Recent<Integer> counts) {
        Experiment base = scene.plan().base();
        int features = base.features();
        List<Place> places = new ArrayList<>();
        double most = CollisionLaw.estimate(features, features);
        for (int value = 0; value < scene.plan().values(); value++) {
            int neurons = scene.plan().recipe(value).neurons();
            List<Integer> found = scene.of(value).stream()
                    .map(member -> count(member, scene.perspective().definition(), counts))
                    .toList();
            most = Math.max(most, found.stream().mapToInt(count -> count).max().orElse(0));
            places.add(new Place(neurons, Spread.of(found), CollisionLaw.estimate(features, neurons)));
        }
        double last = scene.plan().recipe(scene.plan().values() - 1).neurons();
        SweepPlot plot = new SweepPlot(
                new Axes(
                        Axes.area(scene.size(), 2),
                        Axes.Scale.logarithmic(0.8 * features, 1.25 * last),
                        Axes.Scale.logarithmic(LEAST, 1.5 * Math.max(1, most))),
                "neurons m: "
                        + String.join(
                                ", ",
                                places.stream()
                                        .map(place -> Numerals.count(place.neurons))
                                        .toList()),
                "polysemantic neurons");
        addLaws(plot, features, scene.look());
        boolean hasReference = isReference(base);
        if (hasReference) {
            REFERENCE.forEach((neurons, count) -> addReference(plot, neurons, count, scene.look()));
        }
        boolean hasZero = addRuns(plot, scene, counts);
        for (Place place : places) {
            addMean(plot, place, features, scene.look());
        }
        addLegend(plot, hasReference, hasZero, scene.look());
        return new SweepFigure.Picture(List.of(plot), footer(places, features, scene.look()));
    }

    static int count(RunSet.Member member, Definition definition, Recent<Integer> counts) {
        return counts.of(
                member.weights(),
                definition,
                () -> Allocation.of(member.weights(), definition).polysemanticNeurons());
    }

    private static void addLaws(SweepPlot plot, int features, Look look) {
        plot.curve(m -> (double) features * features / (4 * m), look.muted(), Legend.DASHED);
        plot.curve(m -> CollisionLaw.signedBins(features, (int) Math.round(m)), look.negative(), Legend.SOLID);
    }

    /** Whether the recipe is that of the reference. */
    private static boolean isReference(Experiment base) {
        return base.features() == 64
                && base.optimiser() == OptimiserKind.ADAMW
                && base.learningRate() == 0.001
                && base.weightDecay() == 0.01
                && base.l1() == 0.001
                && base.steps() == 7500;
    }

    private static void addReference(SweepPlot plot, int neurons, double count, Look look) {
        plot.dot(new SweepPlot.Dot(
                neurons,
                count,
                -14,
                SweepPlot.Shape.RING,
                look.text(),
                SweepPlot.Target.telling("m = " + Numerals.count(neurons) + ": reference " + Numerals.tick(count))));
    }

    /** True if a run has none, which has no place on a logarithmic axis. */
    private static boolean addRuns(SweepPlot plot, SweepFigure.Scene scene, Recent<Integer> counts) {
        boolean hasZero = false;
        for (int run = 0; run < scene.members().size(); run++) {
            RunSet.Member member = scene.members().get(run);
            if (member.isSound()) {
                int count = count(member, scene.perspective().definition(), counts);
                int nth = Math.floorDiv(run, scene.plan().values());
                String text = "m = " + Numerals.count(member.recipe().neurons()) + ", seed " + member.seed() + ": "
                        + count + (count == 1 ? " polysemantic neuron" : " polysemantic neurons");
                plot.dot(new SweepPlot.Dot(
                        member.recipe().neurons(),
                        count == 0 ? LEAST : count,
                        STEP_ASIDE * (nth + 1.5),
                        count == 0 ? SweepPlot.Shape.RING : SweepPlot.Shape.DOT,
                        Look.mix(scene.look().ground(), scene.look().accent(), 0.6),
                        scene.target(run, text)));
                hasZero |= count == 0;
            }
        }
        return hasZero;
    }

    private static void addMean(SweepPlot plot, Place place, int features, Look look) {
        if (place.count.runs() == 0) {
            return;
        }
        boolean isOutside = place.isHeld(features) && !place.agrees();
        Color colour = isOutside ? look.outside() : look.accent();
        String text = "m = " + Numerals.count(place.neurons) + ": mean " + place.count.exactly() + " of "
                + place.count.runs() + (place.count.runs() == 1 ? " seed" : " seeds") + "; n²/4m = "
                + Numerals.significant(place.law) + " ± " + Numerals.significant(place.allowed()) + ", signed bins "
                + Numerals.significant(CollisionLaw.signedBins(features, place.neurons));
        double y = Math.max(LEAST, place.count.mean());
        plot.mean(
                new SweepPlot.Dot(place.neurons, y, 0, SweepPlot.Shape.DOT, colour, SweepPlot.Target.telling(text)),
                place.count.sd().orElse(0));
    }

    private static void addLegend(SweepPlot plot, boolean hasReference, boolean hasZero, Look look) {
        plot.legend()
                .add(Legend.Mark.DOT, look.accent(), "mean ± sd")
                .add(Legend.Mark.DASHED, look.muted(), "n²/4m")
                .add(Legend.Mark.SOLID, look.negative(), "signed bins, exact");
        if (hasReference) {
            plot.legend().add(Legend.Mark.RING, look.text(), "reference");
        }
        if (hasZero) {
            plot.legend().add(Legend.Mark.RING, Look.mix(look.ground(), look.accent(), 0.6), "a run with none");
        }
    }

    private static Footer footer(List<Place> places, int features, Look look) {
        List<Place> held =
                places.stream().filter(place -> place.isHeld(features)).toList();
        Footer footer = new Footer();
        if (held.isEmpty()) {
            footer.say("Runs with twice as many neurons as features are still to come.");
        } else {
            boolean agrees = held.stream().allMatch(Place::agrees);
            String ratios = String.join(
                    ", ",
                    held.stream()
                            .map(place -> Numerals.fixed(place.comparison().ratio(), 2))
                            .toList());
            String at = " at m = "
                    + String.join(
                            ", ",
                            held.stream()
                                    .map(place -> Numerals.count(place.neurons))
                                    .toList());
            String verdict = agrees ? ", within " : ", outside ";
            footer.compare(
                    agrees,
                    look,
                    "mean / (n²/4m) = " + ratios + at + verdict + "± 35\u202f% or 2 √(law/runs)",
                    "mean / (n²/4m) = " + ratios + verdict + "± 35\u202f% or 2 √(law/runs)",
                    "mean / law = " + ratios);
        }
        return footer.say(
                "Theory: each feature settles on a random neuron with a random sign, far more neurons than features; held to it from m = 2n.",
                "Theory: random neurons, random signs.");
    }
}
