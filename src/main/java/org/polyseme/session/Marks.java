package org.polyseme.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.polyseme.state.Change;
import org.polyseme.state.Event;
import org.polyseme.state.Mark;

/** The marks of one branch, made again only when there is something new. Confined to the training thread. */
final class Marks {
    private List<Event> events = List.of();
    private List<Change> changes = List.of();
    private List<Mark> forks = List.of();
    private List<Mark> frozen = List.of();

    List<Mark> of(Track track, Iterable<Track> children) {
        List<Mark> leaving = new ArrayList<>();
        for (Track child : children) {
            leaving.add(new Mark(child.forkStep, Mark.Kind.FORK, child.name));
        }
        List<Event> told = track.told().events();
        List<Change> made = track.script.changes();
        if (told != events || made != changes || !leaving.equals(forks)) {
            events = told;
            changes = made;
            forks = leaving;
            frozen = all();
        }
        return frozen;
    }

    private List<Mark> all() {
        List<Mark> all = new ArrayList<>(forks);
        events.forEach(event -> kind(event).ifPresent(kind -> all.add(new Mark(event.step(), kind, event.sentence()))));
        for (Change change : changes) {
            all.add(
                    change instanceof Change.Settings
                            ? new Mark(change.step(), Mark.Kind.PARAMETER_CHANGED, "settings changed")
                            : new Mark(change.step(), Mark.Kind.EDIT, edit(change)));
        }
        all.sort(Comparator.comparingLong(Mark::step).thenComparing(Mark::kind));
        return merged(all);
    }

    /** A mark for every event that this one stands for, at its very step; the mark itself if it stands for none. */
    static List<Mark> exact(Mark mark, List<Event> events, ToLongFunction<Event> exactStep) {
        List<Mark> exact = new ArrayList<>();
        for (Event event : events) {
            if (event.step() == mark.step()
                    && kind(event).filter(mark.kind()::equals).isPresent()) {
                exact.add(new Mark(exactStep.applyAsLong(event), mark.kind(), event.sentence()));
            }
        }
        exact.sort(Comparator.comparingLong(Mark::step));
        return exact.isEmpty() ? List.of(mark) : merged(exact);
    }

    private static String edit(Change change) {
        return change instanceof Change.Freeze freeze
                ? freeze.features().size() + " features held"
                : "weights set by hand";
    }

    private static Optional<Mark.Kind> kind(Event event) {
        if (event instanceof Event.BecamePolysemantic || event instanceof Event.PairShares) {
            return Optional.of(Mark.Kind.COLLISION_FORMED);
        } else if (event instanceof Event.NoLongerPolysemantic) {
            return Optional.of(Mark.Kind.COLLISION_DISSOLVED);
        } else if (event instanceof Event.Moved) {
            return Optional.of(Mark.Kind.WINNER_CHANGED);
        }
        return Optional.empty();
    }

    /** One mark for all of one kind at one step. */
    private static List<Mark> merged(List<Mark> sorted) {
        List<Mark> merged = new ArrayList<>();
        for (Mark mark : sorted) {
            int last = merged.size() - 1;
            boolean same = last >= 0
                    && merged.get(last).step() == mark.step()
                    && merged.get(last).kind() == mark.kind();
            if (!same) {
                merged.add(mark);
            } else if (!merged.get(last).says().equals(mark.says())) {
                merged.set(
                        last,
                        new Mark(mark.step(), mark.kind(), merged.get(last).says() + "; " + mark.says()));
            }
        }
        return merged;
    }
}
