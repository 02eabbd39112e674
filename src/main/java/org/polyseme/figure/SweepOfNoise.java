package org.polyseme.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyseme.state.Experiment;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.NoiseSharing;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.RunSet;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.NoiseKurtosis;

/** The fourth norm on the way, by the kind of noise: Lecomte et al. 2312.03096, noise experiment. */
final class SweepOfNoise {
    /** By an independent program: the mean fourth norm after so many steps of bipolar noise. */
    private static final Map<Long, Double> REFERENCE = Map.of(3000L, 0.335, 10_000L, 0.677, 30_000L, 0.778);

    /** As wide as the preset's claims: while it climbs, seeds differ much. */
    private static final Map<Long, Double> BAND = Map.of(3000L, 0.138, 10_000L, 0.141, 30_000L, 0.022);

    private static final double FIRST = 10;
    /** For their names at the right of the curves; in smaller plots they stand in the legend. */
    private static final double NAMES = 88;

    private static final double LEAST_WIDTH = 400;

    private SweepOfNoise() {}

    /** The means of one kind at the marks that all of its runs have reached. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Course(NoiseKind kind, List<Long> steps, List<Spread> norms) {
        boolean isEmpty() {
            return steps.isEmpty();
        }

        Spread last() {
            return norms.get(norms.size() - 1);
        }

        static Course of(NoiseKind kind, List<RunSet.Member> members) {
            List<Long> steps = new ArrayList<>();
            List<Spread> norms = new ArrayList<>();
            int marks = members.stream()
                    .mapToInt(member -> member.readings().size())
                    .min()
                    .orElse(0);
            for (int mark = 0; mark < marks; mark++) {
                int at = mark;
                long step = members.get(0).readings().get(at).step();
                if (!members.stream()
                        .allMatch(member -> member.readings().get(at).step() == step)) {
                    break; // the end of one that stopped early
                }
                List<Double> values = members.stream()
                        .map(member -> member.readings().get(at).values().get(0))
                        .toList();
                if (step >= FIRST) {
                    steps.add(step);
                    norms.add(Spread.of(values));
                }
            }
            return new Course(kind, steps, norms);
        }
    }

    static SweepFigure.Picture picture(SweepFigure.Scene scene) {
        Experiment base = scene.plan().base();
        Look look = scene.look();
        Rectangle2D area = Axes.area(scene.size(), 2);
        boolean isNamed = area.getWidth() >= LEAST_WIDTH;
        double room = isNamed ? NAMES : 0;
        SweepPlot plot = new SweepPlot(
                new Axes(
                        new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth() - room, area.getHeight()),
                        Axes.Scale.logarithmic(FIRST, (double) base.steps()),
                        Axes.Scale.linear(0, 1)),
                "step",
                "mean fourth norm Σ w⁴");
        List<Course> courses = new ArrayList<>();
        for (int value = 0; value < scene.plan().values(); value++) {
            NoiseKind kind = scene.plan().recipe(value).noise();
            Course course = Course.of(kind, scene.of(value));
            courses.add(course);
            if (!course.isEmpty()) {
                addCourse(plot, course, look);
                if (isNamed) {
                    plot.name(course.last().mean(), name(kind) + ", " + excess(kind), colour(kind, look));
                } else {
                    plot.legend().add(Legend.Mark.SOLID, colour(kind, look), name(kind));
                }
            }
        }
        addEnds(plot, scene);
        boolean hasReference = isReference(base);
        if (hasReference) {
            REFERENCE.forEach((step, norm) -> plot.dot(new SweepPlot.Dot(
                    step,
                    norm,
                    0,
                    SweepPlot.Shape.RING,
                    look.text(),
                    SweepPlot.Target.telling("bipolar, step " + Numerals.count(step) + ": reference " + norm))));
            plot.legend().add(Legend.Mark.RING, look.text(), "reference, bipolar");
        }
        if (isNamed) {
            plot.legend()
                    .add(Legend.Mark.SOLID, look.muted(), "mean")
                    .add(Legend.Mark.BAND, Look.mix(look.ground(), look.muted(), 0.25), "± sd");
        }
        return new SweepFigure.Picture(List.of(plot), footer(courses, hasReference, look));
    }

    private static Color colour(NoiseKind kind, Look look) {
        return switch (kind) {
            case BIPOLAR -> look.accent();
            case UNIFORM -> look.negative();
            case LAPLACE -> look.positive();
            default -> look.muted();
        };
    }

    private static String name(NoiseKind kind) {
        return kind == NoiseKind.LAPLACE ? "Laplace" : kind.label().toLowerCase(Locale.ROOT);
    }

    private static String excess(NoiseKind kind) {
        return "κ " + Numerals.tick(NoiseKurtosis.excess(kind, 0));
    }

    private static void addCourse(SweepPlot plot, Course course, Look look) {
        int count = course.steps.size();
        double[] xs = new double[count];
        double[] ys = new double[count];
        double[] low = new double[count];
        double[] high = new double[count];
        Color colour = colour(course.kind, look);
        for (int i = 0; i < count; i++) {
            Spread spread = course.norms.get(i);
            xs[i] = course.steps.get(i);
            ys[i] = spread.mean();
            low[i] = spread.mean() - spread.sd().orElse(0);
            high[i] = spread.mean() + spread.sd().orElse(0);
            String text = name(course.kind) + ", step " + Numerals.count(course.steps.get(i)) + ": mean fourth norm "
                    + spread.exactly() + " of " + spread.runs() + (spread.runs() == 1 ? " seed" : " seeds");
            plot.dot(new SweepPlot.Dot(xs[i], ys[i], 0, SweepPlot.Shape.NONE, colour, SweepPlot.Target.telling(text)));
        }
        plot.band(xs, low, high, Look.mix(look.ground(), colour, 0.2));
        plot.line(xs, ys, colour, Legend.SOLID);
    }

    private static void addEnds(SweepPlot plot, SweepFigure.Scene scene) {
        for (int run = 0; run < scene.members().size(); run++) {
            RunSet.Member member = scene.members().get(run);
            if (member.isSound()) {
                NoiseKind kind = member.recipe().noise();
                String text = name(kind) + ", seed " + member.seed() + ", step " + Numerals.count(member.step())
                        + ": mean fourth norm " + Numerals.significant(member.read(0));
                plot.dot(new SweepPlot.Dot(
                        member.step(),
                        member.read(0),
                        0,
                        SweepPlot.Shape.DOT,
                        colour(kind, scene.look()),
                        scene.target(run, text)));
            }
        }
    }

    /** Whether the recipe, but for the kind of noise, is that of the reference. */
    private static boolean isReference(Experiment base) {
        return base.features() == 8
                && base.neurons() == 16
                && base.optimiser() == OptimiserKind.GRADIENT_DESCENT
                && base.learningRate() == 0.02
                && base.noiseSd() == 0.15
                && base.noiseShared() == NoiseSharing.BATCH
                && base.steps() <= 30_000;
    }

