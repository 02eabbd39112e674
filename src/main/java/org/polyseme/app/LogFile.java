package org.polyseme.app;

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
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Where libraries chatter and exceptions are kept, so that the terminal shows only what was asked for: a few files of
 * a megabyte in a directory of the user's own. Immutable.
 */
record LogFile(Path directory) {
    private static final int BYTES = 1 << 20;
    private static final int FILES = 3;

    /** Sends all that is logged to the file, and nothing to the terminal. */
    static LogFile open() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n");
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "polyseme-" + System.getProperty("user.name"));
        Path own = ofUser(
                System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
        for (Path directory : List.of(own, temporary)) {
            try {
                Files.createDirectories(directory);
                Handler file =
                        new FileHandler(directory.resolve("polyseme.%g.log").toString(), BYTES, FILES, true);
                file.setFormatter(new SimpleFormatter());
                root.addHandler(file);
                return new LogFile(directory);
            } catch (IOException readOnly) {
                // A home that cannot be written is common in containers; the next place may be better, and the
                // program must work without any.
            }
        }
        return new LogFile(temporary);
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
        return new PrintStream(new Lines(Logger.getLogger("stderr")), true, StandardCharsets.UTF_8);
    }

    private static Path orElse(@Nullable String path, Path otherwise) {
        return path == null || path.isEmpty() ? otherwise : Path.of(path);
    }

    /** Collects bytes and logs each full line; the print stream around it locks. */
    private static final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final Logger logger;

        Lines(Logger logger) {
            this.logger = logger;
        }

        @Override
        public void write(int character) {
            if (character != '\n') {
                line.write(character);
                return;
            }
            logger.log(Level.WARNING, line.toString(StandardCharsets.UTF_8).stripTrailing());
            line.reset();
        }
    }
}
