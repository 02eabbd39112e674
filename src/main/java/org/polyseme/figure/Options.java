package org.polyseme.figure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.polyseme.measure.Band;
import org.polyseme.measure.ColumnShare;
import org.polyseme.measure.Definition;
import org.polyseme.measure.DefinitionKind;
import org.polyseme.measure.Interference;
import org.polyseme.state.Choice;
import org.polyseme.state.Domain;
import org.polyseme.state.RefusedValueException;

/** What a viewer has set about the pictures; every {@link Option} has a value. Immutable. */
public final class Options {
    /** Nothing set yet. */
    public static final Options FIRST = new Options(new EnumMap<>(Option.class));

    private final Map<Option, Object> set;

    private Options(Map<Option, Object> set) {
        this.set = Collections.unmodifiableMap(set);
    }

    /** The value, of the type that the option's domain gives it. */
    public Object get(Option option) {
        return set.getOrDefault(option, option.first());
    }

    public double number(Option option) {
        return ((Number) get(option)).doubleValue();
    }

    public int whole(Option option) {
        return ((Number) get(option)).intValue();
    }

    public boolean isOn(Option option) {
        return (Boolean) get(option);
    }

    /** The chosen constant of a kind, e.g. {@code choice(Option.DEFINITION, DefinitionKind.class)}. */
    public <T extends Choice> T choice(Option option, Class<T> kind) {
        return kind.cast(get(option));
    }

    /**
     * These with one option set.
     *
     * @param raw a value of the option's type, or the word of a choice
     * @throws RefusedValueException naming the option, what was expected and what was found
     */
    public Options with(Option option, Object raw) {
        Object value = option.domain().accept(option.key(), raw);
        EnumMap<Option, Object> next = new EnumMap<>(Option.class);
        next.putAll(set);
        if (value.equals(option.first())) {
            next.remove(option);
        } else {
            next.put(option, value);
        }
        return new Options(next);
    }

    /**
     * These with the option set to what a text says, as {@link #texts} writes it.
     *
     * @throws RefusedValueException naming the option, what was expected and what was found
     */
    public Options withText(Option option, String text) {
        Object raw = text;
        if (option.domain() instanceof Domain.Flag && (text.equals("true") || text.equals("false"))) {
            raw = Boolean.valueOf(text);
        } else if (option.domain() instanceof Domain.Real || option.domain() instanceof Domain.Whole) {
            try {
                raw = Double.valueOf(text);
            } catch (NumberFormatException notANumber) {
                throw new RefusedValueException(option.key(), option.domain().expected(), Domain.describe(text));
            }
        }
        return with(option, raw);
    }

    /** What was set, in words for files and the command line; what nobody set is left out. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        set.forEach((option, value) ->
                texts.put(option.key(), value instanceof Choice choice ? choice.key() : String.valueOf(value)));
        return texts;
    }

    /**
     * The options that {@link #texts} wrote. Words that this version does not know are passed over.
     *
     * @throws RefusedValueException naming the option, what was expected and what was found
     */
    public static Options of(Map<String, String> texts) {
        Options options = FIRST;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            Optional<Option> option = Option.named(entry.getKey());
            if (option.isPresent()) {
                options = options.withText(option.get(), entry.getValue());
            }
        }
        return options;
    }

    /** These as far as they concern one figure: no other option changes its picture. */
    public Options concerning(String figure) {
        EnumMap<Option, Object> concerning = new EnumMap<>(Option.class);
        concerning.putAll(set);
        concerning
                .keySet()
                .removeIf(option ->
                        !option.figure().equals(figure) && !option.figure().equals(Option.ALL));
        return new Options(concerning);
    }

    /** When a feature counts as on a neuron. */
    public Definition definition() {
        return switch (choice(Option.DEFINITION, DefinitionKind.class)) {
            case BAND ->
                new Band(
                        Math.min(number(Option.BAND_LOWER), number(Option.BAND_UPPER)),
                        Math.max(number(Option.BAND_LOWER), number(Option.BAND_UPPER)));
            case SHARE -> new ColumnShare(number(Option.COLUMN_SHARE));
            case INTERFERENCE -> new Interference(number(Option.INTERFERENCE));
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options that && set.equals(that.set);
    }

    @Override
    public int hashCode() {
        return set.hashCode();
    }

    @Override
    public String toString() {
        return "Options" + texts();
    }
}
