package org.polyseme.figure;

import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/** Where the colours of weights end: near a settled weight for runs, where given weights end for those. Pure functions. */
final class WeightScale {
    /** In root mean squares: nearly all weights of a bell curve lie within. */
    private static final double RMS = 3;

    private WeightScale() {}

    static double of(Snapshot snapshot) {
        return snapshot.status().isGiven() ? ofGiven(snapshot.weights()) : WeightsFigure.SCALE;
    }

    /** A round number that nearly all of these weights lie within. */
    static double ofGiven(Matrix weights) {
        double sum = 0;
        for (int i = 0; i < weights.rows(); i++) {
            sum += weights.rowDot(i, i);
        }
        double rms = Math.sqrt(sum / weights.size());
        return rms > 0 && Double.isFinite(rms) ? Ticks.roundUp(RMS * rms) : WeightsFigure.SCALE;
    }
}
