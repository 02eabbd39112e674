package org.polyseme.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.polyseme.measure.Concentration;
import org.polyseme.measure.Forecast;
import org.polyseme.measure.Geometry;
import org.polyseme.state.Choice;
import org.polyseme.state.Experiment;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.theory.CollisionLaw;
import org.polyseme.theory.Comparison;

/**
 * What {@link CurvesFigure} draws, without a chart: made on any thread, since some of it takes long to measure. Immutable.
 *
 * @param parts of the loss, reconstruction first, and the decay beside it; empty where there is nothing to tell apart
 * @param right what the axis at the right is about
 * @param law the same by theory; empty where there is none
 * @param chance the number of polysemantic neurons by chance, where it is on the axis
 * @param cursor the step that is looked at, where the curves go on after it
 * @param diverged the step at which the run broke off, if it did
 * @param first step at the left end
 * @param last step at the right end
 * @param plantedPairs pairs of features that start with an overlap, of which each may share a neuron in the end
 * @param isOver whether the run has come to its last step, and that is what is looked at
 */
record CurvesData(
        Curve loss,
        List<Part> parts,
        Right what,
        Curve right,
        Curve law,
        OptionalDouble chance,
        OptionalLong cursor,
        OptionalLong diverged,
        double first,
        double last,
        double newestLoss,
        Options options,
        int plantedPairs,
        boolean isOver) {
    /** Multiplications for one kind of curve that are worth waiting for. */
    private static final double MOST_WORK = 1 << 30;

    private static final int LEAST_POINTS = 8;
    private static final int POINTS = 256;
    private static final double WEIGHT_OF_ALIVE = 0.01;

    /**
     * A part of the loss, or the decay beside it.
     *
     * @param series which; LOSS stands for the reconstruction
     * @param name as the legend has it
     */
    record Part(Series series, Curve curve, String name) {
        static Part of(Series series, Curve curve, Experiment recipe) {
            return new Part(
                    series,
                    curve,
                    switch (series) {
                        case LOSS -> "reconstruction";
                        case WEIGHT_DECAY -> "weight decay, beside the loss";
                        case NOISE -> disturbance(recipe);
                        default -> series.label();
                    });
        }

        private static String disturbance(Experiment recipe) {
            boolean isNoisy = recipe.noise() != NoiseKind.NONE && recipe.noiseSd() > 0;
            boolean dropsOut = recipe.dropout() > 0;
            return isNoisy == dropsOut ? Series.NOISE.label() : isNoisy ? "noise" : "dropout";
        }
    }

    /** What the axis at the right is about. */
    public enum Right implements Choice {
        POLYSEMANTIC("polysemantic", "Polysemantic neurons"),
        DIMENSIONALITY("dimensionality", "Dimensionality, summed over features"),
        SURVIVORS("survivors", "Live weights m′ of a feature, in the mean"),
        FOURTH_NORM("fourthNorm", "Fourth norm of a feature, in the mean");

        private final String key;
        private final String label;

        Right(String key, String label) {
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

        double of(Matrix weights) {
            return switch (this) {
                case POLYSEMANTIC -> 0;
                case DIMENSIONALITY ->
                    Arrays.stream(Geometry.dimensionality(weights)).sum();
                case SURVIVORS ->
                    Arrays.stream(Concentration.survivors(weights, WEIGHT_OF_ALIVE))
                            .average()
                            .orElse(0);
                case FOURTH_NORM -> Concentration.meanFourthNorm(weights);
            };
        }

        double work(Matrix weights) {
            double cells = weights.size();
            return this == DIMENSIONALITY ? cells * weights.rows() : cells;
        }
    }

    /** Where what was measured of weights is kept: a run's are measured once each. */
    static Recent<Double> memory() {
        return new Recent<>(2 * POINTS);
    }

    static CurvesData of(Snapshot snapshot, Options options, Recent<Double> measured) {
        History history = snapshot.history();
        Right what = options.choice(Option.CURVES_RIGHT, Right.class);
        boolean isCount = what == Right.POLYSEMANTIC;
        Curve right = isCount ? Curve.steps(history, Series.POLYSEMANTIC_NEURONS) : traced(snapshot, what, measured);
        long newest = history.size() == 0 ? 0 : history.stepAt(history.size() - 1);
        double whole = lastStep(snapshot, newest);
        double last = options.number(Option.CURVES_TO) > 0 ? options.number(Option.CURVES_TO) : whole;
        double least = isLogarithmic(options) ? 1 : 0;
        return new CurvesData(
                Curve.line(history, Series.LOSS),
                options.isOn(Option.CURVES_SPLIT) ? parts(history, snapshot.experiment()) : List.of(),
                what,
                right,
                what == Right.SURVIVORS ? survivorsLaw(snapshot, last) : Curve.of(List.of()),
                isCount ? Forecast.byChance(snapshot.experiment()) : OptionalDouble.empty(),
                newest > snapshot.step() ? OptionalLong.of(snapshot.step()) : OptionalLong.empty(),
                snapshot.status() instanceof RunStatus.Diverged diverged
                        ? OptionalLong.of(diverged.step())
                        : OptionalLong.empty(),
                Math.max(least, Math.min(options.number(Option.CURVES_FROM), last - 1)),
                last,
                snapshot.loss(),
                options,
                snapshot.experiment().plantedPairs().size(),
                newest <= snapshot.step()
                        && snapshot.step() >= snapshot.experiment().steps());
    }

    CurvesData withoutParts() {
        return new CurvesData(
                loss,
                List.of(),
                what,
                right,
                law,
                chance,
                cursor,
                diverged,
                first,
                last,
                newestLoss,
                options,
                plantedPairs,
                isOver);
    }

    /** The count at the run's end beside what chance gives in the mean over runs; empty before, or without a law. */
    Optional<Comparison> verdict() {
        return isOver && chance.isPresent() && !right.isEmpty()
                ? Optional.of(Comparison.within(right.last(), chance.getAsDouble(), CollisionLaw.BAND))
                : Optional.empty();
    }

    /** Whether the steps are drawn by their ratio. */
    static boolean isLogarithmic(Options options) {
        return options.isOn(Option.CURVES_LOG_STEPS);
    }

    private static List<Part> parts(History history, Experiment recipe) {
        boolean isTold = history.tells(Series.L1)
                || history.tells(Series.FOURTH_POWERS)
                || history.tells(Series.NOISE)
                || history.tells(Series.WEIGHT_DECAY);
        List<Series> within = isTold ? List.of(Series.L1, Series.FOURTH_POWERS, Series.NOISE) : List.of(Series.PENALTY);
        List<Part> parts = new ArrayList<>();
        for (Series series : within) {
            if (history.tells(series)) {
                parts.add(Part.of(series, Curve.line(history, series), recipe));
            }
        }
        if (!parts.isEmpty()) {
            parts.add(0, Part.of(Series.LOSS, reconstruction(history, within), recipe));
        }
        if (history.tells(Series.WEIGHT_DECAY)) {
            parts.add(Part.of(Series.WEIGHT_DECAY, Curve.line(history, Series.WEIGHT_DECAY), recipe));
        }
        return List.copyOf(parts);
    }

    /** What the loss is without these parts, where they are known. */
    private static Curve reconstruction(History history, List<Series> without) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            double rest = history.at(Series.LOSS, i);
            for (Series part : without) {
                rest -= history.at(part, i);
            }
            if (Double.isFinite(rest)) {
                points.add(new double[] {history.stepAt(i), rest});
            }
        }
        return Curve.of(points);
    }

    /** Of the weights at the steps at which they were kept, as many of them as can be measured in time. */
    private static Curve traced(Snapshot snapshot, Right what, Recent<Double> measured) {
        List<Trace.Point> points = snapshot.trace().points();
        int most =
                (int) Math.max(LEAST_POINTS, Math.min(POINTS, MOST_WORK / Math.max(1, what.work(snapshot.weights()))));
        // By powers of two, so that those that were measured stay of use while the run grows.
        int every = 1;
        while (points.size() / every > most) {
            every *= 2;
        }
        List<double[]> curve = new ArrayList<>();
        for (int p = 0; p < points.size(); p += every) {
            Trace.Point point = points.get(p);
            if (point.step() < snapshot.step()) {
                curve.add(new double[] {point.step(), measured.of(point.weights(), what, () -> what.of(point.weights()))
                });
            }
        }
        curve.add(new double[] {
            snapshot.step(), measured.of(snapshot.weights(), what, () -> what.of(snapshot.weights()))
        });
        curve.removeIf(point -> !Double.isFinite(point[1]));
        return Curve.of(curve);
    }

    private static Curve survivorsLaw(Snapshot snapshot, double last) {
        List<double[]> law = new ArrayList<>();
        for (int p = 0; p <= 100; p++) {
            long step = Math.round(Math.min(last, 1e15) * p * p / 1e4);
            Concentration.survivorsLaw(snapshot.experiment(), step)
                    .ifPresent(value -> law.add(new double[] {step, value}));
        }
        return Curve.of(law);
    }

    /** The right end of the steps: that of the timeline, of a run that broke off too. */
    private static double lastStep(Snapshot snapshot, long recorded) {
        long reached = Math.max(recorded, snapshot.step());
        return (double) Math.max(2, RunSpan.end(reached, snapshot.experiment().steps()));
    }

    /** How far from the left end, 0, to the right one, 1, this step is drawn. */
    double share(double step) {
        return isLogarithmic(options)
                ? Math.log(Math.max(1e-9, step) / first) / Math.log(last / first)
                : (step - first) / (last - first);
    }

    /** The step that is drawn there. */
    double stepAt(double share) {
        return isLogarithmic(options) ? first * Math.pow(last / first, share) : first + share * (last - first);
    }

    /** These options, zoomed to what lies between these two steps, unless they are too close to each other. */
    static Options zoomed(Options options, double from, double to) {
        return to - from >= 2
                ? options.with(Option.CURVES_FROM, Math.max(0, from)).with(Option.CURVES_TO, to)
                : options;
    }
}
