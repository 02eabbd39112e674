package org.polyseme.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private SettingsFile open() {
        return SettingsFile.open(folder.resolve("new").resolve("settings.properties"), Runnable::run);
    }

    @Test
    void whatWasPutIsThereTheNextTime() {
        open().put("zoom", "150");
        assertEquals("150", open().get("zoom", "100"));
        assertEquals("100", open().get("nothing", "100"));
    }

    @Test
    void aFileThatIsNoneIsAsGoodAsNone() throws IOException {
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("new").resolve("settings.properties"), "zoom=150\nbad=\\u12");
        assertEquals("100", open().get("zoom", "100"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNoTrouble() throws IOException {
        Files.writeString(folder.resolve("new"), "a file where a folder should be");
        SettingsFile settings = open();
        settings.put("zoom", "150");
        assertEquals("150", settings.get("zoom", "100"));
    }

    @Test
    void whatWouldMakeTheFileLargeIsNotKept() {
        SettingsFile settings = open();
        settings.put("zoom", "9".repeat(100_000));
        assertFalse(Files.exists(folder.resolve("new")));
    }

    @Test
    void eachSystemHasItsPlace() {
        Path home = Path.of("/home/u");
        assertEquals(
                Path.of("/home/u/.config/polyseme/settings.properties"), SettingsFile.ofUser(Map.of(), "Linux", home));
        assertEquals(
                Path.of("/x/polyseme/settings.properties"),
                SettingsFile.ofUser(Map.of("XDG_CONFIG_HOME", "/x"), "Linux", home));
        assertEquals(
                Path.of("/home/u/Library/Application Support/Polyseme/settings.properties"),
                SettingsFile.ofUser(Map.of(), "Mac OS X", home));
        assertEquals(
                Path.of("/home/u/AppData/Roaming/Polyseme/settings.properties"),
                SettingsFile.ofUser(Map.of(), "Windows 11", home));
    }
}
