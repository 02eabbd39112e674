package org.polyseme.state;

import java.util.Arrays;
import java.util.Objects;

/**
 * A dense float matrix, row-major. Immutable: the values are copied in and are never handed out as an array.
 *
 * <p>Weights have shape {@code [features n, neurons m]}: row i is feature i's direction.
 */
public final class Matrix {
    /** Rows and columns of a square that stays in the innermost cache. */
    private static final int TILE = 32;

    private final int rows;
    private final int columns;
    private final float[] values;

    private Matrix(int rows, int columns, float[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Copies {@code rows × columns} values, row after row.
     *
     * @throws IllegalArgumentException if the shape is negative or the array has another length
     */
    public static Matrix of(int rows, int columns, float... values) {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException("expected " + rows + " x " + columns + " values, got " + values.length);
        }
        return new Matrix(rows, columns, values.clone());
    }

    /** Copies a rectangle of doubles, rounding each to the nearest float. */
    public static Matrix of(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "expected " + columns + " values in row " + i + ", got " + rows[i].length);
            }
            for (int k = 0; k < columns; k++) {
                values[i * columns + k] = (float) rows[i][k];
            }
        }
        return new Matrix(rows.length, columns, values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public int size() {
        return values.length;
    }

    /** The value at {@code row}, {@code column}; throws if either lies outside. */
    public float at(int row, int column) {
        Objects.checkIndex(column, columns);
        return values[row * columns + column];
    }

    /** Copies all values, row after row, to {@code target} from {@code offset} on. */
    public void copyTo(float[] target, int offset) {
        System.arraycopy(values, 0, target, offset, values.length);
    }

    /** Copies one row to the start of {@code target}. */
    public void copyRowTo(int row, float[] target) {
        System.arraycopy(values, row * columns, target, 0, columns);
    }

    /** Scalar product of two rows, summed in float64. */
    public double rowDot(int i, int j) {
        int a = i * columns;
        int b = j * columns;
        // Four sums, for one alone would wait for itself at every addition.
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = 0;
        for (; k < columns - 3; k += 4) {
            first += (double) values[a + k] * values[b + k];
            second += (double) values[a + k + 1] * values[b + k + 1];
            third += (double) values[a + k + 2] * values[b + k + 2];
            fourth += (double) values[a + k + 3] * values[b + k + 3];
        }
        for (; k < columns; k++) {
            first += (double) values[a + k] * values[b + k];
        }
        return (first + second) + (third + fourth);
    }

    /** Euclidean norm of row i: the length of feature i's direction. */
    public double rowNorm(int i) {
        return Math.sqrt(rowDot(i, i));
    }

    /** The same values with rows and columns exchanged. */
    public Matrix transposed() {
        float[] exchanged = new float[values.length];
        for (int i = 0; i < rows; i += TILE) { // tile by tile, or each write would miss the cache
            for (int k = 0; k < columns; k += TILE) {
                exchange(exchanged, i, k);
            }
        }
        return new Matrix(columns, rows, exchanged);
    }

    private void exchange(float[] exchanged, int row, int column) {
        int rowEnd = Math.min(rows, row + TILE);
        int columnEnd = Math.min(columns, column + TILE);
        for (int k = column; k < columnEnd; k++) {
            for (int i = row; i < rowEnd; i++) {
                exchanged[k * rows + i] = values[i * columns + k];
            }
        }
    }

    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Matrix[" + rows + " x " + columns + "]";
    }
}
