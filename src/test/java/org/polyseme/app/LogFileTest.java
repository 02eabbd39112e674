package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFileTest {
    private static final Path HOME = Path.of("home");

    @Test
    void linuxKeepsLogsWithItsState() {
        assertEquals(HOME.resolve(".local/state/polyseme"), LogFile.ofUser(Map.of(), "Linux", HOME));
    }

    @Test
    void xdgStateHomeMovesThem() {
        assertEquals(Path.of("state", "polyseme"), LogFile.ofUser(Map.of("XDG_STATE_HOME", "state"), "Linux", HOME));
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertEquals(HOME.resolve("Library/Logs/Polyseme"), LogFile.ofUser(Map.of(), "Mac OS X", HOME));
        assertEquals(
                Path.of("local", "Polyseme", "log"),
                LogFile.ofUser(Map.of("LOCALAPPDATA", "local"), "Windows 11", HOME));
    }
}
