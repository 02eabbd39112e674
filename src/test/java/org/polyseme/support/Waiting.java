package org.polyseme.support;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.polyseme.session.Frame;
import org.polyseme.session.SnapshotSlot;
import org.polyseme.state.Snapshot;

/** Waits for what another thread is about to do: as short as possible, and never for ever. */
public final class Waiting {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private Waiting() {}

    /** The first snapshot to come that is as wanted. */
    public static Snapshot forSnapshot(SnapshotSlot slot, Predicate<Snapshot> wanted) {
        return forFrame(slot, frame -> wanted.test(frame.snapshot())).snapshot();
    }

    /** The first picture to come that is as wanted, and where in time it was taken. */
    public static Frame forFrame(SnapshotSlot slot, Predicate<Frame> wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            Optional<Frame> frame = slot.take();
            if (frame.isPresent() && wanted.test(frame.get())) {
                return frame.get();
            }
            Thread.onSpinWait();
        }
        return fail("no such snapshot came");
    }

    public static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("it did not happen");
            }
            Thread.onSpinWait();
        }
    }
}
