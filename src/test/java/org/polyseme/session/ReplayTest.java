package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.support.Waiting;

/** A real run's events, replayed, give its final allocation. */
class ReplayTest {
    private static final Experiment RECIPE = Experiment.defaults(ModelKind.INCIDENTAL)
            .with(Field.FEATURES, 16)
            .with(Field.NEURONS, 24)
            .with(Field.PAIRS, 4)
            .with(Field.OVERLAP, -0.95)
            .with(Field.L1, 0.01)
            .with(Field.LEARNING_RATE, 0.05)
            .with(Field.SEED, 5)
            .with(Field.STEPS, 6001); // The end lies between two recorded points.

    private static Snapshot end() {
        try (Session session = new Session(RECIPE, true, EngineTraining::of, Throwable::toString)) {
            session.pace(Pace.MAXIMUM);
            return Waiting.forSnapshot(session.slot(), s -> s.status() instanceof RunStatus.Finished);
        }
    }

    private static String on(int feature, int neuron, boolean positive) {
        return "f" + feature + " n" + neuron + (positive ? " +" : " -");
    }

    private static Set<String> replayed(List<Event> events) {
        Set<String> on = new TreeSet<>();
        for (Event event : events) {
            if (event instanceof Event.Left left) {
                on.remove(on(left.feature(), left.neuron(), true));
                on.remove(on(left.feature(), left.neuron(), false));
            } else if (event instanceof Event.SettledOn settled) {
                on.remove(on(settled.feature(), settled.neuron(), !settled.positive()));
                on.add(on(settled.feature(), settled.neuron(), settled.positive()));
            } else if (event instanceof Event.Moved moved) {
                on.remove(on(moved.feature(), moved.fromNeuron(), true));
                on.remove(on(moved.feature(), moved.fromNeuron(), false));
                on.add(on(moved.feature(), moved.toNeuron(), moved.positive()));
            }
        }
        return on;
    }

    private static Set<Integer> polysemantic(List<Event> events) {
        Set<Integer> neurons = new TreeSet<>();
        for (Event event : events) {
            if (event instanceof Event.BecamePolysemantic became) {
                assertTrue(neurons.add(became.neuron()), event::sentence);
            } else if (event instanceof Event.NoLongerPolysemantic ended) {
                assertTrue(neurons.remove(ended.neuron()), event::sentence);
            }
        }
        return neurons;
    }

    @Test
    void itsEventsReplayedGiveTheFinalAllocation() {
        Snapshot end = end();
        Allocation last = Allocation.of(end.weights(), Band.DEFAULT);
        Set<String> on = new TreeSet<>();
        Set<Integer> polysemantic = new TreeSet<>();
        for (int k = 0; k < last.neurons(); k++) {
            for (Allocation.Owner owner : last.ownersOf(k)) {
                on.add(on(owner.feature(), k, owner.weight() > 0));
            }
            if (last.isPolysemantic(k)) {
                polysemantic.add(k);
            }
        }
        assertTrue(polysemantic.size() > 0, "a run without any would prove nothing");
        assertEquals(on, replayed(end.events()));
        assertEquals(polysemantic, polysemantic(end.events()));
    }

    @Test
    void whoWatchesDoesNotChangeWhatIsTold() {
        assertEquals(end().events(), end().events());
    }
}
