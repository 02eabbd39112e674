package org.polyseme.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyseme.measure.DefinitionKind;
import org.polyseme.state.Choice;
import org.polyseme.state.Domain;

/**
 * What a viewer may set about the pictures, one row each: its word in files and on the command line, the figure that it
 * belongs to, its label on screen, what it may hold and holds at first. Menus, files and the command line all read this
 * table, so an option is added in one place, and read in one: the figure that it belongs to.
 */
@SuppressWarnings("ImmutableEnumChecker") // domains are records of numbers and unmodifiable lists
public enum Option {
    DEFINITION(
            "definition",
            Option.ALL,
            "A feature is on a neuron by",
            one(DefinitionKind.values()),
            DefinitionKind.BAND,
            "when a feature counts as on a neuron; two on one make it polysemantic"),
    BAND_LOWER(
            "band.lower",
            Option.ALL,
            "Least |w|",
            new Domain.Real(0.01, 10),
            0.8,
            "the least weight that counts as on, by the band"),
    BAND_UPPER(
            "band.upper",
            Option.ALL,
            "Largest |w|",
            new Domain.Real(0.01, 10),
            1.2,
            "the largest weight that counts as on, by the band"),
    COLUMN_SHARE(
            "columnShare",
            Option.ALL,
            "Least share of the column",
            new Domain.Real(0.01, 1),
            0.141,
            "0.141: beside a weight that is more than 0.99 of its column no other counts"),
    INTERFERENCE(
            "interference",
            Option.ALL,
            "Least interference",
            new Domain.Real(0.01, 10),
            0.25,
            "the least product with the neuron’s strongest weight that counts as on");

    /** The figure of options that concern all of them. */
    public static final String ALL = "";

    private final String key;
    private final String figure;
    private final String label;
    private final Domain domain;
    private final Object first;
    private final String why;

    Option(String key, String figure, String label, Domain domain, Object first, String why) {
        this.key = key;
        this.figure = figure;
        this.label = label;
        this.domain = domain;
        this.first = domain.accept(key, first);
        this.why = why;
    }

    private static Domain.OneOf one(Choice... choices) {
        return new Domain.OneOf(List.of(choices));
    }

    /** Its word in files and on the command line. */
    public String key() {
        return key;
    }

    /** The id of the figure that it belongs to; {@link #ALL} if to all. */
    public String figure() {
        return figure;
    }

    public String label() {
        return label;
    }

    public Domain domain() {
        return domain;
    }

    /** What it holds until somebody sets it. */
    public Object first() {
        return first;
    }

    /** One line on what it does. */
    public String why() {
        return why;
    }

    /** False while other options leave it without effect. */
    public boolean matters(Options options) {
        return switch (this) {
            case BAND_LOWER, BAND_UPPER -> options.get(DEFINITION) == DefinitionKind.BAND;
            case COLUMN_SHARE -> options.get(DEFINITION) == DefinitionKind.SHARE;
            case INTERFERENCE -> options.get(DEFINITION) == DefinitionKind.INTERFERENCE;
            default -> true;
        };
    }

    /** The option with this word, if there is one. */
    public static Optional<Option> named(String key) {
        return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
    }

    /** The options of one figure, in the order of this table. */
    public static List<Option> of(String figure) {
        return Arrays.stream(values())
                .filter(option -> option.figure.equals(figure))
                .toList();
    }
}
