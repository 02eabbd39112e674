package org.polyseme.measure;

import org.polyseme.state.Matrix;

/**
 * Two or three orthonormal directions among the neurons, along which features are looked at. Immutable.
 *
 * <p>Shapes: axes {@code [d, neurons m]}; a feature's position is {@code axes · W_i [d]}.
 */
public final class Frame {
    private final double[][] axes;

    private Frame(double[][] axes) {
        this.axes = axes;
    }

    /** Takes over {@code axes [d, m]}, which must be orthonormal and not be written to again. */
    static Frame over(double[][] axes) {
        return new Frame(axes);
    }

    /**
     * The axes of {@code chosen} neurons of m, in that order. A direction for which there is no neuron, or one that was
     * chosen before, is left empty: everything lies at 0 along it.
     */
    public static Frame ofNeurons(int m, int... chosen) {
        double[][] axes = new double[chosen.length][m];
        for (int d = 0; d < chosen.length; d++) {
            boolean isNew = chosen[d] < m;
            for (int before = 0; before < d; before++) {
                isNew &= chosen[before] != chosen[d];
            }
            if (isNew) {
                axes[d][chosen[d]] = 1;
            }
        }
        return new Frame(axes);
    }

    /** How many directions: 2 or 3. */
    public int dimensions() {
        return axes.length;
    }

    public int neurons() {
        return axes[0].length;
    }

    /** Component of direction {@code d} along neuron {@code k}. */
    public double at(int d, int k) {
        return axes[d][k];
    }

    /** Positions of all rows of {@code matrix [n, m]}: {@code [n, d]}. */
    public double[][] project(Matrix matrix) {
        double[][] positions = new double[matrix.rows()][axes.length];
        float[] row = new float[matrix.columns()];
        for (int i = 0; i < positions.length; i++) {
            matrix.copyRowTo(i, row);
            for (int d = 0; d < axes.length; d++) {
                positions[i][d] = dot(axes[d], row);
            }
        }
        return positions;
    }

    private static double dot(double[] axis, float[] row) {
        double even = 0;
        double odd = 0;
        int k = 0;
        for (; k < row.length - 1; k += 2) {
            even += axis[k] * row[k];
            odd += axis[k + 1] * row[k + 1];
        }
        return k < row.length ? even + odd + axis[k] * row[k] : even + odd;
    }

    /** Part of all rows' squared length that lies along these directions, in [0, 1]; 1 where all is zero. */
    public static double share(Matrix matrix, double[][] positions) {
        double all = 0;
        double seen = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            all += matrix.rowDot(i, i);
            for (double along : positions[i]) {
                seen += along * along;
            }
        }
        return all <= 1e-150 ? 1 : Math.min(1, seen / all);
    }

    /**
     * Row {@code i} of {@code weights [n, m]}, moved so that its position changes by {@code change [d]} and nothing else
     * about it.
     */
    public float[] moved(Matrix weights, int i, double... change) {
        float[] row = new float[weights.columns()];
        weights.copyRowTo(i, row);
        for (int k = 0; k < row.length; k++) {
            double sum = row[k];
            for (int d = 0; d < axes.length; d++) {
                sum += axes[d][k] * change[d];
            }
            row[k] = (float) sum;
        }
        return row;
    }
}
