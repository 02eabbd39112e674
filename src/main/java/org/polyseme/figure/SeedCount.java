package org.polyseme.figure;

import org.polyseme.state.Choice;

/** How many seeds of a recipe a figure has trained. */
public enum SeedCount implements Choice {
    TWO(2),
    FOUR(4),
    EIGHT(8),
    NINE(9),
    SIXTEEN(16);

    private final int seeds;

    SeedCount(int seeds) {
        this.seeds = seeds;
    }

    @Override
    public String key() {
        return Integer.toString(seeds);
    }

    @Override
    public String label() {
        return seeds + " seeds";
    }

    int seeds() {
        return seeds;
    }
}
