package org.polyseme.view.model;

import java.util.Optional;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.store.Preset;

/**
 * What an entry of the undo history brings back. Immutable.
 *
 * @param given the picture, where it is of weights from a file
 */
record Held(Preset opened, Experiment recipe, Optional<Snapshot> given) {}
