package org.polyseme.session;

/**
 * A stretch of steps that is played over and over. Immutable.
 *
 * @param from its first step, at least 0
 * @param to its last step, after the first
 */
public record Loop(long from, long to) {
    public Loop {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "expected a loop from 0 or later to a later step, got " + from + " to " + to);
        }
    }

    /** The stretch between two steps, whichever comes first; one step long where they are the same. */
    public static Loop between(long one, long other) {
        long from = Math.max(0, Math.min(one, other));
        return new Loop(from, Math.max(from + 1, Math.max(one, other)));
    }
}
