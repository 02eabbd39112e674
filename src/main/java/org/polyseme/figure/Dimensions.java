package org.polyseme.figure;

import org.polyseme.state.Choice;

/** How many directions the geometry shows. */
enum Dimensions implements Choice {
    TWO("2d", "2D", 2),
    THREE("3d", "3D", 3);

    private final String key;
    private final String label;
    private final int count;

    Dimensions(String key, String label, int count) {
        this.key = key;
        this.label = label;
        this.count = count;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }

    int count() {
        return count;
    }
}
