package org.polyseme.figure;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was lately computed from something frozen, so that scrolling, zooming and pointing at one snapshot need not
 * compute it again. It changes no result, only when it is there. Safe for any thread: where two ask at once, both compute.
 *
 * @param <V> what is computed; must not hold what it was computed from, or that would never be let go
 */
final class Recent<V> {
    private final Deque<Entry<V>> entries = new ArrayDeque<>();
    private final int most;

    /** @param value cleared before memory runs out */
    private record Entry<V>(WeakReference<Object> source, Object settings, SoftReference<V> value) {}

    /** Keeps at most so many results. */
    Recent(int most) {
        this.most = most;
    }

    /**
     * The result for this source, told apart by identity, and these settings, by equality.
     *
     * @param compute a pure function of both
     */
    V of(Object source, Object settings, Supplier<V> compute) {
        V known = find(source, settings);
        if (known != null) {
            return known;
        }
        V computed = compute.get();
        keep(new Entry<>(new WeakReference<>(source), settings, new SoftReference<>(computed)));
        return computed;
    }

    private synchronized @Nullable V find(Object source, Object settings) {
        for (Entry<V> entry : entries) {
            if (entry.source.refersTo(source) && Objects.equals(entry.settings, settings)) {
                return entry.value.get();
            }
        }
        return null;
    }

    private synchronized void keep(Entry<V> entry) {
        entries.removeIf(old -> old.source.refersTo(null) || old.value.refersTo(null));
        while (entries.size() >= most) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }
}
