package org.polyseme.figure;

import org.polyseme.state.Choice;

/** Along which directions the geometry looks at the features. */
enum Directions implements Choice {
    PRINCIPAL("principal", "Leading directions"),
    NEURONS("neurons", "Chosen neurons"),
    TOUR("tour", "Grand tour");

    private final String key;
    private final String label;

    Directions(String key, String label) {
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
