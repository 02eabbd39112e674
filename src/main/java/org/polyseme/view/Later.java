package org.polyseme.view;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of the window that is made when it is first asked for. FX thread only. */
public final class Later<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    public Later(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Makes it, unless it is there. */
    public T get() {
        if (made == null) {
            made = maker.get();
        }
        return Objects.requireNonNull(made);
    }

    /** Does nothing with what was not made. */
    public void ifMade(Consumer<? super T> use) {
        T there = made;
        if (there != null) {
            use.accept(there);
        }
    }

    /** False of what was not made. */
    public boolean is(Predicate<? super T> so) {
        T there = made;
        return there != null && so.test(there);
    }
}
