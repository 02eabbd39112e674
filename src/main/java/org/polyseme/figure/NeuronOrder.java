package org.polyseme.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Forecast;

/**
 * The order of neurons in which ownership makes a staircase. A neuron stands where the first feature that is on it
 * stands; one that nothing is on yet, where the first feature stands which claims it at the start (its strongest
 * neuron) and is not on another by now; all others follow, in the order of training.
 *
 * <p>A function of the snapshot alone, in which only events move anything: a feature coming on or going off. Weights
 * that merely grow leave the order as it is.
 */
final class NeuronOrder {
    private static final int NONE = Integer.MAX_VALUE;

    private final int[] neurons;
    private final int[] keys;

    private NeuronOrder(int[] neurons, int[] keys) {
        this.neurons = neurons;
        this.keys = keys;
    }

    /** Where there are fewer neurons than features no staircase exists, and the neurons stay in their own order. */
    static NeuronOrder of(Allocation now, Forecast forecast) {
        int[] neurons = IntStream.range(0, now.neurons()).toArray();
        int[] keys = new int[neurons.length];
        if (now.features() > now.neurons()) {
            Arrays.fill(keys, NONE);
            return new NeuronOrder(neurons, keys);
        }
        boolean[] isOn = new boolean[now.features()];
        for (int k : neurons) {
            now.ownersOf(k).forEach(owner -> isOn[owner.feature()] = true);
        }
        for (int k : neurons) {
            keys[k] = key(now.ownersOf(k), forecast.claimsOn(k), isOn);
        }
        int[] sorted = IntStream.range(0, neurons.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(k -> keys[k]).thenComparingInt(k -> k))
                .mapToInt(k -> k)
                .toArray();
        return new NeuronOrder(sorted, keys);
    }

    private static int key(List<Allocation.Owner> owners, List<Integer> claims, boolean[] isOn) {
        if (!owners.isEmpty()) {
            return 2 * owners.get(0).feature();
        }
        for (int claimant : claims) {
            if (!isOn[claimant]) {
                return 2 * claimant + 1;
            }
        }
        return NONE;
    }

    int size() {
        return neurons.length;
    }

    /** The feature with which this neuron stands; empty where it has none, or where there is no staircase. */
    OptionalInt standsWith(int neuron) {
        return keys[neuron] == NONE ? OptionalInt.empty() : OptionalInt.of(keys[neuron] / 2);
    }

    /** The neuron that stands at this place, counted from the left. */
    int neuronAt(int place) {
        return neurons[place];
    }
}
