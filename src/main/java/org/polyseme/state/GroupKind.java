package org.polyseme.state;

/** How features depend on one another. */
public enum GroupKind implements Choice {
    /** Each feature is active by itself. */
    INDEPENDENT("independent", "Independent"),
    /** The features of a group are active together. */
    CORRELATED("correlated", "Correlated groups"),
    /** At most one feature of a group is active. */
    ANTICORRELATED("anticorrelated", "Anticorrelated groups");

    private final String key;
    private final String label;

    GroupKind(String key, String label) {
        this.key = key;
        this.label = label;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }
}
