package org.polyseme.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DomainTest {
    private static final Domain WHOLE = new Domain.Whole(1, 100);
    private static final Domain REAL = new Domain.Real(-1, 1);

    static List<Arguments> refused() {
        return List.of(
                Arguments.of(WHOLE, 0),
                Arguments.of(WHOLE, 101),
                Arguments.of(WHOLE, 1.5),
                Arguments.of(WHOLE, "7"),
                Arguments.of(WHOLE, true),
                Arguments.of(WHOLE, new BigInteger("99999999999999999999")),
                Arguments.of(WHOLE, Double.NaN),
                Arguments.of(REAL, 1.01),
                Arguments.of(REAL, Double.NaN),
                Arguments.of(REAL, Double.POSITIVE_INFINITY),
                Arguments.of(REAL, new BigDecimal("1e400")),
                Arguments.of(REAL, List.of(0.5)),
                Arguments.of(REAL, Map.of()),
                Arguments.of(new Domain.Flag(), 1),
                Arguments.of(new Domain.Flag(), "true"),
                Arguments.of(new Domain.OneOf(List.of(NoiseKind.values())), "Gaussian"),
                Arguments.of(new Domain.RealOrList(0, 1, 3), List.of()),
                Arguments.of(new Domain.RealOrList(0, 1, 3), List.of(0, 0, 0, 0)),
                Arguments.of(new Domain.RealOrList(0, 1, 3), List.of(0, 2)),
                Arguments.of(new Domain.RealOrList(0, 1, 3), "0.5"),
                Arguments.of(new Domain.Widths(2, 10), List.of(1, 2, 3)),
                Arguments.of(new Domain.Widths(2, 10), List.of(11)),
                Arguments.of(new Domain.Table(4), List.of(List.of(1, 2), List.of(1))),
                Arguments.of(new Domain.Table(4), List.of(List.of(1, 2, 3), List.of(1, 2, 3))),
                Arguments.of(new Domain.Table(4), List.of(1, 2)),
                Arguments.of(new Domain.Table(4), Matrix.of(1, 2, 1, Float.NaN)),
                Arguments.of(new Domain.Table(4), Matrix.of(1, 2, 1, 1e7f)),
                Arguments.of(new Domain.Table(4), Matrix.of(1, 5, 1, 2, 3, 4, 5)),
                Arguments.of(new Domain.Table(4), Matrix.of(2, 0)),
                Arguments.of(new Domain.Table(4), new ArrayList<>(Collections.singletonList(null))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void valuesOutsideAreRefusedByName(Domain domain, Object raw) {
        RefusedValueException refused = assertThrows(RefusedValueException.class, () -> domain.accept("knob", raw));
        assertEquals("knob", refused.field().replaceAll("\\[.*", ""));
    }

    @Test
    void nullIsRefused() {
        for (Field field : Field.values()) {
            assertThrows(RefusedValueException.class, () -> field.domain().accept(field.key(), null), field.key());
        }
    }

    @Test
    void aWholeNumberMayBeWrittenAsADouble() {
        assertEquals(32L, WHOLE.accept("knob", 32.0));
    }

    @Test
    void theEntryOfAListIsNamed() {
        RefusedValueException refused = assertThrows(
                RefusedValueException.class,
                () -> new Domain.RealOrList(0, 1, 3).accept("importance", Arrays.asList(0.5, "x")));
        assertEquals("importance[1]: expected a number from 0 to 1, found \"x\"", refused.getMessage());
    }

    @Test
    void aLongTextIsCutInTheMessage() {
        RefusedValueException refused =
                assertThrows(RefusedValueException.class, () -> REAL.accept("knob", "x".repeat(5000)));
        assertEquals(42 + 1, refused.found().length());
    }
}
