package org.polyseme.view.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CompilersTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong compiled = new AtomicLong(500);
    private final Compilers compilers = new Compilers(compiled::get);

    @Test
    void theyRestWhenTheyWereAtWorkForATenthOfTheLastTwoSecondsOrLess() {
        assertFalse(compilers.rest(SECOND));
        compiled.addAndGet(201);
        assertFalse(compilers.rest(3 * SECOND));
        compiled.addAndGet(200);
        assertFalse(compilers.rest(4 * SECOND), "not looked back far enough yet");
        assertTrue(compilers.rest(5 * SECOND));
        compiled.addAndGet(900);
        assertTrue(compilers.rest(6 * SECOND));
        assertFalse(compilers.rest(7 * SECOND));
    }
}
