package org.polyseme.cli;

import java.util.Locale;
import org.polyseme.store.FileProblem;

/**
 * Which steps of a run are shown: {@code N}, or {@code A:B} for a film. Immutable.
 *
 * @param from 0 is the initialisation
 * @param to at least {@code from}
 */
record Steps(long from, long to) {
    private static final String NUMBER = "[0-9]{1,15}";

    /** @throws FileProblem where the word is neither */
    static Steps of(String option, String word) throws FileProblem {
        String[] ends = word.split(":", -1);
        boolean isRange = ends.length == 2 && ends[0].matches(NUMBER) && ends[1].matches(NUMBER);
        if (!isRange && !word.matches(NUMBER)) {
            throw new FileProblem(option, "", "steps like 500 or 0:10000", "\"" + word + "\"");
        }
        long from = Long.parseLong(ends[0]);
        long to = Long.parseLong(ends[ends.length - 1]);
        if (to < from) {
            throw new FileProblem(option, "", "the earlier step first", "\"" + word + "\"");
        }
        return new Steps(from, to);
    }

    /** @throws FileProblem where the run ends before */
    void checkWithin(String option, long end) throws FileProblem {
        if (to > end) {
            throw new FileProblem(
                    option,
                    "",
                    String.format(Locale.ROOT, "at most %,d, where the recipe stops", end),
                    String.format(Locale.ROOT, "%,d", to));
        }
    }

    /** The step of frame {@code index} of {@code frames}, evenly spread. */
    long at(int index, int frames) {
        return frames == 1 ? to : from + Math.round((double) (to - from) * index / (frames - 1));
    }
}
