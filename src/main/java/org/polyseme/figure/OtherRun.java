package org.polyseme.figure;

import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;

/**
 * A run beside the one that a figure shows, for figures that compare. Immutable.
 *
 * @param name what it is called
 * @param script repeats it
 * @param snapshot its picture
 */
public record OtherRun(String name, Script script, Snapshot snapshot) {}
