package org.polyseme.app;

import java.lang.reflect.Field;

/**
 * Keeps JDK 24 and later from warning, on every start, that JavaFX's renderer and JavaCPP still use
 * {@code sun.misc.Unsafe}. The user can do nothing about it, the switch that allows it is unknown to JDK 17, and no
 * manifest can carry it; so we set the flag by which the JDK remembers that it has warned. Where there is no such flag
 * nothing warns, or a warning is shown: neither harms.
 */
final class UnsafeWarning {
    private UnsafeWarning() {}

    static void silence() {
        try {
            Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
            warned.setAccessible(true);
            warned.setBoolean(null, true);
        } catch (ReflectiveOperationException | RuntimeException absent) {
            // JDK 17 to 23: no flag, no warning.
            return;
        }
    }
}
