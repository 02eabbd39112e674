package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.Optional;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Inputs;
import org.polyseme.measure.InteractionBasis;
import org.polyseme.measure.Network;
import org.polyseme.measure.PowerLaw;
import org.polyseme.measure.Spectrum;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.CodingTheory;

/**
 * How the variance of the neurons' activations falls from one direction to the next, on logarithmic scales: the power law
 * fitted to it, and the slope 1 + 2/d above which a code over d dimensions can be smooth. Remembers its last measures.
 *
 * <p>Source: Marshall and Kirchner 2024; Stringer et al. 2019 for the slope.
 */
public final class SpectrumFigure implements Figure {
    /** Features × neurons × the fewer of both: above, eigenvalues take longer than a picture may. */
    private static final long MOST_WORK = 1L << 24;

    private static final int SAMPLES = 1024;
    /** The lesser side of given activations, which are measured once. */
    private static final int MOST_GIVEN = 512;

    /** Below this part of the largest an eigenvalue is rounding. */
    private static final double ROUNDING = 1e-12;

    private final Recent<double[]> recent = new Recent<>(4);

    @Override
    public String id() {
        return "spectrum";
    }

    @Override
    public String title() {
        return "Spectrum";
    }

    @Override
    public Group group() {
        return Group.CODING;
    }

    @Override
    public int atMostPerSecond() {
        return 8;
    }

    /** What one painting is made with; eigenvalues that are rounding are left out. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Scene(double[] now, double[] start, Optional<PowerLaw> law, boolean isGiven, Axes axes) {}

    private static boolean isMeasurable(Snapshot snapshot) {
        Optional<Matrix> given = snapshot.status().givenActivations();
        if (given.isPresent()) {
            return Math.min(given.get().rows(), given.get().columns()) <= MOST_GIVEN;
        }
        long n = snapshot.weights().rows();
        long m = snapshot.weights().columns();
        return n * m * Math.min(n, m) <= MOST_WORK && snapshot.parameters().isFinite();
    }

    private Scene scene(Snapshot snapshot, Perspective perspective, Size size) {
        Optional<Matrix> given = snapshot.status().givenActivations();
        double[] now = given.isPresent()
                ? eigenvalues(given.get())
                : eigenvalues(snapshot.experiment(), snapshot.parameters());
        double[] start = given.isPresent() ? new double[0] : eigenvalues(snapshot.experiment(), snapshot.initial());
        double largest = Math.max(first(now), first(start));
        double least = Math.min(last(now), last(start));
        double low = Math.max(largest * 1e-8, least) / 2;
        Optional<PowerLaw> law = law(now, perspective.options());
        double high = Math.max(largest, law.map(fit -> fit.at(fit.first())).orElse(0.0));
        return new Scene(
                now,
                start,
                law,
                given.isPresent(),
                new Axes(
                        Axes.area(size, 2),
                        Axes.Scale.logarithmic(1, Math.max(4, Math.max(now.length, start.length))),
                        Axes.Scale.logarithmic(low > 0 ? low : 1e-3, 2 * high)));
    }

    private static double first(double[] values) {
        return values.length == 0 ? 0 : values[0];
    }

    private static double last(double[] values) {
        return values.length == 0 ? Double.POSITIVE_INFINITY : values[values.length - 1];
    }

    private double[] eigenvalues(Experiment recipe, Parameters parameters) {
        return recent.of(parameters, recipe, () -> {
            double[] all = measured(recipe, parameters);
            double floor = ROUNDING * first(all);
            return Arrays.stream(all).filter(value -> value > floor).toArray();
        });
    }

    private double[] eigenvalues(Matrix activations) {
        return recent.of(activations, "given", () -> {
            double[] all = Spectrum.activations(Activations.of(activations));
            double floor = ROUNDING * first(all);
            return Arrays.stream(all).filter(value -> value > floor).toArray();
        });
    }

    private static double[] measured(Experiment recipe, Parameters parameters) {
        if (isLinear(recipe.model())) {
            return Spectrum.activations(parameters.weights(), recipe);
        }
        Activations inputs = Inputs.of(recipe, SAMPLES, 0);
        return Spectrum.activations(Network.of(recipe, parameters).activations(inputs, 1));
    }

    /** True where the neurons are x W, whose covariance is known without drawing samples. */
    private static boolean isLinear(ModelKind model) {
        return model == ModelKind.INCIDENTAL
                || model == ModelKind.TIED_AUTOENCODER
                || model == ModelKind.POWER_AUTOENCODER;
    }

