package org.polyseme.view.model;

import java.util.Comparator;
import java.util.List;

/**
 * A pane of somebody's own layout that a preset has for the figure that it is about, until another is opened. Immutable.
 *
 * @param shown the figure that is there now
 * @param instead the one whose pane it is
 */
record Lent(String shown, String instead) {
    /** None. */
    static final Lent NOTHING = new Lent("", "");

    /**
     * The largest pane; if it can, one with a figure that the preset would not bring anyway.
     *
     * @param wanted a figure that has no pane here
     * @param brought the figures of the preset's own layout
     */
    static Lent of(String wanted, Arrangement at, List<String> brought, Tiles.Box room) {
        Comparator<Tiles.Tile> spare = Comparator.comparing(tile -> !brought.contains(tile.figure()));
        Tiles.Tile place = Tiles.of(at, room, Tiles.GAP).panes().stream()
                .max(spare.thenComparing(tile -> tile.box().area()))
                .orElseThrow();
        return new Lent(wanted, place.figure());
    }

    /** With the figure in its lent pane. */
    Layout in(Layout own) {
        return own.with(own.figures().with(instead, shown));
    }

    /** The layout with the pane given back, unless its room was put to another use since. */
    Layout without(Layout now) {
        Arrangement at = now.figures();
        return at.shows(shown) && !at.shows(instead) ? now.with(at.with(shown, instead)) : now;
    }
}
