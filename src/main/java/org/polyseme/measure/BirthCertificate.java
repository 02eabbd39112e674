package org.polyseme.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.polyseme.state.Event;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Snapshot;

/**
 * How a neuron came by its features: who is on it, how much each leaned to it at the initialisation, and whether the
 * initialisation foretold that they would meet. Immutable.
 *
 * @param neuron which one
 * @param owners the features that are on it now, in ascending order
 * @param claimants the features whose strongest neuron it was at the initialisation, in ascending order
 * @param overlaps the cosines of every two owners' directions at the initialisation, ascending; empty below two owners
 * @param foretold whether the initialisation foretold this
 */
public record BirthCertificate(
        int neuron, List<Owner> owners, List<Integer> claimants, List<Double> overlaps, Foretold foretold) {

    /**
     * A feature that is on the neuron.
     *
     * @param weight its weight there now
     * @param rankAtStart where the neuron stood among the feature's at the initialisation, 1 for its strongest
     * @param firstChoice the feature's strongest neuron at the initialisation
     * @param runnerUp its second strongest then; empty if there is only one neuron
     * @param since the step by which it came on; empty if the events do not tell
     */
    public record Owner(
            int feature, float weight, int rankAtStart, int firstChoice, OptionalInt runnerUp, OptionalLong since) {}

    /** What the initialisation had said about the owners' meeting. */
    public enum Foretold {
        /** Nothing to foretell: fewer than two are on, and no collision was to come. */
        NOTHING,
        /** A collision that has not come. */
        NOT_YET,
        /** Every owner is half of a collision that was foretold for this neuron. */
        YES,
        /** Some are, some are not. */
        IN_PART,
        /** Two or more are on, of which no two were foretold to collide here. */
        NO
    }

    public BirthCertificate {
        owners = List.copyOf(owners);
        claimants = List.copyOf(claimants);
        overlaps = List.copyOf(overlaps);
    }

    /** True if at least two features are on. */
    public boolean isPolysemantic() {
        return owners.size() >= 2;
    }

    /**
     * Reads it off a run's state.
     *
     * @param forecast that of {@code snapshot.initialWeights()}
     * @param definition when a feature is on a neuron; the one by which the snapshot's events are told
     */
    public static BirthCertificate of(Snapshot snapshot, Forecast forecast, Definition definition, int neuron) {
        List<Owner> owners = owners(snapshot, definition, neuron);
        List<Double> overlaps = new ArrayList<>();
        for (int a = 0; a < owners.size(); a++) {
            for (int b = a + 1; b < owners.size(); b++) {
                overlaps.add(Geometry.overlap(
                        snapshot.initialWeights(),
                        owners.get(a).feature(),
                        owners.get(b).feature()));
            }
        }
        overlaps.sort(null);
        List<Integer> claimants = forecast.claimsOn(neuron);
        List<FeaturePair> collisions = forecast.collisions().stream()
                .filter(pair -> claimants.contains(pair.first()) && claimants.contains(pair.second()))
                .toList();
        return new BirthCertificate(neuron, owners, claimants, overlaps, judge(owners, collisions));
    }

    private static List<Owner> owners(Snapshot snapshot, Definition definition, int neuron) {
        Definition.Ranges on = definition.ranges(snapshot.weights());
        List<Owner> owners = new ArrayList<>();
        for (int i = 0; i < snapshot.weights().rows(); i++) {
            float weight = snapshot.weights().at(i, neuron);
            if (on.contains(neuron, weight)) {
                owners.add(new Owner(
                        i,
                        weight,
                        Preferences.rank(snapshot.initialWeights(), i, neuron),
                        Preferences.first(snapshot.initialWeights(), i),
                        Preferences.runnerUp(snapshot.initialWeights(), i),
                        Event.arrival(snapshot.events(), i, neuron)));
            }
        }
        return owners;
    }

    /** @param collisions those foretold for this neuron */
    private static Foretold judge(List<Owner> owners, List<FeaturePair> collisions) {
        if (owners.size() < 2) {
            return collisions.isEmpty() ? Foretold.NOTHING : Foretold.NOT_YET;
        }
        List<Integer> features = owners.stream().map(Owner::feature).toList();
        List<FeaturePair> come = collisions.stream()
                .filter(pair -> features.contains(pair.first()) && features.contains(pair.second()))
                .toList();
        boolean all = features.stream()
                .allMatch(i -> come.stream().anyMatch(pair -> pair.first() == i || pair.second() == i));
        return all ? Foretold.YES : come.isEmpty() ? Foretold.NO : Foretold.IN_PART;
    }
}
