package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
final class FrameClockTest {
    private final FrameClock clock = new FrameClock();
    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"16700, 1", "16000, 1", "8400, 2", "5400, 3", "4170, 3"})
    void howeverFastThePulsesComeABeatIsASixtiethOfASecond(long micros, int pulsesABeat) {
        clock.subscribe(() -> heard.add("beat"));
        for (int pulse = 1; pulse <= 30 * pulsesABeat; pulse++) {
            clock.pulse(1000 * micros * (pulse + 1000));
        }
        assertEquals(30, heard.size());
    }

    @Test
    void aPulseIsToldAfterItsBeatAndWhetherItIsOne() {
        clock.subscribeToPulses(() -> heard.add("pulse " + clock.isBeat()));
        clock.subscribe(() -> heard.add("beat"));
        clock.pulse(100_000_000);
        clock.pulse(105_400_000);
        clock.pulse(110_800_000);
        clock.pulse(116_200_000);
        assertEquals(List.of("beat", "pulse true", "pulse false", "pulse false", "beat", "pulse true"), heard);
        assertEquals(116_200_000, clock.now());
    }

    @Test
    void whatIsShownBetweenTwoBeatsCountsOnce() {
        clock.pulse(100_000_000);
        clock.countFrame();
        clock.pulse(105_400_000);
        clock.countFrame();
        clock.pulse(116_200_000);
        assertTrue(clock.isCounted());
        clock.pulse(132_400_000);
        assertFalse(clock.isCounted());
    }
}
