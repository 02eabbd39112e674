package org.polyseme.export;

import org.polyseme.figure.Option;
import org.polyseme.figure.Options;

/**
 * An option that moves over a film, a camera's angle for one: it starts slowly and ends slowly. Immutable.
 *
 * @param option one that holds a number
 */
public record Turn(Option option, double from, double to) {

    /** The options with this one's value at {@code share}, in [0, 1], of the film. */
    public Options at(double share, Options options) {
        double eased = share * share * (3 - 2 * share); // smoothstep: no speed at either end
        return options.with(option, from + (to - from) * eased);
    }
}
