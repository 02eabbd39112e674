package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class PackingTest {
    /** A regular polygon of features with this norm, on two neurons. */
    private static Matrix polygon(int features, double norm) {
        double[][] rows = new double[features][];
        for (int i = 0; i < features; i++) {
            double angle = 2 * Math.PI * i / features;
            rows[i] = new double[] {norm * Math.cos(angle), norm * Math.sin(angle)};
        }
        return Matrix.of(rows);
    }

    @Test
    void agreesWithTheSingleMeasures() {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[30 * 17];
        for (int q = 0; q < values.length; q++) {
            values[q] = (float) (2 * random.nextDouble() - 1);
        }
        Matrix weights = Matrix.of(30, 17, values);
        Packing packing = Packing.of(weights);
        double[] shares = Geometry.dimensionality(weights);
        double[] sums = Geometry.interference(weights);
        for (int i = 0; i < 30; i++) {
            assertEquals(weights.rowNorm(i), packing.norm(i));
            assertEquals(shares[i], packing.dimensionality(i), 1e-6);
            assertEquals(sums[i], packing.interference(i), 1e-5 * sums[i]);
        }
    }

    @Test
    void aFeatureOfAPentagonHasTwoFifthsOfADimension() {
        Packing packing = Packing.of(polygon(5, 1.13));
        for (int i = 0; i < 5; i++) {
            assertEquals(0.4, packing.dimensionality(i), 1e-6);
        }
        assertEquals(2, packing.dimensions(), 1e-6);
    }

    @Test
    void dimensionsPerFeatureDivideTheNeuronsByTheSquaredLengths() {
        assertEquals(2 / (5 * 1.44), Packing.of(polygon(5, 1.2)).dimensionsPerFeature(), 1e-6);
    }

    @Test
    void aFeatureWithoutADirectionHasNothing() {
        Packing packing = Packing.of(Matrix.of(2, 2, 0, 0, 1, 0));
        assertEquals(0, packing.dimensionality(0));
        assertEquals(1, packing.dimensionality(1));
        assertEquals(0, packing.interference(0));
    }

    @Test
    void weightsOfZeroHaveInfinitelyManyDimensionsPerFeature() {
        assertEquals(
                Double.POSITIVE_INFINITY,
                Packing.of(Matrix.of(2, 3, new float[6])).dimensionsPerFeature());
    }

    /** Beyond what the overlap matrix shows: 512 features on 4,096 neurons. */
    @Test
    void noFeatureIsLeftOutHoweverManyThereAre() {
        float[] values = new float[512 * 4096];
        values[5] = 1;
        values[511 * 4096 + 5] = -1;
        Packing packing = Packing.of(Matrix.of(512, 4096, values));
        assertEquals(0.5, packing.dimensionality(511));
    }
}
