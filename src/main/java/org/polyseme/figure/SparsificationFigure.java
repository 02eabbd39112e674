package org.polyseme.figure;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.ScheduleKind;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.theory.Comparison;
import org.polyseme.theory.WinnerTakeAll;

/**
 * How fast L1 leaves a feature with one neuron: how many of its weights are left, m′, and the sum of their sizes, over the
 * steps on logarithmic scales, means over the features, beside the laws. Where the course is farthest from a law decides
 * whether it holds: at the end both are 1. Remembers its last measures.
 *
 * <p>Source: Lecomte et al. 2312.03096, section on the speed of sparsification.
 */
public final class SparsificationFigure implements Figure {
    /** The law for m′ gives its order: the authors' own simulation has up to three times as many. */
    private static final double SURVIVORS_BAND = 3;

    private static final double L1_BAND = 0.3;

    private final Recent<Course> recent = new Recent<>(4);
    private final Recent<RaceCourse> races = new Recent<>(4);

    @Override
    public String id() {
        return "sparsification";
    }

    @Override
    public String title() {
        return "Sparsification";
    }

    @Override
    public Group group() {
        return Group.SPARSITY;
    }

    @Override
    public int atMostPerSecond() {
        return 8;
    }

    /** Steps, and means over the features at each: weights left, and the sum of their sizes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Course(double[] steps, double[] left, double[] sums) {}

    private record Scene(Course course, RaceCourse alone, int neurons, double rate, double penalty, Axes axes) {
        double leftBy(double step) {
            return WinnerTakeAll.survivorsLaw(neurons, penalty, step * WinnerTakeAll.time(rate, 1));
        }

        double sumBy(double step) {
            return WinnerTakeAll.l1Law(neurons, penalty, step * WinnerTakeAll.time(rate, 1));
        }

        /** Where the weights left are farthest from their law. */
        Farthest left() {
            return Farthest.of(
                    course.steps,
                    course.left,
                    (value, step) -> new Comparison(value, leftBy(step), 1 / SURVIVORS_BAND, SURVIVORS_BAND));
        }

