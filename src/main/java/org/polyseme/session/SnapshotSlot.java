package org.polyseme.session;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the newest picture that nobody has drawn yet: one writer (training), one reader (the window). Thread-safe.
 *
 * <p>A snapshot costs a copy of the weights, so the writer makes one only when the last was taken; what happens in
 * between is not lost, for the curves travel inside the snapshot.
 */
public final class SnapshotSlot {
    private final AtomicReference<@Nullable Frame> newest = new AtomicReference<>();
    private final AtomicReference<Runnable> bell = new AtomicReference<>(() -> {});

    private volatile long obeyed;

    /** True once the reader has taken the last one, so that the copy for the next is worth making. */
    boolean isWanted() {
        return newest.get() == null;
    }

    void put(Frame frame) {
        newest.set(frame);
        obeyed = frame.obeyed();
    }

    /** The ticket of the last recipe that a picture was put of. */
    long obeyed() {
        return obeyed;
    }

    /** What somebody waits for was put: the first picture of a recipe, the last of a run, or the step that was sought. */
    void ring() {
        Objects.requireNonNull(bell.get()).run();
    }

    /** From now on {@code listener} hears of what somebody waits for, on the training thread; it returns at once. */
    public void whenAwaited(Runnable listener) {
        bell.set(listener);
    }

    public Optional<Frame> take() {
        return Optional.ofNullable(newest.getAndSet(null));
    }
}
