package org.polyseme.session;

import org.polyseme.state.Snapshot;

/** What the training thread hands over at once: a picture, and where in time it was taken. Immutable. */
public record Frame(Snapshot snapshot, TimelineView timeline) {}
