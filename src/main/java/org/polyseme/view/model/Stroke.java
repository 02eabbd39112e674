package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyseme.session.Deed;
import org.polyseme.session.Place;
import org.polyseme.state.Change;
import org.polyseme.state.Matrix;

/**
 * What a hand does to the weights between putting down and lifting: one entry of the undo history, though every touch is
 * seen at once. FX thread only.
 */
public final class Stroke {
    private record Cell(int feature, int neuron) {}

    private final Workbench workbench;
    private final Map<Cell, Change.Cell> before = new LinkedHashMap<>();
    private final Map<Cell, Change.Cell> after = new LinkedHashMap<>();

    /** Where the hand was put down. */
    private @Nullable Place from;

    private long first = Long.MAX_VALUE;
    private long last;

    public Stroke(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Sets these weights at the cursor. */
    public void set(List<Change.Cell> cells) {
        if (cells.isEmpty()
                || workbench.snapshot().isEmpty()
                || !workbench.trainableProperty().get()) {
            return;
        }
        if (before.isEmpty()) {
            from = workbench.time().place();
        }
        Matrix weights = workbench.snapshot().get().weights();
        for (Change.Cell cell : cells) {
            Cell place = new Cell(cell.feature(), cell.neuron());
            before.putIfAbsent(
                    place, new Change.Cell(cell.feature(), cell.neuron(), weights.at(cell.feature(), cell.neuron())));
            after.put(place, cell);
        }
        last = workbench.time().setWeights(cells);
        first = Math.min(first, last);
    }

    /** The hand is lifted. Taken back, the weights have the values that they had when it was put down. */
    public void lift() {
        if (after.isEmpty()) {
            return;
        }
        List<Change.Cell> former = new ArrayList<>(before.values());
        List<Change.Cell> set = new ArrayList<>(after.values());
        before.clear();
        after.clear();
        workbench
                .deeds()
                .remember(
                        set.size() == 1 ? "setting a weight" : "setting " + set.size() + " weights",
                        Objects.requireNonNull(from),
                        new Deed(first - 1, last),
                        new Change.Weights(0, former),
                        new Change.Weights(0, set));
        first = Long.MAX_VALUE;
    }
}
