package org.polyseme.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Where libraries chatter and exceptions are kept, so that the terminal shows only what was asked for: a few files of
 * a megabyte in a directory of the user's own. Java's logging is set up when a library first asks for it, on whatever
 * thread, and the file is opened when something is first logged: nothing at the start waits for either.
 */
final class LogFile {
    private static final int BYTES = 1 << 20;
    private static final int FILES = 3;
    private static final String PATTERN = "polyseme.%g.log";

    private LogFile() {}

    /** Sends all that will be logged to the file, and nothing to the terminal. To be said before anything is logged. */
    static void prepare() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n");
        System.setProperty("java.util.logging.config.class", Settings.class.getName());
    }

    /** The directory of the file, which is opened. */
    static Path directory() {
        return Opened.FILE.directory;
    }

    /** Java makes one when it sets up its logging, and reads nothing else. */
    public static final class Settings {
        public Settings() throws IOException {
            String lines = ".level = INFO\nhandlers = " + InFile.class.getName() + "\n";
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(lines.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /** Java makes one at the first record, or at its end. */
    public static final class InFile extends Handler {
        private volatile boolean isUsed;

        @Override
        public void publish(LogRecord record) {
            isUsed = true;
            Opened.FILE.handler.ifPresent(handler -> handler.publish(record));
        }

        @Override
        public void flush() {
            if (isUsed) {
                Opened.FILE.handler.ifPresent(Handler::flush);
            }
        }

        @Override
        public void close() {
            if (isUsed) {
                Opened.FILE.handler.ifPresent(Handler::close);
            }
        }
    }

    /** A file, or none where nothing can be written: the program must work without. */
    private record Opened(Path directory, Optional<Handler> handler) {
        static final Opened FILE = open();

        private static Opened open() {
            Path temporary =
                    Path.of(System.getProperty("java.io.tmpdir"), "polyseme-" + System.getProperty("user.name"));
            Path own = ofUser(
                    System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
            for (Path directory : List.of(own, temporary)) {
                try {
                    Files.createDirectories(directory);
                    Handler file = new FileHandler(directory.resolve(PATTERN).toString(), BYTES, FILES, true);
                    file.setFormatter(new SimpleFormatter());
                    return new Opened(directory, Optional.of(file));
                } catch (IOException readOnly) {
                    // A home that cannot be written is common in containers; the next place may be better.
                }
            }
            return new Opened(temporary, Optional.empty());
        }
    }

    /** Each system's own place for what a program remembers but nobody would back up. */
    static Path ofUser(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return home.resolve("Library/Logs/Polyseme");
        }
        if (os.contains("windows")) {
            return orElse(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve("Polyseme/log");
        }
        return orElse(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
                .resolve("polyseme");
    }

    /** A stream whose lines are logged. */
    static PrintStream asStream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    private static Path orElse(@Nullable String path, Path otherwise) {
        return path == null || path.isEmpty() ? otherwise : Path.of(path);
    }

    /** Collects bytes and logs each full line; the print stream around it locks. */
    private static final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int character) {
            if (character != '\n') {
                line.write(character);
                return;
            }
            Logger.getLogger("stderr")
                    .log(Level.WARNING, line.toString(StandardCharsets.UTF_8).stripTrailing());
            line.reset();
        }
    }
}
