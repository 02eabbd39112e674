package org.polyseme.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;

/** Which features sit on which neurons: the features on a neuron (by a {@link Definition}), and each feature's largest weight. Immutable. */
public final class Allocation {

    /** A feature that is on a neuron, with its weight there. */
    public record Owner(int feature, float weight) {}

    private final List<List<Owner>> ownersOfNeuron;
    private final int[] strongestNeuron;

    private Allocation(List<List<Owner>> ownersOfNeuron, int[] strongestNeuron) {
        this.ownersOfNeuron = ownersOfNeuron;
        this.strongestNeuron = strongestNeuron;
    }

    /** Reads {@code weights [features, neurons]}. */
    public static Allocation of(Matrix weights, Definition definition) {
        Definition.Ranges on = definition.ranges(weights);
        int features = weights.rows();
        int neurons = weights.columns();
        List<List<Owner>> owners = new ArrayList<>(neurons);
        for (int k = 0; k < neurons; k++) {
            owners.add(List.of());
        }
        int[] strongest = new int[features];
        float[] row = new float[neurons];
        for (int i = 0; i < features; i++) {
            weights.copyRowTo(i, row);
            float largest = -1;
            for (int k = 0; k < neurons; k++) {
                float weight = row[k];
                if (Math.abs(weight) > largest) {
                    largest = Math.abs(weight);
                    strongest[i] = k;
                }
                if (on.contains(k, weight)) {
                    if (owners.get(k).isEmpty()) {
                        owners.set(k, new ArrayList<>(2));
                    }
                    owners.get(k).add(new Owner(i, weight));
                }
            }
        }
        return new Allocation(owners.stream().map(List::copyOf).toList(), strongest);
    }

    /** Only the number of neurons with at least two features on, for who counts at every step of a run. */
    public static int polysemanticNeurons(Matrix weights, Definition definition) {
        Definition.Ranges on = definition.ranges(weights);
        int neurons = weights.columns();
        int[] owners = new int[neurons];
        float[] row = new float[neurons];
        for (int i = 0; i < weights.rows(); i++) {
            weights.copyRowTo(i, row);
            for (int k = 0; k < neurons; k++) {
                owners[k] += on.contains(k, row[k]) ? 1 : 0;
            }
        }
        return (int) Arrays.stream(owners).filter(count -> count >= 2).count();
    }

    public int neurons() {
        return ownersOfNeuron.size();
    }

    public int features() {
        return strongestNeuron.length;
    }

    /** The features on this neuron, in ascending order. */
    public List<Owner> ownersOf(int neuron) {
        return ownersOfNeuron.get(neuron);
    }

    /** True where at least two features are on this neuron. */
    public boolean isPolysemantic(int neuron) {
        return ownersOfNeuron.get(neuron).size() >= 2;
    }

    /** Neurons with at least two features on. */
    public int polysemanticNeurons() {
        return (int) ownersOfNeuron.stream().filter(o -> o.size() >= 2).count();
    }

    /** Features on, summed over all neurons. */
    public int featuresOn() {
        return ownersOfNeuron.stream().mapToInt(List::size).sum();
    }

    /** The neuron of this feature's largest |weight|; the first one where several are equal. */
    public int strongestNeuronOf(int feature) {
        return strongestNeuron[feature];
    }

    /** True where both features' largest |weight| sits on one neuron: a collision, present or foretold. */
    public boolean collides(FeaturePair pair) {
        return strongestNeuron[pair.first()] == strongestNeuron[pair.second()];
    }

    /** Every collision: pairs of features whose largest |weight| sits on one neuron. */
    public List<FeaturePair> collisions() {
        List<FeaturePair> pairs = new ArrayList<>();
        for (int i = 0; i < strongestNeuron.length; i++) {
            for (int j = i + 1; j < strongestNeuron.length; j++) {
                if (strongestNeuron[i] == strongestNeuron[j]) {
                    pairs.add(new FeaturePair(i, j));
                }
            }
        }
        return pairs;
    }

    /** Every pair of features that are on one neuron together, each once, ascending. */
    public List<FeaturePair> sharingPairs() {
        return ownersOfNeuron.stream()
                .filter(owners -> owners.size() >= 2)
                .flatMap(Allocation::pairsOf)
                .distinct()
                .sorted(Comparator.comparingInt(FeaturePair::first).thenComparingInt(FeaturePair::second))
                .toList();
    }

    private static Stream<FeaturePair> pairsOf(List<Owner> owners) {
        return IntStream.range(0, owners.size())
                .boxed()
                .flatMap(a -> IntStream.range(a + 1, owners.size())
                        .mapToObj(b -> new FeaturePair(
                                owners.get(a).feature(), owners.get(b).feature())));
    }

    /** True where some neuron has both features on. */
    public boolean share(FeaturePair pair) {
        return !neuronsSharedBy(pair).isEmpty();
    }

    /** The neurons that both features are on, in ascending order. */
    public List<Integer> neuronsSharedBy(FeaturePair pair) {
        return IntStream.range(0, neurons())
                .filter(k -> isOn(pair.first(), k) && isOn(pair.second(), k))
                .boxed()
                .toList();
    }

    private boolean isOn(int feature, int neuron) {
        return ownersOfNeuron.get(neuron).stream().anyMatch(owner -> owner.feature() == feature);
    }
}
