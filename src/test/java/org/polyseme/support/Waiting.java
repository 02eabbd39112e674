package org.polyseme.support;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.polyseme.session.SnapshotSlot;
import org.polyseme.state.Snapshot;

/** Waits for what another thread is about to do: as short as possible, and never for ever. */
public final class Waiting {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private Waiting() {}

    /** The first snapshot to come that is as wanted. */
    public static Snapshot forSnapshot(SnapshotSlot slot, Predicate<Snapshot> wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            Optional<Snapshot> snapshot = slot.take();
            if (snapshot.isPresent() && wanted.test(snapshot.get())) {
                return snapshot.get();
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
