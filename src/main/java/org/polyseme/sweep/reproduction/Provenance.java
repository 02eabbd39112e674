package org.polyseme.sweep.reproduction;

import org.polyseme.state.Choice;

/** Where a number that ours is held against comes from. */
public enum Provenance implements Choice {
    /** Read in the source itself. */
    READ("read", "Read in the source"),
    /** Read in a text that quotes the source. */
    READ_SECOND_HAND("read second-hand", "Read in a text that quotes the source"),
    /** Derived from the source's definitions, and computed by other programs than this one. */
    DERIVED("derived", "Derived and computed elsewhere");

    private final String key;
    private final String label;

    Provenance(String key, String label) {
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
