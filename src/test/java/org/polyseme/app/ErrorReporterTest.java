package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorReporterTest {
    private static final Logger LOG = Logger.getLogger(ErrorReporter.class.getName());

    private final List<String> terminal = new ArrayList<>();
    private final Kept kept = new Kept();
    private final ErrorReporter reporter = new ErrorReporter(() -> Path.of("logs"), terminal::add);

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(kept);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(kept);
        LOG.setUseParentHandlers(true);
    }

    @Test
    void withoutAWindowAFaultIsOneLineWithCodeAndPlace() {
        IllegalStateException failure = new IllegalStateException("loss is NaN");
        reporter.uncaughtException(Thread.currentThread(), failure);
        String code = Fault.of(failure).code();
        assertEquals(
                List.of("polyseme: error " + code + ", IllegalStateException: loss is NaN; details in logs"), terminal);
    }

    @Test
    void withAWindowItIsShownThereAndNotOnTheTerminal() {
        List<Fault> shown = new ArrayList<>();
        reporter.tell(shown::add);
        reporter.uncaughtException(Thread.currentThread(), new IllegalStateException("loss is NaN"));
        assertEquals("IllegalStateException: loss is NaN", shown.get(0).summary());
        assertEquals(List.of(), terminal);
    }

    @Test
    void eitherWayItIsLoggedOnceWithItsTrace() {
        IllegalStateException failure = new IllegalStateException("loss is NaN");
        reporter.tell(fault -> {});
        reporter.uncaughtException(Thread.currentThread(), failure);
        assertEquals(1, kept.records.size());
        assertEquals(failure, kept.records.get(0).getThrown());
    }

    @Test
    void aMissingFileIsNoFaultOfOurs() {
        report(new UncheckedIOException(new NoSuchFileException("weights.npy")));
        assertEquals(List.of("polyseme: weights.npy: no such file"), terminal);
    }

    @Test
    void ourOwnExceptionsSpeakForThemselves() {
        report(new Unreadable("recipe.json: neurons: expected a number, found \"two\""));
        assertEquals(List.of("polyseme: recipe.json: neurons: expected a number, found \"two\""), terminal);
    }

    @Test
    void anUncaughtExceptionOnAnyThreadArrives() throws InterruptedException {
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("on the way");
        });
        thread.setUncaughtExceptionHandler(reporter);
        thread.start();
        thread.join();
        assertTrue(terminal.get(0).contains("on the way"));
    }

    private void report(Throwable failure) {
        reporter.report(Thread.currentThread(), failure, terminal::add);
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    private static final class Kept extends Handler {
        private final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
