package org.polyseme.view;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.polyseme.store.FileProblem;
import org.polyseme.store.WholeFile;
import org.polyseme.view.model.Memory;

/**
 * What the window remembers, in a file of the user's own. A file that cannot be read or written is as good as none:
 * nothing that anybody made is in it. FX thread only; the disk is written on another.
 */
final class SettingsFile implements Memory {
    private static final long MOST_BYTES = 1 << 16;
    private static final int MOST_CHARACTERS = 1 << 12;

    private final Path file;
    private final Executor disk;
    private final Properties values = new Properties();

    private SettingsFile(Path file, Executor disk) {
        this.file = file;
        this.disk = disk;
    }

    static SettingsFile open(Path file, Executor disk) {
        SettingsFile settings = new SettingsFile(file, disk);
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    settings.values.load(reader);
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            settings.values.clear();
        }
        return settings;
    }

    /** Each system's own place for settings. */
    static Path ofUser(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        Path folder;
        if (os.contains("mac")) {
            folder = home.resolve("Library/Application Support/Polyseme");
        } else if (os.contains("windows")) {
            folder = orElse(environment.get("APPDATA"), home.resolve("AppData/Roaming"))
                    .resolve("Polyseme");
        } else {
            folder = orElse(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                    .resolve("polyseme");
        }
        return folder.resolve("settings.properties");
    }

    private static Path orElse(@Nullable String path, Path otherwise) {
        return path == null || path.isEmpty() ? otherwise : Path.of(path);
    }

    @Override
    public String get(String key, String silent) {
        return values.getProperty(key, silent);
    }

    @Override
    public void put(String key, String value) {
        if (value.length() > MOST_CHARACTERS || value.equals(values.getProperty(key))) {
            return;
        }
        values.setProperty(key, value);
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        disk.execute(() -> write(text));
    }

    private String text() {
        StringWriter writer = new StringWriter();
        try {
            values.store(writer, "What Polyseme's window remembers.");
        } catch (IOException impossible) {
            throw new IllegalStateException("a string could not be written", impossible);
        }
        return writer.toString();
    }

    private void write(byte[] text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WholeFile.write(file, out -> out.write(text));
        } catch (IOException | FileProblem unwritable) {
            return; // Nothing is lost but a convenience, and the next choice tries again.
        }
    }
}
