package org.polyseme.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the user may choose in the menu. */
enum Theme {
    SYSTEM("Follow system"),
    LIGHT("Light"),
    DARK("Dark"),
    HIGH_CONTRAST("High contrast");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    /** Its name in settings. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String label() {
        return label;
    }

    /** The theme of this name; empty for any other text. */
    static Optional<Theme> keyed(String name) {
        return Arrays.stream(values()).filter(theme -> theme.key().equals(name)).findFirst();
    }

    /** The theme of this name; the system's for any other text. */
    static Theme named(String name) {
        return keyed(name).orElse(SYSTEM);
    }
}
