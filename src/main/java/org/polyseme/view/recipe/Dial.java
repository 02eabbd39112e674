package org.polyseme.view.recipe;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;

/**
 * One row of the recipe pane: which field, how it is turned, and for which models it belongs to the few that are seen at
 * first. The table says what stands in the pane and in which order; what a field is called, may hold and does stands in
 * {@link Field}. A field that decides whether others matter stands above them, so that they come and go below it.
 * Immutable.
 *
 * @param basic the models whose recipes show it at first; for all others it waits behind "more"
 * @param scale for sliders, of the recipe as it stands; unused else
 */
record Dial(Field field, Kind kind, Set<ModelKind> basic, Function<Experiment, Scale> scale) {

    /** The kinds of row. */
    enum Kind {
        /** The slider that the program is for: large, and its two halves say what they do. */
        SIGNED_SLIDER,
        SLIDER,
        SWITCH,
        CHOICE,
        /** A number to type. */
        NUMBER,
        /** Several numbers to type. */
        LIST,
        /** A number to type, with a button that throws dice for it. */
        SEED
    }

    private static final Set<ModelKind> EVERY = EnumSet.allOf(ModelKind.class);
    private static final Set<ModelKind> NONE = EnumSet.noneOf(ModelKind.class);
    private static final Set<ModelKind> INCIDENTAL = EnumSet.of(ModelKind.INCIDENTAL);
    private static final Set<ModelKind> SPARSE = EnumSet.complementOf(EnumSet.of(ModelKind.INCIDENTAL));
    private static final Set<ModelKind> BIASED = EnumSet.of(ModelKind.HIDDEN_BIAS);
    private static final Set<ModelKind> POWERS = EnumSet.of(ModelKind.POWER_AUTOENCODER);
    private static final Set<ModelKind> LAYERED = EnumSet.of(ModelKind.MLP);
    /** The last feature's error, in that of the first. */
    private static final double MOST_IMPORTANT = 1000;

    private static final Scale PRICE = new Scale.Logarithmic(1e-5, 1, true);

    /** The pane from top to bottom; headings come from the fields' groups. */
    static final List<Dial> ALL = List.of(
            slider(Field.OVERLAP, Kind.SIGNED_SLIDER, EVERY, new Scale.Linear(-1, 1, 0.01)),
            slider(Field.PAIRS, INCIDENTAL, recipe -> new Scale.Linear(0, Math.floor(recipe.features() / 2.0), 1)),
            slider(Field.COLLISION, Kind.SLIDER, NONE, new Scale.Linear(0, 3, 0.05)),
            other(Field.INITIALISATION, Kind.CHOICE, NONE),
            slider(Field.SCALE, Kind.SLIDER, NONE, new Scale.Logarithmic(0.01, 10, false)),
            slider(Field.HIDDEN_BIAS, Kind.SLIDER, BIASED, new Scale.Linear(-2, 1, 0.01)),
            other(Field.GIVEN, Kind.LIST, NONE),
            other(Field.MODEL, Kind.CHOICE, NONE),
            slider(Field.FEATURES, Kind.SLIDER, EVERY, new Scale.WholeLogarithmic(2, 128)),
            slider(Field.NEURONS, Kind.SLIDER, EVERY, new Scale.WholeLogarithmic(2, 512)),
            other(Field.LAYERS, Kind.LIST, LAYERED),
            other(Field.RELU, Kind.SWITCH, EVERY),
            slider(Field.POWER, POWERS, Dial::powers),
            other(Field.BIAS, Kind.SWITCH, NONE),
            slider(Field.PROJECTION, BIASED, recipe -> new Scale.Linear(0, Math.max(2, recipe.features()), 1)),
            other(Field.DATA, Kind.CHOICE, NONE),
            slider(Field.FEATURE_PROBABILITY, Kind.SLIDER, SPARSE, new Scale.Logarithmic(0.001, 1, false)),
            other(Field.GROUPS, Kind.CHOICE, NONE),
            slider(Field.GROUP_SIZE, NONE, recipe -> new Scale.Linear(1, Math.max(2, recipe.features()), 1)),
            slider(Field.POINTS, Kind.SLIDER, NONE, new Scale.WholeLogarithmic(1, 4096)),
            slider(Field.BATCH, Kind.SLIDER, NONE, new Scale.WholeLogarithmic(1, 8192)),
            slider(Field.IMPORTANCE, SPARSE, Dial::importances),
            slider(Field.L1, Kind.SLIDER, INCIDENTAL, PRICE),
            other(Field.L1_ON, Kind.CHOICE, NONE),
            slider(Field.L4, Kind.SLIDER, NONE, PRICE),
            other(Field.NOISE, Kind.CHOICE, NONE),
            slider(Field.NOISE_SD, Kind.SLIDER, NONE, new Scale.Logarithmic(1e-3, 1, true)),
            slider(Field.NOISE_KURTOSIS, Kind.SLIDER, EVERY, new Scale.Linear(-2, 3, 0.05)),
            other(Field.NOISE_SHARED, Kind.CHOICE, NONE),
            slider(Field.DROPOUT, Kind.SLIDER, NONE, new Scale.Linear(0, 0.95, 0.01)),
            other(Field.OPTIMISER, Kind.CHOICE, EVERY),
            slider(Field.LEARNING_RATE, Kind.SLIDER, EVERY, new Scale.Logarithmic(1e-5, 1, false)),
            slider(Field.MOMENTUM, Kind.SLIDER, NONE, new Scale.Linear(0, 0.99, 0.01)),
            other(Field.BETA1, Kind.NUMBER, NONE),
            other(Field.BETA2, Kind.NUMBER, NONE),
            other(Field.EPSILON, Kind.NUMBER, NONE),
            slider(Field.WEIGHT_DECAY, Kind.SLIDER, NONE, PRICE),
            other(Field.SCHEDULE, Kind.CHOICE, NONE),
            other(Field.WARM_UP, Kind.NUMBER, NONE),
            other(Field.PROXIMAL, Kind.SWITCH, NONE),
            other(Field.SEED, Kind.SEED, EVERY),
            other(Field.STEPS, Kind.NUMBER, EVERY),
            other(Field.TOLERANCE, Kind.NUMBER, NONE),
            other(Field.STOP_WHEN, Kind.CHOICE, NONE),
            other(Field.STOP_AT, Kind.NUMBER, NONE));

