package org.polyseme.figure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.polyseme.state.Snapshot;

/** One cell of the weights: a feature and a neuron. */
public record Spot(int feature, int neuron) {
    /** Logical pixels; a cell that is as large is not missed. */
    private static final double STEP = 2;

    /** The cells under a straight line across a sheet, in the order in which they are met, each once. */
    public static List<Spot> along(
            Figure figure, Line line, Snapshot snapshot, Perspective perspective, Figure.Size size) {
        Set<Spot> spots = new LinkedHashSet<>();
        int steps = (int) Math.max(1, Math.ceil(Math.hypot(line.toX - line.fromX, line.toY - line.fromY) / STEP));
        for (int s = 0; s <= steps; s++) {
            double share = s / (double) steps;
            double x = line.fromX + share * (line.toX - line.fromX);
            double y = line.fromY + share * (line.toY - line.fromY);
            figure.at(x, y, snapshot, perspective, size)
                    .map(Hit::selection)
                    .filter(hit -> hit.feature().isPresent() && hit.neuron().isPresent())
                    .ifPresent(hit -> spots.add(
                            new Spot(hit.feature().getAsInt(), hit.neuron().getAsInt())));
        }
        return List.copyOf(spots);
    }

    /** Where a hand went, in logical pixels of the sheet. */
    public record Line(double fromX, double fromY, double toX, double toY) {}
}
