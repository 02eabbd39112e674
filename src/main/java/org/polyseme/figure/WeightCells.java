package org.polyseme.figure;

import org.polyseme.state.Matrix;

/** Weights in the order of the screen: of a selected feature a row is lit, of a selected neuron a column. One thread's. */
final class WeightCells implements HeatmapRaster.Cells {
    private final Matrix weights;
    private final CellOrder order;
    private final Lighting lighting;
    private final float[] row;

    WeightCells(Matrix weights, CellOrder order, Lighting lighting) {
        this.weights = weights;
        this.order = order;
        this.lighting = lighting;
        row = new float[weights.columns()];
    }

    @Override
    public float value(int down, int column) {
        return weights.at(order.featureAt(down), order.neuronAt(column));
    }

    @Override
    public void copyRow(int down, int from, int to, float[] values) {
        weights.copyRowTo(order.featureAt(down), row);
        for (int column = from; column < to; column++) {
            values[column] = row[order.neuronAt(column)];
        }
    }

    @Override
    public boolean isRowLit(int down) {
        return lighting.lightsRowOf(order.featureAt(down));
    }

    @Override
    public boolean isColumnLit(int column) {
        return lighting.lightsColumnOf(order.neuronAt(column));
    }
}
