package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class JourneyTest {
    private static final Matrix START = Matrix.of(new double[][] {{1, 2, 0}, {0, 0, 3}});
    private static final Matrix NOW = Matrix.of(new double[][] {{1, 0, 0}, {1, 1, 1}, {0, 0, 0}});

    @Test
    void rowsAreFeaturesAtTheStartAndColumnsFeaturesNow() {
        assertEquals(Matrix.of(2, 3, 1, 3, 0, 0, 3, 0), Journey.products(START, NOW));
    }

    @Test
    void cosinesLeaveLengthsOut() {
        Matrix cosines = Journey.cosines(START, NOW);
        assertEquals(1 / Math.sqrt(5), cosines.at(0, 0), 1e-7);
        assertEquals(1 / Math.sqrt(3), cosines.at(1, 1), 1e-7);
        assertEquals(0, cosines.at(0, 2));
    }

    @Test
    void weightsOfOtherNeuronsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Journey.products(START, Matrix.of(1, 2, 1, 1)));
    }
}
