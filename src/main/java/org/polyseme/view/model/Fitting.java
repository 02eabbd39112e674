package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.GroupKind;
import org.polyseme.state.InitialisationKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Numbers;

/**
 * One change of a recipe and what has to follow for the recipe to stay whole, so that no control of the window leads to
 * a dead end. Pure functions.
 */
public final class Fitting {
    /** A change of the model leaves these as they are, whatever the paper of the other model uses. */
    private static final Set<Field> KEPT = EnumSet.of(Field.FEATURES, Field.NEURONS, Field.SEED);

    private static final int MOST_IN_GROUP = 1024;

    private Fitting() {}

    /**
     * The recipe with one field changed, and the others where they would no longer fit it.
     *
     * @param raw a typed value, a number or the text that was typed
     * @param initial the present run's initial weights, to take over where weights are to be given and none are
     * @throws org.polyseme.state.RefusedValueException if the field cannot hold the value
     */
    public static Experiment with(Experiment before, Field field, Object raw, Optional<Matrix> initial) {
        Map<Field, Object> changes = new EnumMap<>(Field.class);
        changes.put(field, field.domain().accept(field.key(), raw));
        switch (field) {
            case MODEL -> followModel(before, changes);
            case FEATURES -> followFeatures(before, changes);
            case NEURONS -> followShape(before, changes);
            case RELU -> followPower(before, changes);
            case INITIALISATION -> takeOver(before, changes, initial);
            default -> {}
        }
        return before.with(changes);
    }

    /** What stands at the old model's default goes to the new one's. */
    private static void followModel(Experiment before, Map<Field, Object> changes) {
        ModelKind model = (ModelKind) get(before, changes, Field.MODEL);
        Experiment old = Experiment.defaults(before.model());
        Experiment silent = Experiment.defaults(model);
        for (Field other : Field.values()) {
            if (other != Field.MODEL
                    && !KEPT.contains(other)
                    && before.get(other).equals(old.get(other))) {
                changes.put(other, silent.get(other));
            }
        }
        if (model == ModelKind.INCIDENTAL) {
            changes.put(Field.DATA, DataKind.STANDARD_BASIS);
        } else if (before.model() == ModelKind.INCIDENTAL) {
            changes.put(Field.DATA, silent.data());
        }
        if (model == ModelKind.MLP) {
            changes.put(Field.LAYERS, List.of((long) before.features()));
        }
        followPower(before, changes);
    }

    /** An even power would lose the sign wherever no ReLU stands before it. */
    private static void followPower(Experiment before, Map<Field, Object> changes) {
        ModelKind model = (ModelKind) get(before, changes, Field.MODEL);
        long power = (Long) get(before, changes, Field.POWER);
        boolean linear = !(Boolean) get(before, changes, Field.RELU);
        boolean needsOdd = model == ModelKind.POWER_AUTOENCODER || (model == ModelKind.TIED_AUTOENCODER && linear);
        if (needsOdd && power % 2 == 0) {
            changes.put(Field.POWER, power + 1);
        }
    }

    private static void followFeatures(Experiment before, Map<Field, Object> changes) {
        int features = Math.toIntExact((Long) get(before, changes, Field.FEATURES));
        if (before.pairs() > features / 2) {
            changes.put(Field.PAIRS, (long) features / 2);
        }
        if (before.groups() != GroupKind.INDEPENDENT && before.groupSize() >= before.features()) {
            // What is one group stays one.
            changes.put(Field.GROUP_SIZE, (long) Math.min(MOST_IN_GROUP, features));
        }
        for (Field field : List.of(Field.FEATURE_PROBABILITY, Field.IMPORTANCE)) {
            Numbers numbers = (Numbers) before.get(field);
            if (!numbers.isSingle()) {
                changes.put(field, resized(numbers, features));
            }
        }
        List<Integer> layers = before.layers();
        if (before.model() == ModelKind.MLP && !layers.isEmpty()) {
            int last = layers.get(layers.size() - 1);
            if (last > features || last == before.features()) {
                List<Object> followed = new ArrayList<>(layers);
                followed.set(layers.size() - 1, features);
                changes.put(Field.LAYERS, followed);
            }
        }
        followShape(before, changes);
    }

    /** Cut, or continued with its last entry. */
    private static Numbers resized(Numbers numbers, int size) {
        List<Double> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(numbers.values().get(Math.min(i, numbers.values().size() - 1)));
        }
        return new Numbers(values);
    }

    /** A given matrix of another shape is laid aside. */
    private static void followShape(Experiment before, Map<Field, Object> changes) {
        if (before.initialisation() == InitialisationKind.GIVEN
                && !fits(before.given(), (Long) get(before, changes, Field.FEATURES), (Long)
                        get(before, changes, Field.NEURONS))) {
            changes.put(
                    Field.INITIALISATION, Experiment.defaults(before.model()).initialisation());
        }
    }

    private static void takeOver(Experiment before, Map<Field, Object> changes, Optional<Matrix> initial) {
        boolean given = get(before, changes, Field.INITIALISATION) == InitialisationKind.GIVEN;
        if (given && !fits(before.given(), before.features(), before.neurons())) {
            initial.filter(weights -> fits(weights, before.features(), before.neurons()))
                    .ifPresent(weights -> changes.put(Field.GIVEN, weights));
        }
    }

    private static boolean fits(Matrix weights, long features, long neurons) {
        return weights.rows() == features && weights.columns() == neurons;
    }

    private static Object get(Experiment before, Map<Field, Object> changes, Field field) {
        return changes.getOrDefault(field, before.get(field));
    }

    /** What a change of one field took away or set besides, in a sentence; empty where that is nothing. */
    static Optional<String> whatElseChanged(Experiment before, Experiment next, Field asked) {
        List<Field> others =
                before.differences(next).stream().filter(f -> f != asked).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        boolean arePairs = others.equals(List.of(Field.PAIRS));
        if (arePairs && next.pairs() > before.pairs()) {
            return Optional.empty(); // They are back: nothing was taken.
        }
        if (arePairs) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "Pairs went from %,d to %,d: there can be at most half as many as features.",
                    before.pairs(),
                    next.pairs()));
        }
        return Optional.of(others.stream()
                .map(f -> FieldText.inSentence(f.label()) + " " + FieldText.of(next.get(f)))
                .collect(Collectors.joining(", ", "With it changed, to fit: ", ".")));
    }
}
