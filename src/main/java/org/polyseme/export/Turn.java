package org.polyseme.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;

/**
 * An option that moves over a film, a camera's angle for one: it starts slowly and ends slowly. Immutable.
 *
 * @param option one that holds a number
 */
public record Turn(Option option, double from, double to) {
    /** Before the word of an option that moves, where a film says how it was made. */
    public static final String WORD = "turn.";

    /** The options with this one's value at {@code share}, in [0, 1], of the film. */
    public Options at(double share, Options options) {
        double eased = share * share * (3 - 2 * share); // smoothstep: no speed at either end
        double value = from + (to - from) * eased;
        return options.with(option, isAngle(option) ? wrapped(value) : value);
    }

    /** True of what can turn on and on. */
    public static boolean isAngle(Option option) {
        return option == Option.GEOMETRY_YAW;
    }

    private static double wrapped(double degrees) {
        return degrees >= -180 && degrees <= 180 ? degrees : degrees - 360 * Math.floor((degrees + 180) / 360);
    }

    /** As a film says it. */
    public static Map<String, String> words(List<Turn> turns) {
        Map<String, String> words = new LinkedHashMap<>();
        turns.forEach(turn -> words.put(WORD + turn.option.key(), turn.from + ":" + turn.to));
        return words;
    }
}
