package org.polyseme.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Concentration;
import org.polyseme.measure.Definition;
import org.polyseme.measure.Forecast;
import org.polyseme.measure.Geometry;
import org.polyseme.state.Experiment;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.theory.CollisionLaw;

/**
 * Numbers of a run over its history or its trace, the present last: what {@link TrajectoriesFigure} draws. Each point is measured once
 * and kept for as long as its weights are. Safe for any thread.
 */
final class Trajectories {
    /** Multiplications for one point of one measure; above this it is not worth a painter's time. */
    private static final long AFFORDABLE = 1L << 26;

    private static final int KEPT = 4096;

    /** What is measured at every point; one row a panel. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
    enum Quantity {
        POLYSEMANTIC(
                "polysemantic neurons",
                (weights, definition) -> (double) Allocation.polysemanticNeurons(weights, definition),
                weights -> weights.size(),
                Quantity::byChance),
        DIMENSIONS(
                "dimensions in use, ΣD",
                (weights, definition) ->
                        Arrays.stream(Geometry.dimensionality(weights)).sum(),
                weights -> weights.rows() * (long) weights.size(),
                recipe -> List.of(new Mark("at most min(n, m)", Math.min(recipe.features(), recipe.neurons())))),
        LIVE_WEIGHTS(
                "live weights a feature, m′",
                (weights, definition) -> mean(Concentration.survivors(weights, Concentration.GONE)),
                weights -> weights.size(),
                recipe -> List.of(new Mark("one", 1))),
        FOURTH_NORM(
                "mean fourth norm, Σw⁴",
                (weights, definition) -> Concentration.meanFourthNorm(weights),
                weights -> weights.size(),
                recipe -> List.of(new Mark("one-hot", 1)));

        private final String label;
        private final BiFunction<Matrix, Definition, Double> measure;
        private final ToLongFunction<Matrix> cost;
        private final Function<Experiment, List<Mark>> marks;

        Quantity(
                String label,
                BiFunction<Matrix, Definition, Double> measure,
                ToLongFunction<Matrix> cost,
                Function<Experiment, List<Mark>> marks) {
            this.label = label;
            this.measure = measure;
            this.cost = cost;
            this.marks = marks;
        }

        String label() {
            return label;
        }

        /** Values worth a line of their own. */
        List<Mark> marks(Experiment recipe) {
            return marks.apply(recipe);
        }

        private static List<Mark> byChance(Experiment recipe) {
            OptionalDouble estimate = Forecast.byChance(recipe);
            return estimate.isEmpty()
                    ? List.of()
                    : List.of(
                            new Mark("n²/4m under L1", estimate.getAsDouble()),
                            new Mark("signed bins", CollisionLaw.signedBins(recipe.features(), recipe.neurons())));
        }
    }

    /** A value that a quantity is compared with, and its name. */
    record Mark(String name, double value) {}

    private final Recent<Double> known = new Recent<>(KEPT);

    /** Values of a quantity, and at which steps; no values where they would take too long. */
    @SuppressWarnings("ArrayRecordComponent") // made for one painting or one answer, and never compared
    record Course(long[] steps, List<Double> values) {}

    /**
     * How a quantity went up to the present. The count is that of the history, which has more points than the trace and is
     * what {@link CurvesFigure} draws, unless that was counted by another definition.
     */
    Course course(Quantity quantity, Snapshot snapshot, Definition definition) {
        if (quantity == Quantity.POLYSEMANTIC) {
            double now = Allocation.polysemanticNeurons(snapshot.weights(), definition);
            Optional<Course> counted = counted(snapshot, now);
            if (counted.isPresent()) {
                return counted.get();
            }
        }
        return new Course(steps(snapshot), values(quantity, snapshot, definition));
    }

    private static Optional<Course> counted(Snapshot snapshot, double now) {
        History history = snapshot.history();
        int before = 0;
        while (before < history.size() && history.stepAt(before) < snapshot.step()) {
            before++;
        }
        boolean isByAnother = before < history.size()
                && history.stepAt(before) == snapshot.step()
                && history.at(Series.POLYSEMANTIC_NEURONS, before) != now;
        if (history.size() == 0 || isByAnother) {
            return Optional.empty();
        }
        long[] steps = new long[before + 1];
        List<Double> values = new ArrayList<>(before + 1);
        for (int t = 0; t < before; t++) {
            steps[t] = history.stepAt(t);
            values.add((double) history.at(Series.POLYSEMANTIC_NEURONS, t));
        }
        steps[before] = snapshot.step();
        values.add(now);
        return Optional.of(new Course(steps, values));
    }

    /** The steps of the trace up to the present, ascending. */
    static long[] steps(Snapshot snapshot) {
        return points(snapshot).mapToLong(Trace.Point::step).toArray();
    }

    private static Stream<Trace.Point> points(Snapshot snapshot) {
        return Stream.concat(
                snapshot.trace().points().stream().filter(point -> point.step() < snapshot.step()),
                Stream.of(new Trace.Point(snapshot.step(), snapshot.weights())));
    }

    /** The quantity at each of the {@link #steps}; empty where it would take too long. */
    List<Double> values(Quantity quantity, Snapshot snapshot, Definition definition) {
        if (quantity.cost.applyAsLong(snapshot.weights()) > AFFORDABLE) {
            return List.of();
        }
        Object settings = quantity == Quantity.POLYSEMANTIC ? List.of(quantity, definition) : quantity;
        return points(snapshot)
                .map(point ->
                        known.of(point.weights(), settings, () -> quantity.measure.apply(point.weights(), definition)))
                .toList();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
