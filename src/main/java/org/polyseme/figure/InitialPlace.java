package org.polyseme.figure;

import org.polyseme.state.Choice;

/** Where the weights at the start are shown. */
enum InitialPlace implements Choice {
    OFF("off", "Not shown"),
    BESIDE("beside", "Beside"),
    UNDER("under", "Under");

    private final String key;
    private final String label;

    InitialPlace(String key, String label) {
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
