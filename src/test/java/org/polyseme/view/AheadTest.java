package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AheadTest {
    /** Nobody waits for it in the program, so nobody would hear of it. */
    @Test
    void whatIsDoneAheadNeedsNoWindowAndDoesNotFail() {
        assertDoesNotThrow(() -> Ahead.beginToPaint().get(60, TimeUnit.SECONDS));
        assertFalse(Ahead.presets().all().isEmpty());
    }
}
