package org.polyseme.engine.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** One trained tensor: its values (twice: for loops and for OpenBLAS), its gradient, and what its optimiser remembers. */
final class Trained implements AutoCloseable {
    /** A momentum below this moves no weight by more than a proximal step takes back; flushing never lets it reach 0. */
    private static final float AT_REST = 1e-20f;

    /** Values from which on OpenBLAS is quicker than a loop. */
    private static final int WORTH_A_CALL = 256;

    final String name;
    /** The values, row by row; {@link #nativeValues} is its copy. */
    final float[] values;

    final NativeMatrix nativeValues;
    /** The gradient of the data's loss, without penalties. */
    final NativeMatrix gradient;
    /** The gradient on the heap, penalties included, as far as an update has come. */
    final float[] slopes;
    /** Momentum, or Adam's running mean of the gradient. */
    final float[] first;
    /** Adam's running mean of the squared gradient. */
    final float[] second;
    /** The neuron of each stored column; the first {@link #columns} count. */
    private final int[] live;

    private final int[] survivors;
    private int[] movingRows;

    Trained(Parameters.Named initial, boolean hasMomentum, boolean isAdaptive) {
        Matrix matrix = initial.values();
        name = initial.name();
        values = new float[matrix.size()];
        matrix.copyTo(values, 0);
        nativeValues = new NativeMatrix(matrix.rows(), matrix.columns());
        nativeValues.put(0, values, 0, values.length);
        gradient = new NativeMatrix(matrix.rows(), matrix.columns());
        slopes = new float[values.length];
        first = new float[hasMomentum || isAdaptive ? values.length : 0];
        second = new float[isAdaptive ? values.length : 0];
        survivors = new int[matrix.columns()];
        live = new int[matrix.columns()];
        Arrays.setAll(live, c -> c);
        movingRows = MovingRows.spans(matrix.rows(), List.of());
    }

    int rows() {
        return nativeValues.rows;
    }

    /** Columns that are stored: all, or those of {@link #live}. */
    int columns() {
        return nativeValues.columns;
    }

    /** Numbers that are stored, in the front of the arrays. */
    int size() {
        return rows() * columns();
    }

    /** Weights are penalised, biases are not. */
    boolean isWeight() {
        return Parameters.Named.isWeight(name);
    }

    /** True if no stored value is infinite or none. The sum of squares tells sooner, but may overflow. */
    boolean isFinite() {
        int size = size();
        if (size >= WORTH_A_CALL && Float.isFinite(Blas.squares(nativeValues))) {
            return true;
        }
        for (int k = 0; k < size; k++) {
            if (!Float.isFinite(values[k])) {
                return false;
            }
        }
        return true;
    }

    Parameters.Named copy() {
        return new Parameters.Named(name, matrix(values));
    }

    /** {@code stored} as a matrix of all columns; those not stored are 0. */
    Matrix matrix(float[] stored) {
        int allColumns = live.length;
        if (columns() == allColumns) {
            return Matrix.of(rows(), allColumns, stored);
        }
        float[] all = new float[values.length];
        for (int i = 0; i < rows(); i++) {
            for (int c = 0; c < columns(); c++) {
                all[i * allColumns + live[c]] = stored[i * columns() + c];
            }
        }
        return Matrix.of(rows(), allColumns, all);
    }

    /**
     * Stops storing neurons whose weights are all 0 and at rest, if they are at least an eighth of those stored. Only
     * where a neuron without weights has no gradient, so that it stays so.
     */
    void dropDeadColumns() {
        int columns = columns();
        int count = 0;
        for (int c = 0; c < columns; c++) {
            if (isAlive(c, columns)) {
                survivors[count++] = c;
            }
        }
        if (count > 0 && count <= columns - columns / 8 && count < columns) {
            keep(count);
        }
    }

    /** Goes on with the first {@code count} of {@link #survivors} alone. */
    private void keep(int count) {
        int columns = columns();
        for (float[] array : List.of(values, first, second)) {
            for (int i = 0; i < rows() && array.length > 0; i++) {
                for (int c = 0; c < count; c++) {
                    array[i * count + c] = array[i * columns + survivors[c]]; // never ahead of what is still to move
                }
            }
        }
        for (int c = 0; c < count; c++) {
            live[c] = live[survivors[c]];
        }
        reshape(count);
    }

    private boolean isAlive(int column, int columns) {
        for (int at = column; at < rows() * columns; at += columns) {
            if (values[at] != 0 || (first.length > 0 && Math.abs(first[at]) > AT_REST)) {
                return true;
            }
        }
        return false;
    }

    /** Stores all neurons again. */
    void restoreColumns() {
        if (columns() == live.length) {
            return;
        }
        for (float[] array : List.of(values, first, second)) {
            if (array.length > 0) {
                matrix(array).copyTo(array, 0);
            }
        }
        storeAll();
    }

    /** Says that the arrays hold all columns. */
    private void storeAll() {
        Arrays.setAll(live, c -> c);
        reshape(live.length);
    }

    /** The neurons of the stored columns, ascending; empty where all are stored. */
    List<Long> liveColumns() {
        return columns() == live.length
                ? List.of()
                : IntStream.range(0, columns()).mapToObj(c -> (long) live[c]).toList();
    }

    /** Of all columns, stores those of {@link #liveColumns} alone; none stands for all. */
    void keepColumns(List<Long> neurons) {
        for (int c = 0; c < neurons.size(); c++) {
            survivors[c] = neurons.get(c).intValue();
        }
        if (!neurons.isEmpty()) {
            keep(neurons.size());
        }
    }

    /** A copy of momentum, or of Adam's two means. */
    List<Matrix> moments() {
        return Stream.of(first, second)
                .filter(array -> array.length > 0)
                .map(this::matrix)
                .toList();
    }

    /** Takes its values and moments from {@code checkpoint}, and stores all neurons. */
    void restore(Checkpoint checkpoint) {
        checkpoint.parameters().named(name).orElseThrow().copyTo(values, 0);
        if (first.length > 0) {
            KernelState.moment(checkpoint, name, 0).copyTo(first, 0);
        }
        if (second.length > 0) {
            KernelState.moment(checkpoint, name, 1).copyTo(second, 0);
        }
        storeAll();
    }

    /** Sets one value where all neurons are stored. */
    void set(int row, int column, float value) {
        int at = row * columns() + column;
        values[at] = value;
        nativeValues.put(at, values, at, 1);
    }

    /** From now on steps leave these rows, ascending, as they are. */
    void freeze(List<Integer> rows) {
        movingRows = MovingRows.spans(rows(), rows);
    }

    /** The rows that steps move, as {@link MovingRows#spans} has them. */
    int[] movingRows() {
        return movingRows;
    }

    private void reshape(int columns) {
        nativeValues.reshape(columns);
        gradient.reshape(columns);
        nativeValues.put(0, values, 0, size());
    }

    @Override
    public void close() {
        nativeValues.close();
        gradient.close();
    }
}
