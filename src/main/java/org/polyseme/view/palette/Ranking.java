package org.polyseme.view.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Which commands a few typed letters mean, the likeliest first. Pure functions. */
final class Ranking {
    private static final int AT_WORD = 8;
    private static final int IN_A_ROW = 5;
    private static final int WHOLE_WORDS = 40;
    /** Letters strewn over a text without rhyme are no hit. */
    private static final int LEAST_PER_LETTER = 2;

    private record Scored(Command command, int score, int recency) {}

    private Ranking() {}

    /**
     * Those whose label or group holds the letters in this order; what was used recently first among equals, and first of
     * all where nothing is typed.
     *
     * @param recent ids, the newest first
     */
    static List<Command> of(String typed, List<Command> commands, List<String> recent) {
        String letters = typed.strip().toLowerCase(Locale.ROOT);
        return commands.stream()
                .flatMap(command -> score(letters, command).stream().mapToObj(score -> {
                    int at = recent.indexOf(command.id());
                    return new Scored(command, score, at < 0 ? recent.size() : at);
                }))
                .sorted(Comparator.comparingInt((Scored scored) -> -scored.score())
                        .thenComparingInt(Scored::recency))
                .map(Scored::command)
                .toList();
    }

    private static OptionalInt score(String letters, Command command) {
        OptionalInt label = score(letters, command.label());
        OptionalInt both = score(letters, command.group() + " " + command.label());
        return label.isPresent() ? label : both.isPresent() ? OptionalInt.of(both.getAsInt() / 2) : label;
    }

    /** How well the text answers to the letters; empty if it hardly does. */
    static OptionalInt score(String letters, String text) {
        if (letters.isEmpty()) {
            return OptionalInt.of(0);
        }
        String within = text.toLowerCase(Locale.ROOT);
        int phrase = within.indexOf(letters);
        if (phrase >= 0) {
            return OptionalInt.of((beginsWord(within, phrase) ? 2 * WHOLE_WORDS : WHOLE_WORDS)
                    + letters.length() * IN_A_ROW
                    - Math.min(phrase, 30) / 3);
        }
        int score = Math.max(scattered(letters, within, true), scattered(letters, within, false));
        return score >= LEAST_PER_LETTER * letters.length() ? OptionalInt.of(score) : OptionalInt.empty();
    }

    /**
     * @param jumps whether a letter is rather looked for at the next word's beginning than at its next place
     * @return -1 if the text lacks one
     */
    private static int scattered(String letters, String text, boolean jumps) {
        int score = 0;
        int last = -2;
        for (char letter : letters.replace(" ", "").toCharArray()) {
            int at = jumps ? next(text, letter, last) : text.indexOf(letter, Math.max(0, last + 1));
            if (at < 0) {
                return -1;
            }
            score += (at == last + 1 ? IN_A_ROW : 0) + (beginsWord(text, at) ? AT_WORD : 0);
            last = at;
        }
        return score;
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /** The next place of the letter: right after the last if it is there, else at a word's beginning, else anywhere. */
    private static int next(String text, char letter, int last) {
        int from = last < 0 ? 0 : last + 1;
        if (last >= 0 && from < text.length() && text.charAt(from) == letter) {
            return from;
        }
        for (int i = text.indexOf(letter, from); i >= 0; i = text.indexOf(letter, i + 1)) {
            if (beginsWord(text, i)) {
                return i;
            }
        }
        return text.indexOf(letter, from);
    }
}
