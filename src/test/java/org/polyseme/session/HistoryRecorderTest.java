package org.polyseme.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Costs;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.Series;

class HistoryRecorderTest {
    private static final Parameters NOTHING = new Parameters(List.of(new Parameters.Named("W", Matrix.of(1, 1, 0f))));

    private final Cadence cadence = new Cadence(1000);
    private final HistoryRecorder recorder = new HistoryRecorder(cadence);

    private static Moment moment(long step) {
        return new Moment(
                step, 2.0 * step, 0.5 * step, new Costs(1.0 * step, -2.0 * step, 3.0 * step, 4.0 * step), NOTHING, (int)
                        (step % 7));
    }

    private History after(long steps) {
        for (long step = 0; step <= steps; step++) {
            if (cadence.wants(step)) {
                recorder.record(moment(step));
            }
        }
        return recorder.upTo(moment(steps));
    }

    @Test
    void aShortRunIsKeptStepByStep() {
        History history = after(2000);
        assertEquals(2001, history.size());
        assertEquals(1234, history.stepAt(1234));
    }

    @Test
    void aLongRunFitsItsRoom() {
        assertTrue(after(1_000_000).size() <= History.CAPACITY);
    }

    @Test
    void aLongRunIsCoveredEvenly() {
        History history = after(1_000_000);
        long stride = history.stepAt(67) - history.stepAt(66);
        for (int i = 66; i < history.size() - 1; i++) {
            assertEquals((i - 64) * stride, history.stepAt(i));
        }
    }

    @Test
    void theBeginningIsKeptStepByStep() {
        assertEquals(64, after(1_000_000).stepAt(64));
    }

    @Test
    void aRunOfUsualLengthAsksForNoMoreThanAChartCanShow() {
        Cadence usual = new Cadence(10_000);
        long asked = LongStream.rangeClosed(0, 10_000).filter(usual::wants).count();
        assertEquals(64 + 1 + (10_000 - 64) / 16, asked);
    }

    @Test
    void theLastPointIsThePresent() {
        History history = after(1_000_001);
        assertEquals(1_000_001, history.stepAt(history.size() - 1));
    }

    @Test
    void aPointKeepsTheValuesOfItsStep() {
        History history = after(100_000);
        int middle = history.size() / 2;
        assertEquals(2.0 * history.stepAt(middle), history.at(Series.LOSS, middle));
        assertEquals((int) (history.stepAt(middle) % 7), (int) history.at(Series.POLYSEMANTIC_NEURONS, middle));
        assertEquals(0.5 * history.stepAt(middle), history.at(Series.PENALTY, middle));
        assertEquals(1.0 * history.stepAt(middle), history.at(Series.L1, middle));
        assertEquals(-2.0 * history.stepAt(middle), history.at(Series.FOURTH_POWERS, middle));
        assertEquals(3.0 * history.stepAt(middle), history.at(Series.NOISE, middle));
        assertEquals(4.0 * history.stepAt(middle), history.at(Series.WEIGHT_DECAY, middle));
    }

    @Test
    void lookingAtThePresentRecordsNothing() {
        after(10);
        recorder.upTo(moment(15));
        assertEquals(12, recorder.upTo(moment(16)).size());
    }
}
