package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Field;
import org.polyseme.state.Script;

/** A window that was to show a file begins a run of its own first, on a slow machine longer than a second before. */
class PassingRunTest {
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    private Path disk;

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 1", "3, 2"})
    void aRunOfTwoStepsGivesWayHoweverLongItTook(int steps, int left) {
        AtomicLong clock = new AtomicLong();
        Limits slow = new Limits(1 << 30, 1 << 30, disk, () -> clock.getAndAdd(MINUTE));
        Playback playback = Playback.of(Script.of(Playback.RECIPE), false, slow);
        try {
            playback.step(steps);
            playback.session.restart(Playback.RECIPE.with(Field.NEURONS, 30), false);
            assertEquals(left, playback.now().timeline().branches().size());
        } finally {
            playback.close();
        }
    }
}
