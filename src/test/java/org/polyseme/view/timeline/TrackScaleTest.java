package org.polyseme.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrackScaleTest {
    @Test
    void theEndIsThatOfTheRunFromTheBeginningUnlessItWentOnBeyond() {
        for (long head : new long[] {0, 101, 2_500, 3_000}) {
            assertEquals(3_000, TrackScale.of(0, 100, head, 3_000).end());
        }
        assertEquals(5_000, TrackScale.of(0, 100, 3_001, 3_000).end());
    }

    @Test
    void ofARunThatIsAsGoodAsEndlessTheEndIsRoundAndGrowsInLeaps() {
        assertEquals(100, TrackScale.of(0, 100, 0, 1_000_000_000).end());
        assertEquals(200, TrackScale.of(0, 100, 101, 1_000_000_000).end());
        assertEquals(500, TrackScale.of(0, 100, 201, 1_000_000_000).end());
        assertEquals(500, TrackScale.of(0, 100, 500, 1_000_000_000).end());
    }

    @Test
    void everyStepIsFoundWhereItIsDrawn() {
        TrackScale scale = TrackScale.of(37, 411, 390, 500);
        for (long step = 0; step <= scale.end(); step++) {
            assertEquals(step, scale.step(scale.x(step)));
        }
    }

    @Test
    void outsideLiesTheNearestEnd() {
        TrackScale scale = TrackScale.of(50, 100, 100, 1_000);
        assertEquals(0, scale.step(-1e9));
        assertEquals(1_000, scale.step(1e9));
    }

    @Test
    void ticksAreRoundAndNotTooNear() {
        TrackScale scale = TrackScale.of(0, 500, 10_000, 10_000);
        List<Long> ticks = scale.ticks(84);
        assertEquals(List.of(0L, 2_000L, 4_000L, 6_000L, 8_000L, 10_000L), ticks);
        assertTrue(scale.x(ticks.get(1)) - scale.x(ticks.get(0)) >= 84);
    }
}
