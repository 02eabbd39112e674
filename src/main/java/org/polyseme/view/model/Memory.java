package org.polyseme.view.model;

import java.util.HashMap;
import java.util.Map;

/** Small choices that the window keeps for the next time: which groups are open, how large the type is. FX thread only. */
public interface Memory {

    /** What was put last; {@code silent} where nothing was. */
    String get(String key, String silent);

    void put(String key, String value);

    /** One that forgets with the program. */
    static Memory forNow() {
        Map<String, String> values = new HashMap<>();
        return new Memory() {
            @Override
            public String get(String key, String silent) {
                return values.getOrDefault(key, silent);
            }

            @Override
            public void put(String key, String value) {
                values.put(key, value);
            }
        };
    }
}
