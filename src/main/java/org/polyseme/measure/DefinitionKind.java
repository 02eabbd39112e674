package org.polyseme.measure;

import org.polyseme.state.Choice;

/** The published ways to say when a feature is on a neuron. */
public enum DefinitionKind implements Choice {
    BAND("band", "weight within a band"),
    SHARE("share", "share of the neuron’s column"),
    INTERFERENCE("interference", "interference on the neuron");

    private final String key;
    private final String label;

    DefinitionKind(String key, String label) {
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
