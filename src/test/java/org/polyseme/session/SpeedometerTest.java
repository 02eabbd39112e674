package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpeedometerTest {
    private final AtomicLong clock = new AtomicLong();
    private final Speedometer speedometer = new Speedometer(clock::get);

    @Test
    void aFullSpanGivesItsMeanSpeed() {
        clock.set(500_000_000);
        assertEquals(2000, speedometer.at(1000));
    }

    @Test
    void withinASpanTheLastOneCounts() {
        clock.set(500_000_000);
        speedometer.at(1000);
        clock.set(501_000_000);
        assertEquals(2000, speedometer.at(1001));
    }

    @Test
    void startForgetsWhatWas() {
        clock.set(500_000_000);
        speedometer.at(1000);
        speedometer.start(1000);
        clock.set(600_000_000);
        assertEquals(100, speedometer.at(1010));
    }
}
