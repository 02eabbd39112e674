package org.polyseme.figure;

import java.util.Optional;
import org.polyseme.measure.Definition;

/**
 * How a snapshot is looked at: what is lit, what the viewer has set, and the theme. With the snapshot and a size it
 * decides every pixel. Immutable.
 *
 * @param other what figures that compare runs show beside the snapshot; empty where there is none
 */
public record Perspective(Selection selection, Options options, Look look, Optional<OtherRun> other) {
    /** Nothing lit, nothing set, light. */
    public static final Perspective PLAIN = new Perspective(Selection.NONE, Options.FIRST, Look.LIGHT);

    /** With no other run. */
    public Perspective(Selection selection, Options options, Look look) {
        this(selection, options, look, Optional.empty());
    }

    /** When a feature counts as on a neuron. */
    public Definition definition() {
        return options.definition();
    }

    public Perspective with(Selection lit) {
        return new Perspective(lit, options, look, other);
    }

    public Perspective with(Options set) {
        return new Perspective(selection, set, look, other);
    }

    public Perspective with(Look theme) {
        return new Perspective(selection, options, theme, other);
    }

    public Perspective with(Optional<OtherRun> beside) {
        return new Perspective(selection, options, look, beside);
    }
}