    private static Optional<PowerLaw> law(double[] values, Options options) {
        int first = options.whole(Option.SPECTRUM_FIRST);
        int last = options.whole(Option.SPECTRUM_LAST);
        int from = first == 0 ? PowerLaw.firstRank(values.length) : first;
        int to = last == 0 ? PowerLaw.lastRank(values.length) : Math.min(last, values.length);
        return to - from < 2 ? Optional.empty() : Optional.of(PowerLaw.fit(values, from, to));
    }

    @Override
    public void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size) {
        Look look = perspective.look();
        try (Sheet sheet = new Sheet(graphics, look, size)) {
            Graphics2D g = sheet.graphics();
            if (!isMeasurable(snapshot)) {
                sheet.title(title(), "of the activations’ covariance");
                Notice.paint(g, look, size, tooLarge(snapshot));
                return;
            }
            Scene scene = scene(snapshot, perspective, size);
            sheet.title(title(), subtitles(snapshot, scene));
            if (scene.now.length == 0) {
                Notice.paint(g, look, size, "All neurons stay where they are: there is no variance to show.");
            } else if (!scene.axes.isEmpty()) {
                paint(g, scene, perspective, size);
            } else {
                Notice.paintTooSmall(g, look, size);
            }
        }
    }

    private static String tooLarge(Snapshot snapshot) {
        return snapshot.parameters().isFinite()
                ? "This network is too wide for its eigenvalues to follow the run. Up to 256 features on 256 neurons"
                        + " they do; the figure Features shows what larger ones make of their dimensions."
                : "The weights are no longer finite numbers, so there is no spectrum. Go back to an earlier step.";
    }

    private static String[] subtitles(Snapshot snapshot, Scene scene) {
        Optional<Matrix> given = snapshot.status().givenActivations();
        String sampled =
                "over " + Numerals.count(given.isPresent() ? given.get().rows() : SAMPLES);
        String how = given.isPresent()
                ? sampled + " given samples"
                : isLinear(snapshot.experiment().model()) ? "exact" : sampled + " inputs";
        String rank = Numerals.count(scene.now.length) + " of "
                + Numerals.count(snapshot.weights().columns()) + " directions vary";
        String spread = ", as many as " + Numerals.fixed(Spectrum.participationRatio(scene.now), 1) + " equal ones";
        return new String[] {"variance of the activations, " + how + ": " + rank + spread, rank + spread, rank};
    }

    private static void paint(Graphics2D g, Scene scene, Perspective perspective, Size size) {
        Look look = perspective.look();
        Axes axes = scene.axes;
        axes.paint(g, look, "rank", "variance");
        int dimensions = perspective.options().whole(Option.SPECTRUM_DIMENSIONS);
        double critical = CodingTheory.criticalExponent(dimensions);
        Graphics2D inside = axes.inside(g);
        double cut = InteractionBasis.TRUNCATION * first(scene.now);
        inside.setStroke(Legend.DOTTED);
        inside.setColor(look.faint());
        inside.draw(
                new Line2D.Double(axes.plot().getX(), axes.y(cut), axes.plot().getMaxX(), axes.y(cut)));
        paintDots(g, axes, scene.start, look, false);
        paintDots(g, axes, scene.now, look, true);
        Legend legend = new Legend();
        scene.law.ifPresent(law -> {
            inside.setStroke(Legend.SOLID);
            inside.setColor(look.positive());
            inside.draw(axes.curve(rank -> law.scale() * Math.pow(rank, -law.alpha()), law.first(), law.last()));
            inside.setStroke(Legend.DASHED);
            inside.setColor(look.negative());
            double anchor = law.scale() * Math.pow(law.first(), critical - law.alpha());
            inside.draw(axes.curve(
                    rank -> anchor * Math.pow(rank, -critical),
                    law.first(),
                    axes.across().high()));
            legend.add(Legend.Mark.SOLID, look.positive(), "fit: α = " + Numerals.fixed(law.alpha(), 2))
                    .add(Legend.Mark.DASHED, look.negative(), "1 + 2/d = " + Numerals.fixed(critical, 2));
        });
        legend.add(Legend.Mark.DOT, look.accent(), "now");
        if (scene.start.length > 0) {
            legend.add(Legend.Mark.RING, look.faint(), "at the start");
        }
        if (axes.up().share(cut) > 0) {
            legend.add(Legend.Mark.DOTTED, look.faint(), "cut of the interaction basis, 1e-5");
        }
        inside.dispose();
        legend.paint(g, look, axes.plot(), "variance");
        footer(scene, critical, perspective).paint(g, look, size);
    }

    private static void paintDots(Graphics2D g, Axes axes, double[] values, Look look, boolean isNow) {
        double radius = values.length > 100 ? 2 : 3;
        g.setColor(isNow ? look.accent() : look.faint());
        for (int i = 0; i < values.length; i++) {
            // A dot on the rim of the plot is whole, one beyond is none.
            if (!(axes.up().share(values[i]) >= 0)) {
                continue;
            }
            if (isNow) {
                Legend.dot(g, axes.x(i + 1), axes.y(values[i]), radius);
            } else {
                Legend.ring(g, axes.x(i + 1), axes.y(values[i]), radius);
            }
        }
    }

    /**
     * The slope 1 + 2/d judges activations that someone brings, at stimuli of which he knows d. Sparse inputs fill no
     * manifold: most of them are at 0, and the path of Random projection sees a smooth code where they see none.
     */
    private static Footer footer(Scene scene, double critical, Perspective perspective) {
        Look look = perspective.look();
        Footer footer = new Footer();
        if (scene.law.isEmpty()) {
            footer.say("Too few ranks in the window to fit a power law: three at least.");
        } else {
            PowerLaw law = scene.law.get();
            double ratio = law.alpha() / critical;
            String ranks = "α over ranks " + law.first() + " to " + law.last();
            String fit = " (R² " + Numerals.fixed(law.fit(), 2) + ")";
            if (scene.isGiven) {
                String number = " / (1 + 2/d) = " + Numerals.fixed(ratio, 2);
                String verdict = ratio >= 1 ? ": can be smooth" : ": below 1, not smooth";
                int dimensions = perspective.options().whole(Option.SPECTRUM_DIMENSIONS);
                footer.compare(
                        ratio >= 1,
                        look,
                        ranks + fit + number + verdict + " for d = " + dimensions,
                        ranks + number + verdict,
                        "α" + number + verdict);
            } else {
                String number = " = " + Numerals.fixed(law.alpha(), 2);
                footer.note(
                        ranks + fit + number + "; 1 + 2/d does not apply: sparse inputs fill no manifold",
                        ranks + number + "; 1 + 2/d does not apply",
                        "1 + 2/d does not apply");
            }
        }
        return scene.isGiven
                ? footer.say(
                        "Theory: stimuli that fill a compact manifold of d dimensions.",
                        "Theory: stimuli that fill a d-dimensional manifold.")
                : footer.say(
                        "Theory: stimuli that fill a manifold of d dimensions. Random projection follows such a path, d = 1.",
                        "Theory: stimuli that fill a manifold, as in Random projection.",
                        "Theory: stimuli that fill a manifold.");
    }

    @Override
    public Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size) {
        if (!isMeasurable(snapshot)) {
            return Optional.empty();
        }
        Scene scene = scene(snapshot, perspective, size);
        if (scene.now.length == 0 || scene.axes.isEmpty() || !scene.axes.isNear(x, y)) {
            return Optional.empty();
        }
        int rank = (int) Math.max(1, Math.min(scene.now.length, Math.round(scene.axes.valueAt(x))));
        double value = scene.now[rank - 1];
        String share = Numerals.fixed(100 * value / Arrays.stream(scene.now).sum(), 1) + "\u202f% of all";
        String start = rank <= scene.start.length ? ", at start " + Numerals.significant(scene.start[rank - 1]) : "";
        String fit = scene.law
                .filter(law -> rank >= law.first() && rank <= law.last())
                .map(law -> ", fit " + Numerals.significant(law.at(rank)))
                .orElse("");
        return Optional.of(new Hit(
                Selection.NONE,
                "rank " + rank + ": variance " + Numerals.significant(value) + ", " + share + fit + start));
    }
}
