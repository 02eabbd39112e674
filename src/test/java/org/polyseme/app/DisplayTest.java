package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxWithoutADisplayIsToldSoInOneLine() {
        String line = Display.missing(Map.of(), properties("os.name", "Linux")).orElseThrow();
        assertTrue(line.startsWith("polyseme: no display found"), line);
        assertEquals(1, line.lines().count());
    }

    @Test
    void anEmptyDisplayIsNone() {
        assertTrue(Display.missing(Map.of("DISPLAY", ""), properties("os.name", "Linux"))
                .isPresent());
    }

    @Test
    void eitherKindOfDisplayWillDo() {
        Properties linux = properties("os.name", "Linux");
        assertEquals(Optional.empty(), Display.missing(Map.of("DISPLAY", ":0"), linux));
        assertEquals(Optional.empty(), Display.missing(Map.of("WAYLAND_DISPLAY", "wayland-0"), linux));
    }

    @Test
    void otherSystemsNameNoDisplay() {
        assertEquals(Optional.empty(), Display.missing(Map.of(), properties("os.name", "Mac OS X")));
    }

    @Test
    void headlessPlatformsNeedNone() {
        Properties monocle = properties("os.name", "Linux");
        monocle.setProperty("glass.platform", "Monocle");
        assertEquals(Optional.empty(), Display.missing(Map.of(), monocle));
    }

    @Test
    void missingGtkNamesThePackages() {
        Throwable failure =
                new RuntimeException(new UnsupportedOperationException("Unable to load glass GTK library."));
        assertTrue(Display.reason(failure).orElseThrow().contains("libgtk-3-0"));
    }

    @Test
    void otherFailuresAreNotBlamedOnTheDisplay() {
        assertEquals(Optional.empty(), Display.reason(new IllegalStateException("loss is NaN")));
    }

    private static Properties properties(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return properties;
    }
}
