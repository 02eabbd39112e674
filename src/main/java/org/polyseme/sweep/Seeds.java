package org.polyseme.sweep;

import java.util.ArrayList;
import java.util.List;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

/** One recipe with several seeds. */
public final class Seeds {
    private Seeds() {}

    /**
     * The recipe {@code count} times: with its own seed, the next one, and so on.
     *
     * @throws org.polyseme.state.RefusedValueException if a seed would be too large
     */
    public static List<Experiment> from(Experiment first, int count) {
        List<Experiment> members = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            members.add(first.with(Field.SEED, first.seed() + k));
        }
        return members;
    }
}
