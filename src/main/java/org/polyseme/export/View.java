package org.polyseme.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.polyseme.figure.Look;
import org.polyseme.figure.Option;
import org.polyseme.figure.Options;
import org.polyseme.figure.Part;
import org.polyseme.figure.Perspective;
import org.polyseme.figure.Selection;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.Script;
import org.polyseme.store.FileProblem;
import org.polyseme.store.ScriptText;

/** A perspective as the words in a picture's {@link org.polyseme.store.Provenance#view view}, and back. */
public final class View {
    /** Before the word of an option. */
    private static final String OPTION = "option.";

    private static final String THEME = "theme";
    private static final String WITHOUT = "without";
    private static final String FEATURE = "feature";
    private static final String SECOND_FEATURE = "secondFeature";
    private static final String NEURON = "neuron";
    private static final String OTHER_NAME = "other.name";
    private static final String OTHER_SCRIPT = "other.script";

    private View() {}

    /** Theme, selection, and the options that somebody set. */
    public static Map<String, String> words(Perspective perspective) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(THEME, perspective.look().key());
        if (!perspective.look().without().isEmpty()) {
            words.put(
                    WITHOUT,
                    perspective.look().without().stream()
                            .sorted()
                            .map(Part::key)
                            .collect(Collectors.joining(",")));
        }
        BiConsumer<String, OptionalInt> lit =
                (word, index) -> index.ifPresent(value -> words.put(word, Integer.toString(value)));
        lit.accept(FEATURE, perspective.selection().feature());
        lit.accept(SECOND_FEATURE, perspective.selection().secondFeature());
        lit.accept(NEURON, perspective.selection().neuron());
        perspective.options().texts().forEach((option, text) -> words.put(OPTION + option, text));
        return words;
    }

    /** What {@link #words} told; words that say nothing here are passed over, so that any version's picture opens. */
    public static Perspective perspective(Map<String, String> words) {
        Options options = Options.FIRST;
        for (Map.Entry<String, String> word : words.entrySet()) {
            if (word.getKey().startsWith(OPTION)) {
                options = with(options, word.getKey().substring(OPTION.length()), word.getValue());
            }
        }
        Selection selection = new Selection(index(words, FEATURE), index(words, SECOND_FEATURE), index(words, NEURON));
        Look look = Look.named(words.getOrDefault(THEME, "")).orElse(Look.LIGHT);
        Set<Part> without = Arrays.stream(words.getOrDefault(WITHOUT, "").split(",", -1))
                .flatMap(word -> Part.named(word).stream())
                .collect(Collectors.toSet());
        return new Perspective(selection, options, look.without(without));
    }

    /** The words of the run beside the one that is shown. */
    public static Map<String, String> words(String name, Script script) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(OTHER_NAME, name);
        words.put(OTHER_SCRIPT, ScriptText.of(script));
        return words;
    }

    /** The name of the run beside the one that is shown, and what repeats it; empty where there is none that can be read. */
    public static Optional<Map.Entry<String, Script>> other(Map<String, String> words) {
        String script = words.getOrDefault(OTHER_SCRIPT, "");
        if (script.isEmpty()) {
            return Optional.empty();
        }
        try {
            String name = words.getOrDefault(OTHER_NAME, "the other run");
            return Optional.of(Map.entry(name, ScriptText.parse(name, script)));
        } catch (FileProblem ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static Options with(Options options, String key, String text) {
        Optional<Option> option = Option.named(key);
        if (option.isEmpty()) {
            return options;
        }
        try {
            return options.withText(option.get(), text);
        } catch (RefusedValueException ofAnotherVersion) {
            return options;
        }
    }

    private static OptionalInt index(Map<String, String> words, String word) {
        String text = words.getOrDefault(word, "");
        return text.matches("[0-9]{1,6}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
