package org.polyseme.session;

/**
 * What a session was told in one go, such as by one drag of a slider. Immutable.
 *
 * @param after the last ticket before it
 * @param upTo its own last ticket
 */
public record Deed(long after, long upTo) {
    boolean contains(long ticket) {
        return ticket > after && ticket <= upTo;
    }
}
