package org.polyseme.session;

import java.util.List;
import java.util.Optional;
import org.polyseme.state.Branch;
import org.polyseme.state.History;

/**
 * The timeline as it is drawn. Immutable.
 *
 * @param branches those that were not deleted, by ascending id: parents before their children
 * @param current the id of the branch that the cursor is on; -1 before there is one
 * @param cursor the step that the cursor is at
 * @param isLive true at the head of the current branch, where a step is new
 * @param keyframes steps of the current branch that need not be computed again, ascending; some of them, if there are many
 * @param whole the curves of the current branch up to its head, whatever the step of the cursor
 * @param jumps how often the cursor was put elsewhere by a command; where this changed, the recipe is that of the snapshot
 * @param memoryBytes of keyframes, traces and curves in memory
 * @param diskBytes of keyframes on disk
 * @param budgetBytes that both together may take
 * @param undeletable the id to give to {@link Session#undelete}: of the branch that was deleted last; empty if none was
 */
public record TimelineView(
        List<Branch> branches,
        int current,
        long cursor,
        boolean isLive,
        List<Long> keyframes,
        History whole,
        long jumps,
        long memoryBytes,
        long diskBytes,
        long budgetBytes,
        Optional<Integer> undeletable) {

    public static final TimelineView EMPTY = new TimelineView(
            List.of(), -1, 0, true, List.of(), History.empty(), 0, 0, 0, Limits.DEFAULT_BUDGET, Optional.empty());

    public TimelineView {
        branches = List.copyOf(branches);
        keyframes = List.copyOf(keyframes);
    }

    /** The branch that the cursor is on; empty before there is one. */
    public Optional<Branch> branch() {
        return branch(current);
    }

    /** The branch of this id, if it is there. */
    public Optional<Branch> branch(int id) {
        return branches.stream().filter(branch -> branch.id() == id).findFirst();
    }
}
