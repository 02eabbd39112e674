package org.polyseme.measure;

import org.polyseme.state.Matrix;

/**
 * How far features have come from where they started: {@code W(0) W(t)ᵀ [features at the start, features now]}. Its
 * diagonal is what every feature kept of its own direction. Source: the correlation matrix of Lecomte et al. 2312.03096.
 */
public final class Journey {
    private Journey() {}

    /** Scalar products of every row of {@code start} with every row of {@code now}, summed in float64. */
    public static Matrix products(Matrix start, Matrix now) {
        return products(start, now, false);
    }

    /** The same as cosines, in [-1, 1]; 0 where a direction is missing. */
    public static Matrix cosines(Matrix start, Matrix now) {
        return products(start, now, true);
    }

    private static Matrix products(Matrix start, Matrix now, boolean cosines) {
        if (start.columns() != now.columns()) {
            throw new IllegalArgumentException(
                    "expected as many neurons at the start as now, " + now.columns() + ", got " + start.columns());
        }
        float[] from = new float[start.columns()];
        float[] to = new float[now.columns()];
        float[] products = new float[start.rows() * now.rows()];
        for (int i = 0; i < start.rows(); i++) {
            start.copyRowTo(i, from);
            for (int l = 0; l < now.rows(); l++) {
                now.copyRowTo(l, to);
                double product = 0;
                for (int k = 0; k < from.length; k++) {
                    product += (double) from[k] * to[k];
                }
                double scale = cosines ? start.rowNorm(i) * now.rowNorm(l) : 1;
                products[i * now.rows() + l] = (float) (scale == 0 ? 0 : product / scale);
            }
        }
        return Matrix.of(start.rows(), now.rows(), products);
    }
}
