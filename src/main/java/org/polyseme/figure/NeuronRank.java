package org.polyseme.figure;

import org.polyseme.state.Choice;

/** In which order the neurons are listed. */
enum NeuronRank implements Choice {
    OWNERS("owners", "Most features first"),
    PLACE("place", "In their own order");

    private final String key;
    private final String label;

    NeuronRank(String key, String label) {
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
