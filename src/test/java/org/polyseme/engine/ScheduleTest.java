package org.polyseme.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

class ScheduleTest {
    /** 100 steps at 0.5; the closed forms by hand. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            constant, 0, 0, 0.5
            constant, 0, 99, 0.5
            constant, 10, 0, 0
            constant, 10, 5, 0.25
            constant, 10, 10, 0.5
            linear, 0, 0, 0.5
            linear, 0, 50, 0.25
            linear, 0, 99, 0.005
            linear, 0, 1000, 0.005
            linear, 20, 60, 0.25
            cosine, 0, 0, 0.5
            cosine, 0, 33, 0.4330127018922193
            cosine, 0, 99, 0
            cosine, 1, 50, 0.35355339059327379
            """)
    void ratesFollowTheirClosedForms(String kind, long warmUp, long step, double expected) {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "incidental",
                Field.LEARNING_RATE,
                0.5,
                Field.STEPS,
                100,
                Field.SCHEDULE,
                kind,
                Field.WARM_UP,
                warmUp));
        assertEquals(expected, Schedule.rate(recipe, step), 1e-12);
    }
}
