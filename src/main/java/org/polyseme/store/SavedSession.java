package org.polyseme.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.polyseme.state.Recording;

/**
 * What a session file holds. Immutable.
 *
 * @param program the version that wrote it, for people
 * @param recording the branches and the cursor
 * @param view how it was looked at, as words by name: selection, options, layout; unknown names are for other versions
 */
public record SavedSession(String program, Recording recording, Map<String, String> view) {
    /** Characters that a word of the view may have. */
    public static final int LONGEST = 10_000;

    public SavedSession {
        view.forEach((name, words) -> {
            if (words.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "expected at most " + LONGEST + " characters in " + name + ", got " + words.length());
            }
        });
        view = Collections.unmodifiableMap(new LinkedHashMap<>(view));
    }
}
