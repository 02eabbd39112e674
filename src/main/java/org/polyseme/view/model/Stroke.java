package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyseme.state.Change;
import org.polyseme.state.Matrix;

/**
 * What a hand does to the weights between putting down and lifting: one entry of the undo history, though every touch is
 * seen at once. FX thread only.
 */
public final class Stroke {
    private record Place(int feature, int neuron) {}

    private final Workbench workbench;
    private final Map<Place, Change.Cell> before = new LinkedHashMap<>();
    private final Map<Place, Change.Cell> after = new LinkedHashMap<>();

    public Stroke(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Sets these weights at the cursor. */
    public void set(List<Change.Cell> cells) {
        if (workbench.snapshot().isEmpty() || !workbench.trainableProperty().get()) {
            return;
        }
        Matrix weights = workbench.snapshot().get().weights();
        for (Change.Cell cell : cells) {
            Place place = new Place(cell.feature(), cell.neuron());
            before.putIfAbsent(
                    place, new Change.Cell(cell.feature(), cell.neuron(), weights.at(cell.feature(), cell.neuron())));
            after.put(place, cell);
        }
        workbench.time().setWeights(cells);
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
        TimelineModel time = workbench.time();
        workbench
                .undo()
                .push(
                        set.size() == 1 ? "setting a weight" : "setting " + set.size() + " weights",
                        () -> time.setWeights(former),
                        () -> time.setWeights(set));
    }
}
