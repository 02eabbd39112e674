package org.polyseme.view.inspector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.polyseme.figure.Numerals;

/** Turns of phrase that several stories need. Pure functions. */
final class Words {
    /** Stands where there is nothing to say. */
    static final String NOTHING = "–";

    /** More would not fit into a row. */
    private static final int MOST_NAMED = 3;

    private Words() {}

    /** {@code 1st}, {@code 2nd}, {@code 13th}. */
    static String ordinal(int rank) {
        int tens = rank % 100;
        String ending = tens >= 11 && tens <= 13
                ? "th"
                : switch (rank % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return Numerals.count(rank) + ending;
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}, {@code a, b, c and 4 more}. */
    static String list(Collection<String> words) {
        if (words.isEmpty()) {
            return NOTHING;
        }
        List<String> named = new ArrayList<>(words.stream().limit(MOST_NAMED).toList());
        if (words.size() > MOST_NAMED) {
            named.add(words.size() - MOST_NAMED + " more");
        }
        String last = named.remove(named.size() - 1);
        return named.isEmpty() ? last : String.join(", ", named) + " and " + last;
    }

    static String features(Collection<Integer> features) {
        return list(features.stream().map(i -> "f" + i).toList());
    }

    static String neurons(Collection<Integer> neurons) {
        return list(neurons.stream().map(k -> "n" + k).toList());
    }

    static String neuron(OptionalInt neuron) {
        return neuron.isPresent() ? "n" + neuron.getAsInt() : NOTHING;
    }

    /** {@code by step 1,240}, {@code by step 16 and 1,240}; no step is known closer than to the last recorded point. */
    static String since(Collection<OptionalLong> steps) {
        if (steps.stream().allMatch(OptionalLong::isEmpty)) {
            return NOTHING;
        }
        return "by step "
                + list(steps.stream()
                        .map(step -> step.isPresent() ? Numerals.count(step.getAsLong()) : "?")
                        .collect(Collectors.toList()));
    }

    /** {@code 1st choice}, {@code 1st and 2nd choice}, {@code 1st choice of both}. */
    static String choices(List<Integer> ranks) {
        if (ranks.size() == 2 && ranks.get(0).equals(ranks.get(1))) {
            return ordinal(ranks.get(0)) + " choice of both";
        }
        return ranks.isEmpty()
                ? NOTHING
                : list(ranks.stream().map(Words::ordinal).toList()) + " choice";
    }
}
