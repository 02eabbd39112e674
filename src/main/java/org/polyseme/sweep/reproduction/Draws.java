package org.polyseme.sweep.reproduction;

import java.util.SplittableRandom;

/** Small dense matrices, drawn and multiplied. Confined to its caller. */
final class Draws {
    private final SplittableRandom random;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    double[][] normal(int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int k = 0; k < columns; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return values;
    }

    /** Sizes of normal numbers, none near 0. */
    double[][] positive(int rows, int columns) {
        double[][] values = normal(rows, columns);
        for (double[] row : values) {
            for (int k = 0; k < columns; k++) {
                row[k] = Math.abs(row[k]) + 0.1;
            }
        }
        return values;
    }

    /** A random orthogonal matrix, by Gram and Schmidt twice over. */
    double[][] orthogonal(int size) {
        double[][] rows = normal(size, size);
        for (int i = 0; i < size; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double along = dot(rows[i], rows[j]);
                    for (int k = 0; k < size; k++) {
                        rows[i][k] -= along * rows[j][k];
                    }
                }
            }
            double length = Math.sqrt(dot(rows[i], rows[i]));
            for (int k = 0; k < size; k++) {
                rows[i][k] /= length;
            }
        }
        return rows;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    static double[][] transposed(double[][] a) {
        double[][] turned = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[0].length; k++) {
                turned[k][i] = a[i][k];
            }
        }
        return turned;
    }
}
