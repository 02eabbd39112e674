package org.polyseme.measure;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.polyseme.state.Event;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/**
 * Where a feature went. Immutable.
 *
 * @param feature which one
 * @param neuron the neuron of its largest |weight| now
 * @param weight its weight there
 * @param isOn whether it is on that neuron
 * @param sharesWith the other features on that neuron, in ascending order; none if it is not on itself
 * @param norm length of its direction
 * @param dimensionality the share of a dimension that it has to itself, in [0, 1]
 * @param rankAtStart where the neuron stood among the feature's at the initialisation, 1 for its strongest
 * @param firstChoice its strongest neuron at the initialisation
 * @param runnerUp its second strongest then; empty if there is only one neuron
 * @param since the step by which it came on that neuron; empty if it is not on, or the events do not tell
 */
public record FeatureFate(
        int feature,
        int neuron,
        float weight,
        boolean isOn,
        List<Integer> sharesWith,
        double norm,
        double dimensionality,
        int rankAtStart,
        int firstChoice,
        OptionalInt runnerUp,
        OptionalLong since) {

    public FeatureFate {
        sharesWith = List.copyOf(sharesWith);
    }

    /**
     * Reads it off a run's state.
     *
     * @param definition when a feature is on a neuron; the one by which the snapshot's events are told
     */
    public static FeatureFate of(Snapshot snapshot, Definition definition, int feature) {
        Matrix now = snapshot.weights();
        Matrix start = snapshot.initialWeights();
        int neuron = Preferences.first(now, feature);
        float weight = now.at(feature, neuron);
        Definition.Ranges on = definition.ranges(now);
        boolean isOn = on.contains(neuron, weight);
        List<Integer> others = isOn
                ? IntStream.range(0, now.rows())
                        .filter(i -> i != feature && on.contains(neuron, now.at(i, neuron)))
                        .boxed()
                        .toList()
                : List.of();
        return new FeatureFate(
                feature,
                neuron,
                weight,
                isOn,
                others,
                now.rowNorm(feature),
                Geometry.dimensionality(now, feature),
                Preferences.rank(start, feature, neuron),
                Preferences.first(start, feature),
                Preferences.runnerUp(start, feature),
                isOn ? Event.arrival(snapshot.events(), feature, neuron) : OptionalLong.empty());
    }
}
