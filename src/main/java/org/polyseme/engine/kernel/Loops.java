package org.polyseme.engine.kernel;

/**
 * The inner loops that are not matrix products. The compiler turns each into vector instructions, but only if every
 * array is read and written at the same index: with two different offsets a loop runs eight times slower. So they start
 * at 0, and tables that repeat row by row are laid out in full. They have no branches either: see {@link #positive}.
 */
final class Loops {
    private Loops() {}

    /** {@code max(z, 0)} without a branch. */
    static float positive(float z) {
        return 0.5f * (z + Math.abs(z));
    }

    /** -1, 0 or 1 without a branch; between them only for denormal x. */
    static float sign(float x) {
        return x / (Math.abs(x) + Float.MIN_NORMAL);
    }

    /** {@code y = b + factor * x}. */
    static void scaleAndAdd(float factor, float[] x, float[] b, float[] y, int count) {
        for (int k = 0; k < count; k++) {
            y[k] = b[k] + factor * x[k];
        }
    }

    /** {@code y += factor * x}. */
    static void addScaled(float factor, float[] x, float[] y, int count) {
        for (int k = 0; k < count; k++) {
            y[k] += factor * x[k];
        }
    }

    /** {@code y += x}. */
    static void add(float[] x, float[] y, int count) {
        for (int k = 0; k < count; k++) {
            y[k] += x[k];
        }
    }

    /** {@code y *= x}. */
    static void multiply(float[] x, float[] y, int count) {
        for (int k = 0; k < count; k++) {
            y[k] *= x[k];
        }
    }

    /** {@code y = max(y, 0)}. */
    static void rectify(float[] y, int count) {
        for (int k = 0; k < count; k++) {
            y[k] = positive(y[k]);
        }
    }

    /** {@code y = 0} where {@code h = 0}, h being rectified. */
    static void gate(float[] h, float[] y, int count) {
        for (int k = 0; k < count; k++) {
            y[k] *= sign(h[k]);
        }
    }

    /** {@code y += factor * sign(x)}. */
    static void addSign(float factor, float[] x, float[] y, int count) {
        for (int k = 0; k < count; k++) {
            y[k] += factor * sign(x[k]);
        }
    }

    /** {@code Σ |x|}, in float64. */
    static double absoluteSum(float[] x, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.abs(x[k]);
        }
        return sum;
    }

    /** Fills {@code table} with copies of {@code row}, one after the other. */
    static void repeat(float[] row, float[] table) {
        for (int at = 0; at < table.length; at += row.length) {
            System.arraycopy(row, 0, table, at, row.length);
        }
    }
}
