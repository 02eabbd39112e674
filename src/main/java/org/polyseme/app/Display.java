package org.polyseme.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Why no window can open here, in one line that says what to do. */
final class Display {
    private static final String INSTEAD = "; use `java -jar target/polyseme.jar run incidental-overlap`,"
            + " or start it under Xvfb: `xvfb-run -s '-screen 0 1280x800x24' mvn javafx:run`";
    private static final String INSTALL = "; on Debian: apt-get install libgtk-3-0 libxtst6";

    private Display() {}

    /** What the environment already shows. JavaFX's other platforms, the headless ones, need no display. */
    static Optional<String> missing(Map<String, String> environment, Properties properties) {
        boolean linux =
                properties.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        boolean display = isSet(environment.get("DISPLAY")) || isSet(environment.get("WAYLAND_DISPLAY"));
        boolean otherPlatform = properties.getProperty("glass.platform") != null;
        return linux && !display && !otherPlatform ? Optional.of(line("no display found" + INSTEAD)) : Optional.empty();
    }

    /** What only JavaFX's attempt shows; empty if the failure is not about the display. */
    static Optional<String> reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("Unable to open DISPLAY")) {
                return Optional.of(line("the display does not answer" + INSTEAD));
            }
            if (message.contains("glass GTK library") || message.contains("glassgtk3")) {
                return Optional.of(line("the window needs GTK 3 and libXtst" + INSTALL));
            }
        }
        return Optional.empty();
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private static String line(String words) {
        return "polyseme: " + words;
    }
}
