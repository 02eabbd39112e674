package org.polyseme.measure;

import java.util.Arrays;
import org.polyseme.state.Matrix;

/** The squares of all scalar products between different rows, summed row by row, in float64. */
final class SquaredProducts {
    /** Below this many numbers a copy costs more than it saves. */
    private static final int SMALL = 1 << 12;
    /** Rows whose products with all others are made in one go. */
    private static final int BLOCK = 16;

    private final float[] columns;
    private final int rows;
    private final int length;
    private final double[][] products;
    private final double[] column;

    private SquaredProducts(Matrix matrix) {
        rows = matrix.rows();
        length = matrix.columns();
        columns = new float[matrix.size()];
        matrix.transposed().copyTo(columns, 0);
        products = new double[BLOCK][rows];
        column = new double[rows];
    }

    /** {@code Σ_{j≠i} (w_i · w_j)²} of every row i. */
    static double[] sums(Matrix matrix) {
        return matrix.size() < SMALL ? ofFew(matrix) : new SquaredProducts(matrix).sums();
    }

    private static double[] ofFew(Matrix matrix) {
        double[] sums = new double[matrix.rows()];
        for (int i = 0; i < sums.length; i++) {
            for (int j = i + 1; j < sums.length; j++) {
                double dot = matrix.rowDot(i, j);
                sums[i] += dot * dot;
                sums[j] += dot * dot;
            }
        }
        return sums;
    }

    private double[] sums() {
        double[] sums = new double[rows];
        for (int first = 0; first < rows; first += BLOCK) {
            int count = Math.min(BLOCK, rows - first);
            multiply(first, count);
            for (int r = 0; r < count; r++) {
                for (int j = first + r + 1; j < rows; j++) {
                    double square = products[r][j] * products[r][j];
                    sums[first + r] += square;
                    sums[j] += square;
                }
            }
        }
        return sums;
    }

    /** The products of rows {@code first … first + count - 1} with themselves and all after them. */
    private void multiply(int first, int count) {
        for (double[] row : products) {
            Arrays.fill(row, first, rows, 0);
        }
        for (int k = 0; k < length; k++) {
            int at = k * rows;
            for (int j = first; j < rows; j++) {
                column[j] = columns[at + j];
            }
            for (int r = 0; r < count; r++) {
                add(column[first + r], products[r], first);
            }
        }
    }

    /** One number a step: the compiler makes it four. */
    private void add(double factor, double[] row, int from) {
        double[] values = column;
        for (int j = from; j < row.length; j++) {
            row[j] += factor * values[j];
        }
    }
}
