package org.polyseme.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.polyseme.state.Change;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.Script;

/** Scripts of runs that differ from another in one thing, so that what follows can be put down to it. Pure. */
public final class Twins {
    private Twins() {}

    /**
     * The run in which one feature began in the opposite direction, all else equal: what a hand did on the way included.
     *
     * @param initial the numbers of {@code script} at step 0
     * @throws IndexOutOfBoundsException if there is no such feature
     */
    public static Script flipped(Script script, Parameters initial, int feature) {
        Matrix weights = initial.weights();
        Objects.checkIndex(feature, weights.rows());
        List<Change.Cell> cells = new ArrayList<>();
        for (int k = 0; k < weights.columns(); k++) {
            cells.add(new Change.Cell(feature, k, -weights.at(feature, k)));
        }
        List<Change> changes = new ArrayList<>(script.upTo(0).changes());
        int later = changes.size();
        changes.add(new Change.Weights(0, cells));
        changes.addAll(script.changes().subList(later, script.changes().size()));
        return new Script(script.start(), changes);
    }
}
