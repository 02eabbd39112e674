package org.polyseme.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where every exception that nobody caught ends, on whatever thread: once in the log file, and once before the person,
 * in the window's dialog if there is a window and as one line on the terminal if not. Thread-safe.
 */
final class ErrorReporter implements Thread.UncaughtExceptionHandler {
    private final Supplier<Path> log;
    private final Consumer<String> terminal;
    private final AtomicReference<@Nullable Consumer<Fault>> window = new AtomicReference<>();

    /** @param log where the log is, asked for once there is something in it */
    ErrorReporter(Supplier<Path> log, Consumer<String> terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    /** From now on a window shows what happens; called from whichever thread the exception ended. */
    void tell(Consumer<Fault> shower) {
        window.set(shower);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        Consumer<Fault> shower = window.get();
        if (shower == null) {
            report(thread, failure, terminal);
        } else {
            shower.accept(record(thread, failure));
        }
    }

    /** Logs the failure and says it in one line. What the user can mend needs neither code nor log. */
    void report(Thread thread, Throwable failure, Consumer<String> line) {
        if (isForTheUser(failure)) {
            log().log(Level.INFO, failure, () -> "on " + thread.getName());
            line.accept("polyseme: " + forTheUser(failure));
        } else {
            Fault fault = record(thread, failure);
            line.accept("polyseme: error " + fault.code() + ", " + fault.summary() + "; details in " + log.get());
        }
    }

    /** Logs the failure. */
    static Fault record(Thread thread, Throwable failure) {
        Fault fault = Fault.of(failure);
        log().log(Level.SEVERE, failure, () -> fault.code() + " on " + thread.getName());
        return fault;
    }

    /** Made when first needed: Java sets up its logging for it. */
    private static Logger log() {
        return Logger.getLogger(ErrorReporter.class.getName());
    }

    /** Our own exceptions are written for whoever chose the file or the number, and so is a failing disk's. */
    private static boolean isForTheUser(Throwable failure) {
        return failure.getMessage() != null
                && (failure.getClass().getName().startsWith("org.polyseme.")
                        || failure instanceof IOException
                        || failure instanceof UncheckedIOException);
    }

    private static String forTheUser(Throwable failure) {
        Throwable cause = failure.getCause() instanceof IOException inner ? inner : failure;
        if (cause instanceof NoSuchFileException) {
            return cause.getMessage() + ": no such file";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return cause.getMessage() + ": exists already";
        }
        return String.valueOf(cause.getMessage());
    }
}
