package org.polyseme.app;

import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps GTK's file dialogs from printing a warning for every setting that they cannot store, where Linux has no session
 * bus (a bare X server, Xvfb). GTK prints past Java, so it has to be told before it starts: settings in memory.
 */
final class DesktopSettings {
    private DesktopSettings() {}

    static void keepInMemoryWithoutBus() {
        if (isNeeded(System.getProperty("os.name"), System.getenv())) {
            try {
                keepInMemory();
            } catch (LinkageError | RuntimeException notThere) {
                // A C library by another name: dialogs work all the same, and warn.
                return;
            }
        }
    }

    /** Before GTK starts, and before any thread that may ask for the environment. */
    static void keepInMemory() {
        NativeLibrary.getProcess().getFunction("setenv").invokeInt(new Object[] {"GSETTINGS_BACKEND", "memory", 1});
    }

    /** True where GTK would look for a session bus in vain. */
    static boolean isNeeded(String system, Map<String, String> environment) {
        String runtime = environment.get("XDG_RUNTIME_DIR");
        return system.toLowerCase(Locale.ROOT).contains("linux")
                && !environment.containsKey("GSETTINGS_BACKEND")
                && !environment.containsKey("DBUS_SESSION_BUS_ADDRESS")
                && (runtime == null || !Files.exists(Path.of(runtime, "bus")));
    }
}
