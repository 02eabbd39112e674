package org.polyseme.view.recipe;

import java.util.List;
import java.util.function.Function;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/**
 * One row of the recipe pane: which field, and how it is turned. The table says what stands in the pane and in which
 * order; what a field is called, may hold and does stands in {@link Field}. Immutable.
 *
 * @param scale for sliders, of the recipe as it stands; unused else
 */
record Dial(Field field, Kind kind, Function<Experiment, Scale> scale) {

    /** The kinds of row. */
    enum Kind {
        /** The slider that the program is for: large, and its two halves say what they do. */
        SIGNED_SLIDER,
        SLIDER,
        SWITCH,
        CHOICE,
        /** A number to type. */
        NUMBER,
        /** A number to type, with a button that throws dice for it. */
        SEED
    }

    /** The pane from top to bottom; headings come from the fields' groups. */
    static final List<Dial> ALL = List.of(
            slider(Field.OVERLAP, Kind.SIGNED_SLIDER, new Scale.Linear(-1, 1, 0.01)),
            new Dial(Field.PAIRS, Kind.SLIDER, recipe -> new Scale.Linear(0, Math.floor(recipe.features() / 2.0), 1)),
            slider(Field.FEATURES, Kind.SLIDER, new Scale.WholeLogarithmic(2, 128)),
            slider(Field.NEURONS, Kind.SLIDER, new Scale.WholeLogarithmic(2, 512)),
            other(Field.RELU, Kind.SWITCH),
            other(Field.BIAS, Kind.SWITCH),
            slider(Field.FEATURE_PROBABILITY, Kind.SLIDER, new Scale.Logarithmic(0.001, 1, false)),
            slider(Field.IMPORTANCE, Kind.SLIDER, new Scale.Linear(0, 1, 0.01)),
            slider(Field.L1, Kind.SLIDER, new Scale.Logarithmic(1e-5, 1, true)),
            other(Field.OPTIMISER, Kind.CHOICE),
            slider(Field.LEARNING_RATE, Kind.SLIDER, new Scale.Logarithmic(1e-5, 1, false)),
            other(Field.SEED, Kind.SEED),
            other(Field.STEPS, Kind.NUMBER));

    private static Dial slider(Field field, Kind kind, Scale scale) {
        return new Dial(field, kind, recipe -> scale);
    }

    private static Dial other(Field field, Kind kind) {
        return slider(field, kind, new Scale.Linear(0, 1, 1));
    }
}
