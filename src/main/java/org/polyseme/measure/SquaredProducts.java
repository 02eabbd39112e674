package org.polyseme.measure;

import java.util.Arrays;
import org.polyseme.state.Matrix;

/** The squares of all scalar products between different rows, summed row by row, in float64. */
final class SquaredProducts {
    /** Below this many numbers a copy costs more than it saves. */
    private static final int SMALL = 1 << 12;
    /** Rows whose products with all others are made in one go. */
    private static final int BLOCK = 16;
    /** Columns that are added to a row in one go: a row's sums are fetched and put back once for all of them. */
    private static final int STRIDE = 4;

    private final float[] columns;
    private final int rows;
    private final int length;
    private final double[][] products;
    private final double[][] strip;

    private SquaredProducts(Matrix matrix) {
        rows = matrix.rows();
        length = matrix.columns();
        columns = new float[matrix.size()];
        matrix.transposed().copyTo(columns, 0);
        products = new double[BLOCK][rows];
        strip = new double[STRIDE][rows];
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
        int k = 0;
        for (; k + STRIDE <= length; k += STRIDE) {
            for (int c = 0; c < STRIDE; c++) {
                load(k + c, strip[c], first);
            }
            for (int r = 0; r < count; r++) {
                add(first + r, products[r], first);
            }
        }
        for (; k < length; k++) {
            load(k, strip[0], first);
            for (int r = 0; r < count; r++) {
                add(strip[0][first + r], strip[0], products[r], first);
            }
        }
    }

    private void load(int k, double[] column, int from) {
        int at = k * rows;
        for (int j = from; j < rows; j++) {
            column[j] = columns[at + j];
        }
    }

    /** The compiler makes it four numbers a step; in the order in which single columns would be added, for the same sums. */
    private void add(int i, double[] row, int from) {
        double[] a = strip[0];
        double[] b = strip[1];
        double[] c = strip[2];
        double[] d = strip[3];
        double ofA = a[i];
        double ofB = b[i];
        double ofC = c[i];
        double ofD = d[i];
        for (int j = from; j < row.length; j++) {
            row[j] = row[j] + ofA * a[j] + ofB * b[j] + ofC * c[j] + ofD * d[j];
        }
    }

    private static void add(double factor, double[] values, double[] row, int from) {
        for (int j = from; j < row.length; j++) {
            row[j] += factor * values[j];
        }
    }
}
