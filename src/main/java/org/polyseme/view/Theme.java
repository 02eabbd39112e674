package org.polyseme.view;

import java.util.Locale;

/** What the user may choose in the menu. */
enum Theme {
    SYSTEM("Follow system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The theme of this name; the system's for any other text. */
    static Theme named(String name) {
        for (Theme theme : values()) {
            if (theme.name().toLowerCase(Locale.ROOT).equals(name)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