    private static Dial slider(Field field, Kind kind, Set<ModelKind> basic, Scale scale) {
        return new Dial(field, kind, basic, recipe -> scale);
    }

    private static Dial slider(Field field, Set<ModelKind> basic, Function<Experiment, Scale> scale) {
        return new Dial(field, Kind.SLIDER, basic, scale);
    }

    private static Dial other(Field field, Kind kind, Set<ModelKind> basic) {
        return slider(field, kind, basic, new Scale.Linear(0, 1, 1));
    }

    /** Odd ones alone where no ReLU keeps the sign. */
    private static Scale powers(Experiment recipe) {
        boolean odd = recipe.model() == ModelKind.POWER_AUTOENCODER || !recipe.relu();
        return new Scale.Linear(1, 9, odd ? 2 : 1);
    }

    /**
     * From a tenth to ten times the feature before, which is all of the phase diagram's axis; of more than four features, to
     * where the last matters at most a thousand times as much as the first, but never less far than to 1.
     */
    private static Scale importances(Experiment recipe) {
        double most = Math.min(10, Math.pow(MOST_IMPORTANT, 1.0 / Math.max(1, recipe.features() - 1)));
        return new Scale.Logarithmic(0.1, Math.floor(10 * most + 1e-9) / 10, false);
    }

    static Dial of(Field field) {
        return ALL.stream()
                .filter(dial -> dial.field() == field)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " has no dial"));
    }

    /** The groups in the pane's order. */
    static List<Field.Group> groups() {
        return ALL.stream().map(dial -> dial.field().group()).distinct().toList();
    }

    static List<Dial> in(Field.Group group) {
        return ALL.stream().filter(dial -> dial.field().group() == group).toList();
    }

    /** What its number counts; empty where it counts nothing. */
    String unit() {
        return switch (field) {
            case STEPS, WARM_UP -> "steps";
            case BATCH -> "samples";
            case POINTS -> "points";
            case PAIRS -> "pairs";
            case GROUP_SIZE -> "features";
            default -> "";
        };
    }

    /** True where all of these words are in its label, its word in files or its explanation, in any case. */
    boolean answers(String words) {
        String text = (field.label() + " " + field.key() + " " + field.why() + " "
                        + field.group().label())
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .allMatch(text::contains);
    }
}
