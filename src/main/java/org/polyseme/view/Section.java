package org.polyseme.view;

/** Where an action stands: a menu of the bar, or one within another; also the headings of palette and list of keys. */
enum Section {
    FILE("File"),
    RECENT("Open recent", FILE),
    PRESETS("Presets", FILE),
    EDIT("Edit"),
    BRUSH("Brush", EDIT),
    VIEW("View"),
    PANE("Pane", VIEW),
    FIGURES("Show figure", VIEW),
    LAYOUTS("Layout", VIEW),
    DEFINITION("On a neuron by", VIEW),
    THEME("Theme", VIEW),
    RUN("Run"),
    SPEED("Speed", RUN),
    TIMELINE("Timeline"),
    HELP("Help");

    private final String label;
    private final Section within;

    Section(String label) {
        this.label = label;
        this.within = this;
    }

    Section(String label, Section within) {
        this.label = label;
        this.within = within;
    }

    String label() {
        return label;
    }

    /** The menu of the bar that it is in; itself where it is one. */
    Section menu() {
        return within;
    }
}
