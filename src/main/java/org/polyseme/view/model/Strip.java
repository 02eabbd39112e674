package org.polyseme.view.model;

/** What stands around the figures and can be hidden. */
public enum Strip {
    RECIPE("recipe", "Recipe"),
    INSPECTOR("inspector", "Inspector"),
    CURVES("curves", "Curves"),
    TIMELINE("timeline", "Timeline");

    private final String key;
    private final String label;

    Strip(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Its word in files. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }
}
