package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetronomeTest {
    private final AtomicLong clock = new AtomicLong(1_000_000_000L);
    private final Metronome metronome = new Metronome(Pace.NORMAL, clock::get);

    @Test
    void theFirstStepIsDueAtOnce() {
        assertEquals(0, metronome.nanosToWait());
    }

    @Test
    void atOneThousandAStepTakesAMillisecond() {
        metronome.stepTaken();
        assertEquals(1_000_000, metronome.nanosToWait());
    }

    @Test
    void aShortDelayIsMadeUpFor() {
        metronome.stepTaken();
        clock.addAndGet(10_000_000);
        metronome.stepTaken();
        assertEquals(-8_000_000, metronome.nanosToWait());
    }

    @Test
    void aLongDelayIsForgiven() {
        metronome.stepTaken();
        clock.addAndGet(60_000_000_000L);
        metronome.stepTaken();
        assertEquals(0, metronome.nanosToWait());
    }

    @Test
    void atFullSpeedNothingWaits() {
        metronome.set(Pace.MAXIMUM);
        for (int i = 0; i < 1000; i++) {
            metronome.stepTaken();
        }
        assertTrue(metronome.nanosToWait() <= 0);
    }
}
