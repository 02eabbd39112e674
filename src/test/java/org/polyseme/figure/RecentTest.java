package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class RecentTest {
    private final AtomicInteger computed = new AtomicInteger();
    private final Recent<Integer> recent = new Recent<>(2);

    private int ask(Object source, String settings) {
        return recent.of(source, settings, computed::incrementAndGet);
    }

    @Test
    void computesOnceForOneSourceAndItsSettings() {
        Matrix source = Matrix.of(1, 1, 1);
        assertEquals(1, ask(source, "a"));
        assertEquals(1, ask(source, "a"));
        assertEquals(2, ask(source, "b"));
        assertEquals(1, ask(source, "a"));
    }

    @Test
    void anEqualSourceIsAnother() {
        ask(Matrix.of(1, 1, 1), "a");
        assertEquals(2, ask(Matrix.of(1, 1, 1), "a"));
    }

    @Test
    void forgetsTheOldest() {
        Matrix source = Matrix.of(1, 1, 1);
        ask(source, "a");
        ask(source, "b");
        ask(source, "c");
        assertEquals(3, ask(source, "c"));
        assertEquals(4, ask(source, "a"));
    }
}