        /** Where the sums are farthest from theirs. */
        Farthest sum() {
            return Farthest.of(
                    course.steps, course.sums, (value, step) -> Comparison.within(value, sumBy(step), L1_BAND));
        }
    }

    /** The step at which a measured number is farthest from its law, by their ratio. */
    private record Farthest(double step, Comparison comparison) {
        static Farthest of(double[] steps, double[] values, BiFunction<Double, Double, Comparison> compare) {
            Farthest farthest = new Farthest(steps[0], compare.apply(values[0], steps[0]));
            for (int t = 1; t < steps.length; t++) {
                Farthest next = new Farthest(steps[t], compare.apply(values[t], steps[t]));
                // Not above rather than below: no number is farther than any.
                farthest = next.distance() <= farthest.distance() ? farthest : next;
            }
            return farthest;
        }

        private double distance() {
            return Math.abs(Math.log(comparison.ratio()));
        }
    }

    /** Why there is nothing to show; empty if there is. */
    static String reason(Snapshot snapshot) {
        Experiment recipe = snapshot.experiment();
        if (recipe.model() != ModelKind.INCIDENTAL || !(recipe.l1() > 0)) {
            return "The laws are about the incidental model under L1. Choose it, with a penalty above 0; Curves shows how"
                    + " other models learn.";
        }
        if (recipe.optimiser() != OptimiserKind.GRADIENT_DESCENT || recipe.schedule() != ScheduleKind.CONSTANT) {
            return "The laws count time in steps of plain gradient descent at a constant rate. Choose those as the"
                    + " optimiser and the schedule.";
        }
        return "";
    }

    private Scene scene(Snapshot snapshot, Size size) {
        Experiment recipe = snapshot.experiment();
        int neurons = snapshot.weights().columns();
        double rate = recipe.learningRate();
        // A weight at rest near 0 is thrown to and fro by a step of the penalty.
        double zero = 2 * rate * recipe.l1();
        Course course = recent.of(snapshot.parameters(), recipe, () -> course(snapshot, zero));
        double last = Math.max(100, snapshot.step());
        double first = Math.max(1, Math.min(course.steps[0], last / 10));
        double high = Math.max(neurons, max(course.sums));
        RaceCourse alone = races.of(snapshot.initial(), recipe, () -> RaceCourse.of(snapshot.initialWeights(), recipe));
        return new Scene(
                course,
                alone,
                neurons,
                rate,
                WinnerTakeAll.penalty(recipe.l1()),
                new Axes(
                        Axes.area(size, 3),
                        Axes.Scale.logarithmic(first, last),
                        Axes.Scale.logarithmic(0.5, 1.5 * high)));
    }

    private static double max(double[] values) {
        double max = 1;
        for (double value : values) {
            max = Math.max(max, Double.isFinite(value) ? value : 1);
        }
        return max;
    }

    private static Course course(Snapshot snapshot, double zero) {
        List<Trace.Point> points = snapshot.trace().points().stream()
                .filter(point -> point.step() > 0 && point.step() < snapshot.step())
                .toList();
        int count = points.size() + 1;
        double[] steps = new double[count];
        double[] left = new double[count];
        double[] sums = new double[count];
        for (int t = 0; t < count; t++) {
            boolean isNow = t == count - 1;
            steps[t] = isNow ? Math.max(1, snapshot.step()) : points.get(t).step();
            Matrix weights = isNow ? snapshot.weights() : points.get(t).weights();
            for (int i = 0; i < weights.rows(); i++) {
                for (int k = 0; k < weights.columns(); k++) {
                    double w = Math.abs(weights.at(i, k));
                    left[t] += w > zero ? 1.0 / weights.rows() : 0;
                    sums[t] += w / weights.rows();
                }
            }
        }
        return new Course(steps, left, sums);
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        String reason = reason(snapshot);
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            sheet.title(
                    title(),
                    "weights left to a feature, m′, and their sum |w|₁, means over features",
                    "m′ and |w|₁",
                    "");
            if (!reason.isEmpty()) {
                Notice.paint(g, look, size, reason);
                return;
            }
            Scene scene = scene(snapshot, size);
            if (scene.axes.isEmpty()) {
                Notice.paintTooSmall(sheet.graphics(), look, size);
                return;
            }
            paint(g, scene, look, size);
        }
    }

    private static void paint(Graphics2D g, Scene scene, Look look, Size size) {
        Axes axes = scene.axes;
        axes.paint(g, look, "step", "m′, |w|₁");
        Graphics2D inside = axes.inside(g);
        inside.setStroke(Legend.DASHED);
        inside.setColor(look.positive());
        inside.draw(axes.curve(scene::leftBy, axes.across().low(), axes.across().high()));
        inside.setColor(look.negative());
        inside.draw(axes.curve(scene::sumBy, axes.across().low(), axes.across().high()));
        if (!scene.alone.isEmpty()) {
            inside.setStroke(Legend.DOTTED);
            inside.setColor(look.muted());
            inside.draw(axes.path(scene.alone.steps(), scene.alone.left()));
            inside.draw(axes.path(scene.alone.steps(), scene.alone.sums()));
        }
        inside.setStroke(Legend.SOLID);
        inside.setColor(look.positive());
        inside.draw(axes.path(scene.course.steps, scene.course.left));
        inside.setColor(look.negative());
        inside.draw(axes.path(scene.course.steps, scene.course.sums));
        int last = scene.course.steps.length - 1;
        double x = axes.x(scene.course.steps[last]);
        inside.setColor(look.positive());
        Legend.dot(inside, x, axes.y(scene.course.left[last]), 3.5);
        inside.setColor(look.negative());
        Legend.dot(inside, x, axes.y(scene.course.sums[last]), 3.5);
        Farthest left = scene.left();
        Farthest sum = scene.sum();
        paintOutside(inside, axes, left, look);
        paintOutside(inside, axes, sum, look);
        inside.dispose();
        Legend legend = new Legend()
                .add(Legend.Mark.SOLID, look.positive(), "m′")
                .add(Legend.Mark.DASHED, look.positive(), "1/(1/√m + λt)²")
                .add(Legend.Mark.SOLID, look.negative(), "|w|₁")
                .add(Legend.Mark.DASHED, look.negative(), "1/(1/√m + λt)");
        if (!scene.alone.isEmpty()) {
            legend.add(Legend.Mark.DOTTED, look.muted(), "exact, if alone");
        }
        legend.paint(g, look, axes.plot(), "m′, |w|₁");
        Footer footer = new Footer();
        compare(footer, left, look, "m′", "a factor of 3");
        compare(footer, sum, look, "|w|₁", "± 30\u202f%");
        footer.say(
                        "Theory: one feature alone, gradient descent, t = 4 · rate · steps, λ = L1/4; an order of size.",
                        "Theory: one feature alone, gradient descent.")
                .paint(g, look, size);
    }

    /** A ring where the course leaves the band farthest. */
    private static void paintOutside(Graphics2D g, Axes axes, Farthest farthest, Look look) {
        if (!farthest.comparison.agrees()) {
            g.setColor(look.outside());
            Legend.ring(g, axes.x(farthest.step), axes.y(farthest.comparison.measured()), 5);
        }
    }

    private static void compare(Footer footer, Farthest farthest, Look look, String what, String band) {
        Comparison comparison = farthest.comparison;
        String ratio = what + " / law = " + Numerals.fixed(Math.min(9999, comparison.ratio()), 2);
        String verdict = (comparison.agrees() ? ", within " : ", outside ") + band;
        String at = " at step " + Numerals.count((long) farthest.step);
        footer.compare(
                comparison.agrees(),
                look,
                "Farthest from its law, " + ratio + at + verdict,
                ratio + at + verdict,
                ratio + verdict,
                ratio);
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
        double wanted = Math.max(1, scene.axes.valueAt(x));
        int nearest = 0;
        for (int t = 1; t < scene.course.steps.length; t++) {
            boolean isNearer = Math.abs(Math.log(scene.course.steps[t] / wanted))
                    < Math.abs(Math.log(scene.course.steps[nearest] / wanted));
            nearest = isNearer ? t : nearest;
        }
        double step = scene.course.steps[nearest];
        int place = scene.alone.isEmpty() ? 0 : scene.alone.nearest(step);
        String alone = scene.alone.isEmpty()
                ? ""
                : "; each alone, from this start: "
                        + Numerals.significant(scene.alone.left()[place]) + " and "
                        + Numerals.significant(scene.alone.sums()[place]);
        return Optional.of(new Hit(
                Selection.NONE,
                "step " + Numerals.count((long) step) + ": m′ " + Numerals.significant(scene.course.left[nearest])
                        + " (law "
                        + Numerals.significant(scene.leftBy(step)) + "), |w|₁ "
                        + Numerals.significant(scene.course.sums[nearest]) + " (law "
                        + Numerals.significant(scene.sumBy(step)) + ")" + alone));
    }
}
