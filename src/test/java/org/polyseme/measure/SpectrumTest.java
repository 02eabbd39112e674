package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class SpectrumTest {
    @Test
    void eigenvaluesOfPointsOnTwoAxes() {
        // Rows ±(2, 0), ±(0, 1): mean 0, covariance diag(8/4, 2/4).
        Matrix w = Matrix.of(4, 2, 2, 0, -2, 0, 0, 1, 0, -1);
        assertArrayEquals(new double[] {2, 0.5}, Spectrum.codeCovariance(w), 1e-12);
    }

    @Test
    void aSharedOffsetDoesNotCount() {
        Matrix w = Matrix.of(4, 2, 12, 5, 8, 5, 10, 6, 10, 4);
        assertArrayEquals(new double[] {2, 0.5}, Spectrum.codeCovariance(w), 1e-12);
    }

    @Test
    void equalEigenvaluesAllParticipate() {
        assertEquals(3, Spectrum.participationRatio(new double[] {0.4, 0.4, 0.4}), 1e-12);
    }
}
