package org.polyseme.measure;

import java.util.Arrays;
import org.polyseme.state.Matrix;

/**
 * Whether features in a plane form a regular polygon: none of them small, and neighbours equally far apart.
 *
 * <p>Source: Elhage et al. 2022, the digon, triangle and pentagon of features of equal importance.
 */
public final class Polygon {
    private static final double SMALLEST_NORM = 0.5;
    private static final double TOLERANCE_DEGREES = 15;

    private Polygon() {}

    /** True if {@code weights [features, 2]} has every norm above 0.5 and every gap within 15 degrees of 360 / features. */
    public static boolean isRegular(Matrix weights) {
        double even = 360.0 / weights.rows();
        return weights.columns() == 2
                && Arrays.stream(Geometry.norms(weights)).allMatch(norm -> norm > SMALLEST_NORM)
                && Arrays.stream(gaps(weights)).allMatch(gap -> Math.abs(gap - even) <= TOLERANCE_DEGREES);
    }

    /** Angles in degrees from each feature to the next one round, n of them, summing to 360. */
    static double[] gaps(Matrix weights) {
        int features = weights.rows();
        double[] angles = new double[features];
        for (int i = 0; i < features; i++) {
            angles[i] = Math.toDegrees(Math.atan2(weights.at(i, 1), weights.at(i, 0)));
        }
        Arrays.sort(angles);
        double[] gaps = new double[features];
        for (int i = 0; i < features; i++) {
            gaps[i] = i + 1 < features ? angles[i + 1] - angles[i] : angles[0] + 360 - angles[i];
        }
        return gaps;
    }
}
