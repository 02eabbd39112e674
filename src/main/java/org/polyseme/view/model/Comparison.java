package org.polyseme.view.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Definition;
import org.polyseme.session.Session;
import org.polyseme.state.Experiment;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.store.Preset;

/**
 * Another run that goes wherever the cursor of the window's own goes: it is trained on where that is further than it was.
 * FX thread only.
 */
public final class Comparison implements AutoCloseable {
    /** Of moments; at 60 a second, as long as the other run may take for a step. */
    private static final int MOST_REMEMBERED = 64;

    private final Workbench leader;
    private final Workbench other;
    private final Session follower;
    private final String name;
    private final Script script;
    /** What the window has shown of late: the other run arrives a little later at the same step. */
    private final Deque<Snapshot> lately = new ArrayDeque<>();

    private Optional<Pair> pair = Optional.empty();
    private long asked = -1;

    /** The two runs at one step. Immutable. */
    public record Pair(Snapshot here, Snapshot there) {}

    /**
     * @param follower a run that waits at its first step
     * @param name what the other run is called
     * @param script that it repeats
     */
    public Comparison(Workbench leader, Session follower, String name, Script script) {
        this.script = script;
        Experiment recipe = script.start();
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
        match();
    }

    @SuppressWarnings("ReferenceEquality") // another snapshot, however alike, is another moment
    private void match() {
        leader.snapshot().filter(newest -> newest != lately.peekLast()).ifPresent(newest -> {
            lately.addLast(newest);
            if (lately.size() > MOST_REMEMBERED) {
                lately.removeFirst();
            }
        });
        other.snapshot().ifPresent(there -> {
            Iterator<Snapshot> newestFirst = lately.descendingIterator();
            while (newestFirst.hasNext()) {
                Snapshot here = newestFirst.next();
                if (here.step() == there.step()) {
                    if (pair.isEmpty()
                            || pair.get().here() != here
                            || pair.get().there() != there) {
                        pair = Optional.of(new Pair(here, there));
                    }
                    return;
                }
            }
        });
    }

    public Script script() {
        return script;
    }

    /** The newest moment at which both were seen at one step; empty until there is one. */
    public Optional<Pair> pair() {
        return pair;
    }

    /** Each setting that differs at the cursor, this run's value before the other's; empty where none does. */
    public List<String> settings() {
        List<String> all = new ArrayList<>();
        if (pair.isPresent()) {
            Experiment here = pair.get().here().experiment();
            Experiment there = pair.get().there().experiment();
            here.differences(there)
                    .forEach(field -> all.add(field.label() + " " + FieldText.of(here.get(field)) + " | "
                            + FieldText.of(there.get(field))));
        }
        return all;
    }

    /** The neurons that other features are on, or the same with another sign, ascending; those beyond either included. */
    public List<Integer> neuronsThatDiffer(Definition definition) {
        if (pair.isEmpty()) {
            return List.of();
        }
        Allocation here = allocation(pair.get().here(), definition);
        Allocation there = allocation(pair.get().there(), definition);
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
