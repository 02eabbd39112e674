package org.polyseme.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that someone most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest letters added, left out or changed: at most two, or a third of a long word. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int most = word.length() <= 2 ? 1 : Math.max(2, word.length() / 3);
        return candidates.stream()
                .filter(c -> Math.abs(c.length() - word.length()) <= most)
                .min(Comparator.comparingInt(c -> distance(word, c)))
                .filter(c -> distance(word, c) <= most);
    }

    /** " (did you mean …?)", or nothing. */
    static String hint(String word, Collection<String> candidates) {
        return to(word, candidates).map(c -> " (did you mean " + c + "?)").orElse("");
    }

    /** Levenshtein's distance, upper and lower case being one. */
    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
