package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

    /** Two neurons, one dimension of which three points share a third each, while the fourth has the other: D = 1/3, 1. */
    @Test
    void theSpreadIsAboutAnEvenShare() {
        assertEquals(0, Memorisation.spread(new double[] {0.4, 0.4, 0.4, 0.4, 0.4}, 2), 1e-12);
        double third = 1.0 / 3;
        double expected = Math.sqrt((3 * (0.5 - third) * (0.5 - third) + 0.25) / 4) / 0.5;
        assertEquals(expected, Memorisation.spread(new double[] {third, third, third, 1}, 2), 1e-12);
        assertEquals(1, Memorisation.spread(new double[] {Double.NaN, 1, Double.NaN, 1}, 2), 1e-12);
        assertEquals(0, Memorisation.spread(new double[] {1, 1}, 5), 1e-12);
    }

    @Test
    void whatDoesNotComeBackIsAPartOfTheSquares() {
        Matrix points = Matrix.of(new double[][] {{3, 0}, {0, 4}});
        Network keepsFirst = Network.layered(
                List.of(new double[][] {{1}, {0}}, new double[][] {{1, 0}}),
                List.of(Nonlinearity.LINEAR, Nonlinearity.RELU));
        assertEquals(16.0 / 25, Memorisation.lost(keepsFirst, points), 1e-12);
        assertFalse(Memorisation.isByHeart(0.64));
        assertTrue(Memorisation.isByHeart(0.009));
    }

    @Test
    void pointsOfOtherFeaturesAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Memorisation.hidden(Matrix.of(1, 2, 1, 1), Matrix.of(3, 1, 1, 1, 1)));
    }
}
