package org.polyseme.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void laterChangesOfTheSourceAreNotSeen() {
        long[] steps = {0, 10};
        Map<Series, float[]> values = values(2);
        History history = History.copyOf(steps, values, 2);
        steps[1] = 99;
        values.get(Series.LOSS)[1] = 99;
        assertEquals(10, history.stepAt(1));
        assertEquals(1, history.at(Series.LOSS, 1));
    }

    @Test
    void moreThanTheCapacityIsRefused() {
        int size = History.CAPACITY + 1;
        assertThrows(IllegalArgumentException.class, () -> History.copyOf(new long[size], values(size), size));
    }

    private static Map<Series, float[]> values(int size) {
        Map<Series, float[]> values = new EnumMap<>(Series.class);
        for (Series series : Series.values()) {
            float[] rising = new float[size];
            for (int i = 0; i < size; i++) {
                rising[i] = i;
            }
            values.put(series, rising);
        }
        return values;
    }
}
