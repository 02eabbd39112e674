package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void sameClassAndPlaceGiveTheSameCodeWhateverTheMessage() {
        assertEquals(Fault.of(here("a")).code(), Fault.of(here("b")).code());
    }

    @Test
    void codeIsTwoHalvesOfThreeDigits() {
        assertTrue(Fault.of(here("a")).code().matches("[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}"));
    }

    @Test
    void anotherPlaceChangesTheSecondHalfAlone() {
        String one = Fault.of(here("a")).code();
        String other = Fault.of(elsewhere("a")).code();
        assertEquals(one.substring(0, 3), other.substring(0, 3));
        assertNotEquals(one.substring(4), other.substring(4));
    }

    @Test
    void anotherClassChangesTheFirstHalfAlone() {
        String state = Fault.of(thrown(true)).code();
        String argument = Fault.of(thrown(false)).code();
        assertNotEquals(state.substring(0, 3), argument.substring(0, 3));
        assertEquals(state.substring(4), argument.substring(4));
    }

    @Test
    void wrappingChangesNothing() {
        assertEquals(
                Fault.of(here("a")).code(),
                Fault.of(new CompletionException(here("a"))).code());
    }

    @Test
    void codeIsTheSameOnEveryMachine() {
        IllegalStateException failure = new IllegalStateException("a");
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("org.polyseme.X", "y", "X.java", 7)});
        assertEquals("6WV-CJ9", Fault.of(failure).code());
    }

    @Test
    void aFailureOutsideOurCodeHasACodeToo() {
        IllegalStateException failure = new IllegalStateException("a");
        failure.setStackTrace(new StackTraceElement[0]);
        assertEquals("6WV-000", Fault.of(failure).code());
    }

    @Test
    void summaryIsOneLine() {
        assertEquals("IllegalStateException: a", Fault.of(here("a\nb")).summary());
    }

    @Test
    void detailsBeginWithTheCodeAndHoldTheTrace() {
        Fault fault = Fault.of(here("a"));
        assertTrue(fault.details().startsWith(fault.code()));
        assertTrue(fault.details().contains("FaultTest.here"));
    }

    private static IllegalStateException here(String message) {
        return new IllegalStateException(message);
    }

    private static IllegalStateException elsewhere(String message) {
        return new IllegalStateException(message);
    }

    private static RuntimeException thrown(boolean state) {
        return state ? new IllegalStateException("a") : new IllegalArgumentException("a");
    }
}
