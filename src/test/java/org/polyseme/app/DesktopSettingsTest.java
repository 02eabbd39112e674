package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DesktopSettingsTest {
    @Test
    void onlyLinuxWithoutABusNeedsIt(@TempDir Path runtime) throws IOException {
        Map<String, String> withRuntime = Map.of("XDG_RUNTIME_DIR", runtime.toString());
        assertTrue(DesktopSettings.isNeeded("Linux", Map.of()));
        assertTrue(DesktopSettings.isNeeded("Linux", withRuntime));
        assertFalse(DesktopSettings.isNeeded("Mac OS X", Map.of()));
        assertFalse(DesktopSettings.isNeeded("Linux", Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/bus")));
        assertFalse(DesktopSettings.isNeeded("Linux", Map.of("GSETTINGS_BACKEND", "dconf")));
        Files.createFile(runtime.resolve("bus"));
        assertFalse(DesktopSettings.isNeeded("Linux", withRuntime));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nativeCodeSeesTheSetting() {
        DesktopSettings.keepInMemory();
        Function getenv = Function.getFunction("c", "getenv");
        assertEquals("memory", getenv.invokeString(new Object[] {"GSETTINGS_BACKEND"}, false));
    }
}
