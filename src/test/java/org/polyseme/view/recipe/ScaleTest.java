package org.polyseme.view.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleTest {
    private static final Scale ZERO_TO_ONE = new Scale.Logarithmic(1e-5, 1, true);

    static Stream<Scale> scales() {
        return Stream.of(
                new Scale.Linear(-1, 1, 0.01),
                new Scale.Linear(0, 16, 1),
                new Scale.WholeLogarithmic(2, 128),
                new Scale.Logarithmic(1e-5, 1, false),
                ZERO_TO_ONE);
    }

    /** Or a slider would creep each time that it is shown. */
    @ParameterizedTest
    @MethodSource("scales")
    void aValueThatASliderGaveStaysWhenItIsShown(Scale scale) {
        for (int i = 0; i <= 1000; i++) {
            double value = scale.valueAt(i / 1000.0);
            assertEquals(value, scale.valueAt(scale.positionOf(value)), "at " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("scales")
    void theEndsAreReached(Scale scale) {
        assertEquals(0, scale.positionOf(scale.valueAt(0)), 1e-12);
        assertEquals(1, scale.positionOf(scale.valueAt(1)), 1e-12);
    }

    @Test
    void theLeftEndOfALogarithmicScaleCanBeZero() {
        assertEquals(0, ZERO_TO_ONE.valueAt(0));
    }

    @Test
    void aValueBeyondShowsAsTheEnd() {
        assertEquals(1, new Scale.WholeLogarithmic(2, 128).positionOf(4096));
    }

    @Test
    void anOverlapIsAWholeNumberOfHundredths() {
        assertEquals(-0.95, new Scale.Linear(-1, 1, 0.01).valueAt(0.0251));
    }
}
