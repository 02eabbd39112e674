package org.polyseme.view.inspector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.polyseme.state.Event;

/** Which events are worth a line: not those that another of the same step says already. Pure function. */
final class EventLines {
    private EventLines() {}

    /** A feature or a pair that is on a neuron by a step. */
    private record Presence(long step, int neuron, int feature) {}

    /** The newest first. An arrival, or a planted pair's meeting, is said by its neuron's becoming polysemantic. */
    static List<Event> of(List<Event> events) {
        Set<Presence> said = new HashSet<>();
        for (Event event : events) {
            if (event instanceof Event.BecamePolysemantic became) {
                became.features().forEach(i -> said.add(new Presence(became.step(), became.neuron(), i)));
            }
        }
        List<Event> lines = new ArrayList<>(events.size());
        for (int e = events.size() - 1; e >= 0; e--) {
            if (!isSaid(events.get(e), said)) {
                lines.add(events.get(e));
            }
        }
        return lines;
    }

    private static boolean isSaid(Event event, Set<Presence> said) {
        boolean isMinor = event instanceof Event.SettledOn || event instanceof Event.PairShares;
        return isMinor
                && event.features().stream()
                        .allMatch(i -> said.contains(
                                new Presence(event.step(), event.place().orElseThrow(), i)));
    }
}
