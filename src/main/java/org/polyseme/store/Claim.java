package org.polyseme.store;

import java.util.Map;
import org.polyseme.state.Choice;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/**
 * A number that a preset promises, and the band that it must lie in. Immutable.
 *
 * @param says the promise in words
 * @param set fields that differ from the preset's recipe
 * @param seeds how many runs it is measured on, the recipe's seed being the first
 * @param measure the name of what is measured on each run at its end
 * @param statistic how the runs' values are put to the band
 * @param from the least value allowed
 * @param to the greatest value allowed
 */
public record Claim(
        String says, Map<Field, Object> set, int seeds, String measure, Statistic statistic, double from, double to) {

    /** What of the runs' values must lie in the band. */
    public enum Statistic implements Choice {
        /** Their mean. */
        MEAN("mean", "Mean"),
        /** Every single one. */
        EVERY("every", "Every run");

        private final String key;
        private final String label;

        Statistic(String key, String label) {
            this.key = key;
            this.label = label;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public Claim {
        set = Map.copyOf(set);
    }

    /** The recipe that it is measured on. */
    public Experiment recipe(Experiment preset) {
        return preset.with(set);
    }
}