    private static Footer footer(List<Course> courses, boolean hasReference, Look look) {
        Footer footer = new Footer();
        List<Course> there =
                courses.stream().filter(course -> !course.isEmpty()).toList();
        Course bipolar = courses.get(0);
        if (hasReference && !bipolar.isEmpty()) {
            compareWithReference(footer, bipolar, look);
        } else if (there.size() < courses.size()) {
            footer.say("Some kinds of noise are still to come.");
        } else {
            boolean descends = true;
            for (int k = 1; k < there.size(); k++) {
                descends &= there.get(k).last().mean() < there.get(k - 1).last().mean();
            }
            footer.compare(
                    descends,
                    look,
                    descends
                            ? "In the order of the excess kurtosis κ: the lower, the higher the fourth norm"
                            : "Not in the order of the excess kurtosis κ");
        }
        return footer.say(
                "Theory: excess kurtosis κ < 0 raises the fourth norm, 0 leaves it, κ > 0 lowers it; to fourth order in"
                        + " the noise.",
                "Theory: κ < 0 raises the fourth norm, κ > 0 lowers it.");
    }

    private static void compareWithReference(Footer footer, Course bipolar, Look look) {
        for (int i = bipolar.steps.size() - 1; i >= 0; i--) {
            long step = bipolar.steps.get(i);
            Double reference = REFERENCE.get(step);
            Double band = BAND.get(step);
            if (reference != null && band != null) {
                Comparison found = Comparison.within(bipolar.norms.get(i).mean(), reference, band / reference);
                String ratio = "bipolar / reference at step " + Numerals.count(step) + " = "
                        + Numerals.fixed(found.ratio(), 3);
                footer.compare(
                        found.agrees(),
                        look,
                        ratio + (found.agrees() ? ", within " : ", outside ") + "± "
                                + Numerals.percent(band / reference),
                        ratio);
                return;
            }
        }
        footer.say("The reference has no step as early as this.");
    }
}
