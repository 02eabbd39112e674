package org.polyseme.measure;

import org.polyseme.state.Matrix;

/**
 * The {@link PrincipalPlane} and, at right angles to it, the direction that keeps most of what is left. A smooth function
 * of the weights for the same reasons: a fixed start, a fixed number of rounds.
 */
public final class PrincipalSpace {
    private static final int ROUNDS = 64;
    private static final long BUDGET = 4_000_000;
    private static final double TINY = 1e-150;

    private PrincipalSpace() {}

    /** The frame of {@code weights [n, m]} in two or three directions; the third is empty where m is below 3. */
    public static Frame of(Matrix weights, int dimensions) {
        PrincipalPlane plane = PrincipalPlane.of(weights);
        if (dimensions == 2) {
            return Frame.over(new double[][] {plane.axis(0), plane.axis(1)});
        }
        return Frame.over(new double[][] {plane.axis(0), plane.axis(1), third(weights, plane)});
    }

    private static double[] third(Matrix weights, PrincipalPlane plane) {
        int n = weights.rows();
        int m = weights.columns();
        double[] start = new double[m];
        if (m < 3) {
            return start;
        }
        for (int k = 0; k < m; k++) {
            start[k] = Math.cos(Math.sqrt(2) * Math.PI * k + 1);
        }
        double[] axis = start.clone();
        normalise(axis, plane);
        float[] row = new float[m];
        int rounds = (int) Math.max(4, Math.min(ROUNDS, BUDGET / (2L * n * m)));
        for (int r = 0; r < rounds; r++) {
            double[] next = new double[m];
            for (int i = 0; i < n; i++) {
                weights.copyRowTo(i, row);
                double along = 0;
                for (int k = 0; k < m; k++) {
                    along += axis[k] * row[k];
                }
                for (int k = 0; k < m; k++) {
                    next[k] += along * row[k];
                }
            }
            if (!normalise(next, plane)) {
                break; // nothing is left: any direction is as good as the one before
            }
            axis = next;
        }
        double facing = 0;
        for (int k = 0; k < m; k++) {
            facing += axis[k] * start[k];
        }
        for (int k = 0; facing < 0 && k < m; k++) {
            axis[k] = -axis[k];
        }
        return axis;
    }

    /** At right angles to the plane and of length 1; false, and without meaning, where nothing is left. */
    private static boolean normalise(double[] axis, PrincipalPlane plane) {
        double before = dot(axis, axis);
        for (int pass = 0; pass < 2; pass++) {
            for (int d = 0; d < 2; d++) {
                double[] other = plane.axis(d);
                double along = dot(axis, other);
                for (int k = 0; k < axis.length; k++) {
                    axis[k] -= along * other[k];
                }
            }
        }
        double left = dot(axis, axis);
        if (left <= Math.max(TINY, 1e-18 * before)) {
            return false;
        }
        double scale = 1 / Math.sqrt(left);
        for (int k = 0; k < axis.length; k++) {
            axis[k] *= scale;
        }
        return true;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
