package org.polyseme.figure;

import java.util.Arrays;
import java.util.Optional;

/** What of a figure can be left out of a picture; what it shows cannot. */
public enum Part {
    TITLE("title", "Titles of figures"),
    LEGEND("legend", "Legends"),
    AXES("axes", "Axes and names"),
    COLOUR_BAR("colour-bar", "Colour bars");

    private final String key;
    private final String label;

    Part(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Its word in files and on the command line. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public static Optional<Part> named(String key) {
        return Arrays.stream(values()).filter(part -> part.key.equals(key)).findFirst();
    }
}
