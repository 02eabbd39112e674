package org.polyseme.session;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Definition;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Series;
import org.polyseme.state.Trace;

/**
 * What happened on a branch by another definition of a feature on a neuron than that by which it is recorded: told anew
 * from the weights that were kept on the way, and gone on with at every recorded step. Confined to the training thread.
 */
final class Retelling {
    private final Definition definition;
    private final Chronicle chronicle;
    /** Polysemantic neurons by step. */
    private final NavigableMap<Long, Integer> counts = new TreeMap<>();

    private History asRecorded = History.empty();
    private History told = History.empty();

    /** @param past the weights that were kept so far, by ascending step */
    Retelling(Definition definition, int features, int neurons, List<FeaturePair> pairs, List<Trace.Point> past) {
        this.definition = definition;
        chronicle = new Chronicle(features, neurons, pairs, definition);
        past.forEach(point -> observe(point.step(), point.weights()));
    }

    Definition definition() {
        return definition;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    /** Steps ascend. */
    void observe(long step, Matrix weights) {
        if (counts.isEmpty() || step >= counts.lastKey()) {
            chronicle.observe(step, weights);
            counts.put(step, Allocation.polysemanticNeurons(weights, definition));
        }
    }

    /** The last step before this one at which it was looked; 0 if there is none. */
    long before(long step) {
        Long before = counts.lowerKey(step);
        return before == null ? 0 : before;
    }

    /** The same curves with the count by this definition, which holds from where it was looked until the next time. */
    History told(History recorded) {
        return recorded == asRecorded ? told : remember(recorded, column(recorded));
    }

    /** The same, where the last point is that of these weights. */
    History told(History recorded, Matrix present) {
        float[] column = column(recorded);
        if (column.length > 0) {
            column[column.length - 1] = Allocation.polysemanticNeurons(present, definition);
        }
        return remember(recorded, column);
    }

    private float[] column(History recorded) {
        float[] column = new float[recorded.size()];
        for (int i = 0; i < column.length; i++) {
            Map.Entry<Long, Integer> looked = counts.floorEntry(recorded.stepAt(i));
            column[i] = looked == null ? 0 : looked.getValue();
        }
        return column;
    }

    private History remember(History recorded, float[] column) {
        told = recorded.with(Series.POLYSEMANTIC_NEURONS, column);
        asRecorded = recorded;
        return told;
    }
}
