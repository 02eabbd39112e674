package org.polyseme.figure;

import org.polyseme.measure.Definition;

/**
 * How a snapshot is looked at: what is lit, what the viewer has set, and the theme. With the snapshot and a size it
 * decides every pixel. Immutable.
 */
public record Perspective(Selection selection, Options options, Look look) {
    /** Nothing lit, nothing set, light. */
    public static final Perspective PLAIN = new Perspective(Selection.NONE, Options.FIRST, Look.LIGHT);

    /** When a feature counts as on a neuron. */
    public Definition definition() {
        return options.definition();
    }

    public Perspective with(Selection lit) {
        return new Perspective(lit, options, look);
    }

    public Perspective with(Options set) {
        return new Perspective(selection, set, look);
    }

    public Perspective with(Look theme) {
        return new Perspective(selection, options, theme);
    }
}
