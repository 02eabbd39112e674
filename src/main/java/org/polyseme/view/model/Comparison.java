package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Definition;
import org.polyseme.session.Session;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.store.Preset;

/**
 * Another run that goes wherever the cursor of the window's own goes: it is trained on where that is further than it was.
 * FX thread only.
 */
public final class Comparison implements AutoCloseable {
    private final Workbench leader;
    private final Workbench other;
    private final Session follower;
    private final String name;
    private long asked = -1;

    /**
     * @param follower a run that waits at its first step
     * @param name what the other run is called
     * @param recipe that it begins with
     */
    public Comparison(Workbench leader, Session follower, String name, Experiment recipe) {
        this.leader = leader;
        this.follower = follower;
        this.name = name;
        other = new Workbench(new Preset(name, name, "", "", recipe, List.of()), follower, false);
    }

    public String name() {
        return name;
    }

    /** The other run, for figures to show. */
    public Workbench other() {
        return other;
    }

    /** Takes the other run's newest picture, and sends it after the cursor. Called once a frame. */
    public void pulse() {
        other.pulse();
        long cursor = leader.timeline().cursor();
        if (cursor != asked) {
            asked = cursor;
            follower.reach(cursor);
        }
    }

    /** True while both show the same step. */
    public boolean isInStep() {
        return other.snapshot()
                .flatMap(there -> leader.snapshot().map(here -> here.step() == there.step()))
                .orElse(false);
    }

    /** Each setting that differs at the cursor, this run's value before the other's; empty where none does. */
    public List<String> settings() {
        List<String> all = new ArrayList<>();
        if (other.snapshot().isPresent() && leader.snapshot().isPresent()) {
            Experiment here = leader.snapshot().get().experiment();
            Experiment there = other.snapshot().get().experiment();
            here.differences(there)
                    .forEach(field -> all.add(field.label() + " " + FieldText.of(here.get(field)) + " | "
                            + FieldText.of(there.get(field))));
        }
        return all;
    }

    /** The neurons that other features are on, or the same with another sign, ascending; those beyond either included. */
    public List<Integer> neuronsThatDiffer(Definition definition) {
        if (other.snapshot().isEmpty() || leader.snapshot().isEmpty()) {
            return List.of();
        }
        Allocation here = allocation(leader.snapshot().get(), definition);
        Allocation there = allocation(other.snapshot().get(), definition);
        return IntStream.range(0, Math.max(here.neurons(), there.neurons()))
                .filter(neuron -> !owners(here, neuron).equals(owners(there, neuron)))
                .boxed()
                .toList();
    }

    private static Allocation allocation(Snapshot snapshot, Definition definition) {
        return Allocation.of(snapshot.weights(), definition);
    }

    private static Set<String> owners(Allocation allocation, int neuron) {
        return neuron >= allocation.neurons()
                ? new TreeSet<>()
                : allocation.ownersOf(neuron).stream()
                        .map(owner -> owner.feature() + (owner.weight() > 0 ? "+" : "-"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        other.close();
    }
}
