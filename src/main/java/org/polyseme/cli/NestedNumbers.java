package org.polyseme.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers in maps within maps, a line each for a person to read. */
final class NestedNumbers {
    private NestedNumbers() {}

    /** Each number behind the keys that lead to it. */
    static List<String> lines(Map<String, Object> numbers) {
        List<String> lines = new ArrayList<>();
        add(lines, "", numbers);
        return lines;
    }

    private static void add(List<String> lines, String path, Map<?, ?> numbers) {
        numbers.forEach((key, value) -> {
            String here = path.isEmpty() ? String.valueOf(key) : path + " " + key;
            if (value instanceof Map<?, ?> deeper) {
                add(lines, here, deeper);
            } else {
                lines.add(String.format(Locale.ROOT, "%-52s %12s", here, value));
            }
        });
    }
}
