package org.polyseme.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Definition;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

/**
 * Where every feature stood at some moments of a run: on or nearest to its strongest neuron, features of one neuron side
 * by side, neurons in the order that they have now. Immutable.
 */
final class River {
    /** Moments drawn; more would be lines closer than anybody sees. */
    private static final int MOST = 64;

    /** One moment. */
    record Moment(long step, Matrix weights, Allocation allocation, List<Integer> places) {}

    private final List<Moment> moments;

    private River(List<Moment> moments) {
        this.moments = moments;
    }

    static River of(Snapshot snapshot, Definition definition) {
        Allocation now = Allocation.of(snapshot.weights(), definition);
        NeuronOrder order = NeuronOrder.of(now, Forecast.of(snapshot));
        int[] rank = new int[order.size()];
        for (int place = 0; place < rank.length; place++) {
            rank[order.neuronAt(place)] = place;
        }
        List<Moment> moments = new ArrayList<>();
        for (Trace.Point point : thinned(snapshot)) {
            moments.add(moment(point.step(), point.weights(), Allocation.of(point.weights(), definition), rank));
        }
        moments.add(moment(snapshot.step(), snapshot.weights(), now, rank));
        return new River(moments);
    }

    private static List<Trace.Point> thinned(Snapshot snapshot) {
        List<Trace.Point> past = snapshot.trace().points().stream()
                .filter(point -> point.step() < snapshot.step())
                .toList();
        if (past.size() < MOST) {
            return past;
        }
        return IntStream.range(0, MOST)
                .mapToObj(t -> past.get((int) ((long) t * (past.size() - 1) / (MOST - 1))))
                .toList();
    }

    private static Moment moment(long step, Matrix weights, Allocation allocation, int[] rank) {
        int features = allocation.features();
        List<Integer> sorted = IntStream.range(0, features)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> rank[allocation.strongestNeuronOf(i)])
                        .thenComparingInt(i -> i))
                .toList();
        Integer[] places = new Integer[features];
        for (int place = 0; place < features; place++) {
            places[sorted.get(place)] = place;
        }
        return new Moment(step, weights, allocation, List.of(places));
    }

    List<Moment> moments() {
        return moments;
    }

    Moment last() {
        return moments.get(moments.size() - 1);
    }

    int features() {
        return last().places().size();
    }

    /** The moment whose step is nearest. */
    int nearest(double step) {
        int nearest = 0;
        for (int t = 1; t < moments.size(); t++) {
            if (Math.abs(moments.get(t).step() - step)
                    < Math.abs(moments.get(nearest).step() - step)) {
                nearest = t;
            }
        }
        return nearest;
    }

    /** True where the feature is on its strongest neuron at this moment. */
    static boolean isOn(Moment moment, int feature) {
        return moment.allocation().ownersOf(moment.allocation().strongestNeuronOf(feature)).stream()
                .anyMatch(owner -> owner.feature() == feature);
    }

    /** True where it is on it together with another feature. */
    static boolean isShared(Moment moment, int feature) {
        return isOn(moment, feature)
                && moment.allocation().isPolysemantic(moment.allocation().strongestNeuronOf(feature));
    }
}
