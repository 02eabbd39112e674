package org.polyseme.figure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

/** Snapshots made by hand. */
public final class Snapshots {
    private Snapshots() {}

    /** Weights now and at the start, without a history. */
    public static Snapshot of(Matrix weights, Matrix initial) {
        return of(weights, initial, History.empty());
    }

    /** A run of a recipe by hand; it started where its trace does, or else at small weights. */
    static Snapshot of(Experiment recipe, Matrix weights, double loss, Trace trace, long step) {
        Parameters now = new Parameters(List.of(new Parameters.Named("W", weights)));
        Matrix first = trace.points().isEmpty()
                ? random(weights.rows(), weights.columns(), 0.3, 9)
                : trace.points().get(0).weights();
        Parameters start = new Parameters(List.of(new Parameters.Named("W", first)));
        return new Snapshot(
                recipe,
                step,
                loss,
                now,
                start,
                History.empty(),
                List.of(),
                trace,
                new RunStatus.Paused(),
                0,
                "by hand",
                List.of(),
                Optional.empty());
    }

    /** The same, as if its recipe had another value in a field. */
    static Snapshot with(Snapshot snapshot, Field field, Object value) {
        return new Snapshot(
                snapshot.experiment().with(field, value),
                snapshot.step(),
                snapshot.loss(),
                snapshot.parameters(),
                snapshot.initial(),
                snapshot.history(),
                snapshot.events(),
                snapshot.trace(),
                snapshot.status(),
                snapshot.stepsPerSecond(),
                snapshot.backend(),
                snapshot.held(),
                snapshot.beside());
    }

    public static Snapshot of(Matrix weights, Matrix initial, History history) {
        ModelKind model = weights.rows() <= weights.columns() ? ModelKind.INCIDENTAL : ModelKind.TIED_AUTOENCODER;
        Experiment experiment = Experiment.of(Map.of(
                Field.MODEL,
                model,
                Field.FEATURES,
                (long) weights.rows(),
                Field.NEURONS,
                (long) weights.columns(),
                Field.PAIRS,
                (long) weights.rows() / 4));
        return new Snapshot(
                experiment,
                100,
                0.5,
                tensor(weights),
                tensor(initial),
                history,
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "by hand",
                List.of(),
                Optional.empty());
    }

    private static Parameters tensor(Matrix weights) {
        return new Parameters(List.of(new Parameters.Named("W", weights)));
    }

    /** Independent values between -size and size. */
    public static Matrix random(int features, int neurons, double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[features * neurons];
        for (int q = 0; q < values.length; q++) {
            values[q] = (float) (size * (2 * random.nextDouble() - 1));
        }
        return Matrix.of(features, neurons, values);
    }

    /** Features 2p and 2p + 1 on neuron 3p + 1 with opposite signs, for all p in the first half; the others alone. */
    public static Matrix settled(int features, int neurons) {
        float[] values = new float[features * neurons];
        for (int i = 0; i < features; i++) {
            int neuron = i < features / 2 ? 3 * (i / 2) + 1 : 3 * i + 2;
            values[i * neurons + neuron % neurons] = i % 2 == 0 ? 0.99f : -0.97f;
        }
        return Matrix.of(features, neurons, values);
    }

    public static History history(long[] steps, float[] losses, float[] counts) {
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        values.put(Series.LOSS, losses);
        values.put(Series.POLYSEMANTIC_NEURONS, counts);
        values.put(Series.PENALTY, new float[losses.length]);
        return History.copyOf(steps, values, steps.length);
    }
}
