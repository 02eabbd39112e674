package org.polyseme.sweep.reproduction;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.polyseme.sweep.SeedStatistics;

/**
 * Our number. Immutable.
 *
 * @param value the number
 * @param deviation sample standard deviation between runs, where it is a mean of several
 * @param runs runs that it comes from; 0 where nothing was trained
 * @param words what it stands for, where that is not a number; may be empty
 */
public record Found(double value, OptionalDouble deviation, int runs, String words) {

    /** Computed, not trained. */
    static Found computed(double value) {
        return new Found(value, OptionalDouble.empty(), 0, "");
    }

    /** The mean of one value a run. */
    static Found mean(List<Double> values) {
        SeedStatistics statistics = SeedStatistics.of(values);
        return new Found(statistics.mean(), statistics.sd(), values.size(), "");
    }

    /** One value that several runs together have, the best one's for one. */
    static Found of(double value, int runs) {
        return new Found(value, OptionalDouble.empty(), runs, "");
    }

    /** 1 for what should be there, 0 for anything else, in words. */
    static Found named(String found, String expected, int runs) {
        return new Found(found.equals(expected) ? 1 : 0, OptionalDouble.empty(), runs, found);
    }

    /** For tables: words, or the number to so many decimal places, with its deviation and its runs. */
    String text(int places) {
        String number = words.isEmpty() ? text(value, places) : words;
        String spread = deviation.isPresent() ? " ± " + text(deviation.getAsDouble(), places) : "";
        return number + spread + (runs == 0 ? "" : " (" + runs + (runs == 1 ? " run)" : " runs)"));
    }

    /** At most six digits, as few as say it. */
    static String text(double value) {
        double size = Math.abs(value);
        return text(value, size == 0 ? 0 : Math.max(0, 5 - (int) Math.floor(Math.log10(size))));
    }

    /** So many places, without zeros at the end; as a power of ten where these show nothing. */
    static String text(double value, int places) {
        double size = Math.abs(value);
        if (value != 0 && (size < 1e-5 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        return places == 0 ? text : text.replaceFirst("\\.?0+$", "");
    }
}
