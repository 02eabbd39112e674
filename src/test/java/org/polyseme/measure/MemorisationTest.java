package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class MemorisationTest {

    @Test
    void hiddenVectorsAreSumsOfTheActiveFeatures() {
        Matrix points = Matrix.of(new double[][] {{0, 2, 0}, {1, 0, 3}});
        Matrix weights = Matrix.of(new double[][] {{1, 0}, {0, 1}, {-1, 1}});
        assertEquals(Matrix.of(2, 2, 0, 2, -2, 3), Memorisation.hidden(points, weights));
    }

    /** Points on a regular polygon of T corners in two neurons have 2/T of a dimension each. */
    @Test
    void pointsOnAPentagonHaveTwoFifthsOfADimension() {
        double[][] directions = new double[5][];
        double[][] points = new double[5][5];
        for (int t = 0; t < 5; t++) {
            directions[t] = new double[] {Math.cos(2 * Math.PI * t / 5), Math.sin(2 * Math.PI * t / 5)};
            points[t][t] = 0.7;
        }
        double[] shares = Memorisation.pointDimensionality(Matrix.of(points), Matrix.of(directions));
        assertArrayEquals(new double[] {0.4, 0.4, 0.4, 0.4, 0.4}, shares, 1e-6);
    }

    @Test
    void pointsOfOtherFeaturesAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Memorisation.hidden(Matrix.of(1, 2, 1, 1), Matrix.of(3, 1, 1, 1, 1)));
    }
}
