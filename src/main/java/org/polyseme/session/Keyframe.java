package org.polyseme.session;

import org.jspecify.annotations.Nullable;
import org.polyseme.state.Checkpoint;

/**
 * The whole of a run at one step, in memory or on disk: where a branch can be entered. Branches that have a past in
 * common have its keyframes in common. Made and kept by the {@link Vault}; confined to the training thread.
 */
final class Keyframe {
    private final long step;
    private final int changes;
    private final long bytes;

    @Nullable Checkpoint inMemory;

    Spill.@Nullable Stored onDisk;
    int holders = 1;

    /** @param changes how many changes of its branch's script it contains */
    Keyframe(Checkpoint checkpoint, int changes) {
        this.step = checkpoint.step();
        this.changes = changes;
        this.bytes = checkpoint.bytes();
        this.inMemory = checkpoint;
    }

    long step() {
        return step;
    }

    int changes() {
        return changes;
    }

    long bytes() {
        return bytes;
    }
}
