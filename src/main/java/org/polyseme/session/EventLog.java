package org.polyseme.session;

import java.util.ArrayList;
import java.util.List;
import org.polyseme.state.Event;

/**
 * What is shown of a run's events: at most {@link #CAPACITY}. First the oldest single arrivals and departures go, then the
 * oldest of any kind, and their number is told in their place. Confined to the training thread.
 */
final class EventLog {
    /** More than anybody scrolls through. */
    static final int CAPACITY = 500;

    private final List<Event> events = new ArrayList<>();
    private List<Event> frozen = List.of();
    private boolean stale;
    private int omitted;
    private long omittedUntil;

    EventLog copy() {
        EventLog copy = new EventLog();
        copy.events.addAll(events);
        copy.frozen = frozen;
        copy.stale = stale;
        copy.omitted = omitted;
        copy.omittedUntil = omittedUntil;
        return copy;
    }

    void add(Event event) {
        stale = true;
        if (event instanceof Event.Omitted dropped) {
            omitted += dropped.count();
            omittedUntil = Math.max(omittedUntil, dropped.step());
            return;
        }
        if (events.size() == CAPACITY) {
            Event dropped = events.remove(leastTelling());
            omitted++;
            omittedUntil = Math.max(omittedUntil, dropped.step());
        }
        events.add(event);
    }

    private int leastTelling() {
        for (int e = 0; e < events.size(); e++) {
            if (events.get(e) instanceof Event.SettledOn || events.get(e) instanceof Event.Left) {
                return e;
            }
        }
        return 0;
    }

    /** The oldest first; where some were dropped, {@link Event.Omitted} stands before them. */
    List<Event> events() {
        if (stale) {
            List<Event> all = new ArrayList<>(events.size() + 1);
            if (omitted > 0) {
                all.add(new Event.Omitted(omittedUntil, omitted));
            }
            all.addAll(events);
            frozen = List.copyOf(all);
            stale = false;
        }
        return frozen;
    }
}
