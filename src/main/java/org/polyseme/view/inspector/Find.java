package org.polyseme.view.inspector;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyseme.figure.Selection;

/** What the find field understands. Pure functions. */
final class Find {
    /** Nine digits fit into an int. */
    private static final Pattern WORD = Pattern.compile("([fn]?)(\\d{1,9})");

    private Find() {}

    /**
     * A feature {@code f12} or {@code 12}, a neuron {@code n7}, a weight {@code f12 n7} or two features {@code f2 f3}, in
     * either case; empty for anything else, and for what is not there.
     */
    static Optional<Selection> in(String text, int features, int neurons) {
        Selection found = Selection.NONE;
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("[\\s,]+", -1)) {
            Matcher matcher = WORD.matcher(word);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int number = Integer.parseInt(matcher.group(2));
            boolean isNeuron = matcher.group(1).equals("n");
            boolean isOneTooMany = isNeuron
                    ? found.neuron().isPresent()
                    : found.secondFeature().isPresent();
            if (number >= (isNeuron ? neurons : features) || isOneTooMany) {
                return Optional.empty();
            }
            if (isNeuron) {
                found = found.withNeuron(number);
            } else {
                found = found.feature().isPresent() ? found.withSecondFeature(number) : found.withFeature(number);
            }
        }
        return Optional.of(found);
    }

    /** Says what was expected instead. */
    static String refusal(String text, int features, int neurons) {
        return "Find: expected a feature from f0 to f" + (features - 1) + " or a neuron from n0 to n" + (neurons - 1)
                + ", found \"" + text.strip() + "\".";
    }
}
