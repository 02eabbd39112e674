package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Matrix;

class GeometryTest {

    /** k features on a regular k-gon share 2 dimensions: 2/k each (k >= 3), by the tight-frame identity. */
    @ParameterizedTest
    @CsvSource({"3, 0.6666667", "4, 0.5", "5, 0.4", "6, 0.3333333", "8, 0.25"})
    void aPolygonSharesItsTwoDimensionsEqually(int corners, double each) {
        double[] shares = Geometry.dimensionality(polygon(corners, 1.17));
        double[] expected = new double[corners];
        Arrays.fill(expected, each);
        assertArrayEquals(expected, shares, 1e-6);
    }

    @Test
    void anAntipodalPairHasHalfADimensionEach() {
        assertArrayEquals(
                new double[] {0.5, 0.5, 1}, Geometry.dimensionality(Matrix.of(3, 2, 1, 0, -1, 0, 0, 2)), 1e-12);
    }

    @Test
    void aFeatureWithoutADirectionHasNoDimension() {
        assertArrayEquals(new double[] {0, 1}, Geometry.dimensionality(Matrix.of(2, 2, 0, 0, 0, 0.3f)), 1e-12);
    }

    @Test
    void dimensionalityDoesNotDependOnTheScaleOfTheWeights() {
        assertArrayEquals(Geometry.dimensionality(random(7, 4, 1)), Geometry.dimensionality(random(7, 4, 32)), 1e-6);
    }

    @Test
    void theDimensionsOfAllFeaturesTogetherAreAtMostTheRank() {
        for (int seed = 0; seed < 50; seed++) {
            double sum = Arrays.stream(Geometry.dimensionality(random(9, 4, 1 + seed)))
                    .sum();
            assertEquals(0, Math.max(0, sum - 4), 1e-6);
        }
    }

    @Test
    void interferenceIsTheSquaredOverlapOfTheOthers() {
        Matrix weights = Matrix.of(3, 2, 1, 0, 0.6f, 0.8f, 0, -2);
        assertArrayEquals(new double[] {0.36, 0.36 + 2.56, 2.56}, Geometry.interference(weights), 1e-6);
    }

    /** Large enough for the way that takes many rows in one go; the oracle takes them one by one. */
    @ParameterizedTest
    @CsvSource({"70, 90", "16, 400", "129, 33"})
    void interferenceOfManyFeaturesIsThatOfEach(int features, int neurons) {
        Matrix weights = random(features, neurons, 3);
        double[] expected = new double[features];
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < features; j++) {
                double dot = i == j ? 0 : weights.rowDot(i, j);
                expected[i] += dot * dot;
            }
            assertEquals(expected[i], Geometry.interference(weights)[i], 1e-12 * expected[i]);
        }
    }

    @Test
    void overlapIsTheCosine() {
        Matrix weights = Matrix.of(3, 2, 3, 0, -0.6f, 0.8f, 0, 0);
        assertEquals(-0.6, Geometry.overlap(weights, 0, 1), 1e-7);
        assertEquals(0, Geometry.overlap(weights, 0, 2));
    }

    private static Matrix polygon(int corners, double radius) {
        double[][] rows = IntStream.range(0, corners)
                .mapToDouble(i -> 2 * Math.PI * i / corners)
                .mapToObj(a -> new double[] {radius * Math.cos(a), radius * Math.sin(a)})
                .toArray(double[][]::new);
        return Matrix.of(rows);
    }

    private static Matrix random(int rows, int columns, double scale) {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * (random.nextDouble() - 0.5));
        }
        return Matrix.of(rows, columns, values);
    }
}
