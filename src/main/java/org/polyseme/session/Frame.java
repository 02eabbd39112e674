package org.polyseme.session;

import org.polyseme.state.Snapshot;

/**
 * What the training thread hands over at once: a picture, and where in time it was taken. Immutable.
 *
 * @param obeyed the ticket of the last recipe that the session was told and has obeyed; 0 if none
 */
public record Frame(Snapshot snapshot, TimelineView timeline, long obeyed) {
    Frame(Snapshot snapshot, TimelineView timeline) {
        this(snapshot, timeline, 0);
    }
}
