package org.polyseme.view.model;

import java.util.Optional;
import org.polyseme.session.Place;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.store.Preset;

/**
 * What an entry of the undo history brings back. Immutable.
 *
 * @param given the picture, where it is of weights from a file
 * @param place where the cursor was
 * @param isOver whether the run was over there
 * @param told the ticket of what the session was told last
 */
record Held(Preset opened, Experiment recipe, Optional<Snapshot> given, Place place, boolean isOver, long told) {

    /** True if nothing that a user set is another, wherever the run has come to since. */
    boolean isSettledAs(Held other) {
        return opened.equals(other.opened) && recipe.equals(other.recipe) && given.equals(other.given);
    }
}
