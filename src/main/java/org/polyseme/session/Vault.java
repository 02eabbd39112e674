package org.polyseme.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Checkpoint;

/**
 * Holds all keyframes of a session and counts their bytes. Those that were kept first are written to disk once there are
 * too many for memory; who is told that the budget is used up has to let some go. A disk that refuses is not asked again,
 * and a file that is gone is a keyframe less: nothing is lost but time. Confined to the training thread.
 */
final class Vault implements AutoCloseable {
    /** More than this waiting for the disk would only move the heap there. */
    private static final long MOST_WAITING = 64L << 20;

    private static final int MOST_LET_GO = 10_000;

    private record Outcome(Keyframe keyframe, Spill.@Nullable Stored stored) {}

    private final Spill spill;
    private final long memory;
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    /** In memory and not being written, the oldest first; some may have been let go. */
    private final Deque<Keyframe> spillable = new ArrayDeque<>();

    private long budget;
    private long memoryBytes;
    private long diskBytes;
    private long waitingBytes;
    private boolean refused;

    /**
     * @param budget bytes in memory and on disk together
     * @param memory the most of them in memory
     */
    Vault(long budget, long memory, Spill spill) {
        this.budget = budget;
        this.memory = memory;
        this.spill = spill;
    }

    void budget(long bytes) {
        budget = bytes;
    }

    long budget() {
        return budget;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    long diskBytes() {
        return diskBytes;
    }

    /** True if so many more bytes would not fit. */
    boolean isFull(long more) {
        long room = refused ? Math.min(budget, memory) : budget;
        return memoryBytes + diskBytes + more > room;
    }

    /** True while the disk cannot keep up, so that a keyframe more would only use up the memory. */
    boolean isBusy() {
        return memoryBytes > memory + MOST_WAITING;
    }

    Keyframe keep(Checkpoint checkpoint, int changes) {
        Keyframe keyframe = new Keyframe(checkpoint, changes);
        memoryBytes += keyframe.bytes();
        if (spillable.size() >= MOST_LET_GO) {
            spillable.removeIf(let -> let.inMemory == null);
        }
        spillable.add(keyframe);
        settle();
        return keyframe;
    }

    /** One more branch has this keyframe. */
    Keyframe share(Keyframe keyframe) {
        keyframe.holders++;
        return keyframe;
    }

    /** One branch less has this keyframe; the last one lets it go. */
    void release(Keyframe keyframe) {
        if (--keyframe.holders > 0) {
            return;
        }
        if (keyframe.inMemory != null) {
            keyframe.inMemory = null;
            memoryBytes -= keyframe.bytes();
        }
        forget(keyframe);
    }

    private void forget(Keyframe keyframe) {
        if (keyframe.onDisk != null) {
            spill.delete(keyframe.onDisk);
            keyframe.onDisk = null;
            diskBytes -= keyframe.bytes();
        }
    }

    /** The checkpoint, from wherever it is; empty if it is lost. */
    Optional<Checkpoint> read(Keyframe keyframe) {
        Checkpoint here = keyframe.inMemory;
        if (here != null) {
            return Optional.of(here);
        }
        Spill.Stored there = keyframe.onDisk;
        return there == null ? Optional.empty() : Spill.read(there);
    }

    /** Takes note of what was written, and has more written where memory is short. */
    void settle() {
        for (Outcome done = outcomes.poll(); done != null; done = outcomes.poll()) {
            take(done);
        }
        while (memoryBytes - waitingBytes > memory && waitingBytes < MOST_WAITING && !refused) {
            Keyframe oldest = spillable.poll();
            if (oldest == null) {
                return;
            }
            Checkpoint checkpoint = oldest.inMemory;
            if (checkpoint != null) {
                waitingBytes += oldest.bytes();
                spill.write(checkpoint, stored -> outcomes.add(new Outcome(oldest, stored)));
            }
        }
    }

    private void take(Outcome done) {
        Keyframe keyframe = done.keyframe();
        waitingBytes -= keyframe.bytes();
        if (done.stored() == null) {
            refused = true;
            spillable.addFirst(keyframe);
            return;
        }
        keyframe.onDisk = done.stored();
        diskBytes += keyframe.bytes();
        if (keyframe.inMemory != null) {
            keyframe.inMemory = null;
            memoryBytes -= keyframe.bytes();
        } else {
            forget(keyframe); // let go while it was written
        }
    }

    /** Does {@code work}, which may read what is stored now, on the thread that writes and deletes. */
    void afterwards(Runnable work) {
        spill.afterwards(work);
    }

    @Override
    public void close() {
        spill.close();
    }
}
