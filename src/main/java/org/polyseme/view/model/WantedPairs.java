package org.polyseme.view.model;

import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.store.Preset;

/**
 * How many pairs were asked for, by hand or by what was opened, while the features are too few for all of them. A change of
 * the features alone asks for nothing else: as they grow again the pairs come back. FX thread only.
 */
final class WantedPairs {
    private @Nullable Preset from;
    private int wanted;

    /**
     * A change of a recipe with as many of the wanted pairs as there is room for.
     *
     * @param asked the field that was changed by hand
     * @param opened what {@code before} goes back to
     */
    Experiment in(Experiment before, Experiment next, Field asked, Preset opened) {
        if (!opened.equals(from) || fitting(before) != before.pairs()) {
            from = opened;
            wanted = before.pairs();
        }
        if (asked != Field.FEATURES) {
            wanted = next.pairs() == before.pairs() && asked != Field.PAIRS ? wanted : next.pairs();
            return next;
        }
        int pairs = fitting(next);
        return next.pairs() == pairs ? next : next.with(Field.PAIRS, (long) pairs);
    }

    private int fitting(Experiment recipe) {
        return Math.min(wanted, recipe.features() / 2);
    }
}
