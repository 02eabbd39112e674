package org.polyseme.state;

import java.util.List;
import java.util.Optional;

/**
 * A whole session, to be saved and gone on with: every branch with its curves and its events, and enough checkpoints not
 * to wait long for any step. The steps between follow from the scripts. Immutable.
 *
 * @param tracks the branches, parents before their children; those that were deleted are left out
 * @param current the id of the branch that the cursor is on
 * @param cursor the step that it is at
 */
public record Recording(List<Track> tracks, int current, long cursor) {

    /**
     * One branch and what was recorded on it.
     *
     * @param history the curves up to its head
     * @param events what happened to the allocation up to its head, the oldest first
     * @param end how it ended; empty where it can go on
     * @param keyframes by ascending step, the head's the last; a child has its own, its parent's among them
     */
    public record Track(
            Branch branch, History history, List<Event> events, Optional<RunStatus> end, List<Keyframe> keyframes) {
        public Track {
            events = List.copyOf(events);
            keyframes = List.copyOf(keyframes);
        }
    }

    /**
     * Where a branch can be entered.
     *
     * @param changes how many changes of the branch's script the checkpoint contains
     */
    public record Keyframe(int changes, Checkpoint checkpoint) {}

    /** What the branch that the cursor is on repeats. */
    public Script currentScript() {
        return tracks.stream()
                .map(Track::branch)
                .filter(branch -> branch.id() == current)
                .findFirst()
                .orElseThrow()
                .script();
    }

    public Recording {
        tracks = List.copyOf(tracks);
        if (tracks.stream().noneMatch(track -> track.branch().id() == current)) {
            throw new IllegalArgumentException("expected the current branch among those recorded, got " + current);
        }
    }
}
