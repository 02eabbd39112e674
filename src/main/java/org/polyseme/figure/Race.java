package org.polyseme.figure;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

/** A feature's row in every point of the trace, the present last. Immutable. */
final class Race {
    private final int feature;
    private final long[] steps;
    private final float[][] rows;
    private final float[] peaks;
    private final int winner;

    private Race(int feature, long[] steps, float[][] rows) {
        this.feature = feature;
        this.steps = steps;
        this.rows = rows;
        int neurons = rows[0].length;
        peaks = new float[neurons];
        int strongest = 0;
        float[] now = rows[rows.length - 1];
        for (int k = 0; k < neurons; k++) {
            for (float[] row : rows) {
                peaks[k] = Math.max(peaks[k], Math.abs(row[k]));
            }
            strongest = Math.abs(now[k]) > Math.abs(now[strongest]) ? k : strongest;
        }
        winner = strongest;
    }

    static Race of(Snapshot snapshot, int feature) {
        List<Trace.Point> past = snapshot.trace().points().stream()
                .filter(point -> point.step() < snapshot.step())
                .toList();
        long[] steps = new long[past.size() + 1];
        float[][] rows = new float[past.size() + 1][snapshot.weights().columns()];
        for (int t = 0; t < past.size(); t++) {
            steps[t] = past.get(t).step();
            past.get(t).weights().copyRowTo(feature, rows[t]);
        }
        steps[past.size()] = snapshot.step();
        snapshot.weights().copyRowTo(feature, rows[past.size()]);
        return new Race(feature, steps, rows);
    }

    int feature() {
        return feature;
    }

    int neurons() {
        return peaks.length;
    }

    int points() {
        return steps.length;
    }

    long step(int point) {
        return steps[point];
    }

    float weight(int neuron, int point) {
        return rows[point][neuron];
    }

    float weightNow(int neuron) {
        return rows[rows.length - 1][neuron];
    }

    float size(int neuron, int point) {
        return Math.abs(rows[point][neuron]);
    }

    /** The largest |w| of the whole race. */
    float largest() {
        float largest = 0;
        for (float peak : peaks) {
            largest = Math.max(largest, peak);
        }
        return largest;
    }

    /** The strongest neuron now. */
    int winner() {
        return winner;
    }

    /** Of all others the one that came furthest; empty if there is no other. */
    OptionalInt runnerUp() {
        return IntStream.range(0, peaks.length)
                .filter(k -> k != winner)
                .reduce((best, k) -> peaks[k] > peaks[best] ? k : best);
    }

    /** All neurons, those that came furthest first. */
    int[] byPeak() {
        return IntStream.range(0, peaks.length)
                .boxed()
                .sorted((a, b) -> Float.compare(peaks[b], peaks[a]))
                .mapToInt(k -> k)
                .toArray();
    }

    /** 1/‖w‖₁ at this point; infinite where all weights are 0. */
    double threshold(int point) {
        double sum = 0;
        for (float weight : rows[point]) {
            sum += Math.abs(weight);
        }
        return 1 / sum;
    }

    /** The point whose step is nearest. */
    int nearest(double step) {
        int nearest = 0;
        for (int t = 1; t < steps.length; t++) {
            if (Math.abs(steps[t] - step) < Math.abs(steps[nearest] - step)) {
                nearest = t;
            }
        }
        return nearest;
    }
}
