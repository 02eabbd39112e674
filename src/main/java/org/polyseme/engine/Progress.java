package org.polyseme.engine;

/** Hears how far a piece of work is. Called from the working threads, possibly several at once. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = share -> {};

    /** {@code share} of the work is done, in [0, 1]. */
    void at(double share);
}
