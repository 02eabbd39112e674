package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.state.Matrix;

class TightnessTest {
    static Stream<Named<double[][]>> tight() {
        return Stream.of(
                Named.of("pentagon", Shapes.polygon(5)),
                Named.of("tetrahedron", Shapes.TETRAHEDRON),
                Named.of("cube", Shapes.cube()),
                Named.of("square antiprism", Shapes.antiprism(1.0 / 3)),
                Named.of("triangle and digon", Shapes.product(List.of(Shapes.polygon(3), Shapes.DIGON))),
                Named.of("pentagon in five dimensions", padded(Shapes.polygon(5), 5)));
    }

    private static double[][] padded(double[][] corners, int columns) {
        double[][] padded = new double[corners.length][columns];
        for (int i = 0; i < corners.length; i++) {
            System.arraycopy(corners[i], 0, padded[i], 0, corners[i].length);
        }
        return padded;
    }

    @ParameterizedTest
    @MethodSource("tight")
    void tightFramesFillTheirSpanWhateverTheirLength(double[][] corners) {
        assertEquals(0, Tightness.distance(Matrix.of(corners)), 1e-5);
        assertEquals(0, Tightness.distance(Matrix.of(Shapes.scaled(corners, 1.7))), 1e-5);
    }

    /** Σ D of the equal-edge antiprism is 2.9314, so its frame misses the identity by 0.0686 in the trace at least. */
    @Test
    void theEqualEdgeAntiprismIsNotTight() {
        double distance = Tightness.distance(Matrix.of(Shapes.antiprism(1 / (1 + 2 * Math.sqrt(2)))));
        assertTrue(distance > 0.0686 / Math.sqrt(3) && distance < 0.3, "" + distance);
    }

    /** More features than neurons or fewer: the same frame, from the other side. */
    @Test
    void aRunThatDivergedHasNone() {
        assertEquals(Double.NaN, Tightness.distance(Matrix.of(2, 2, Float.NaN, Float.NaN, Float.NaN, Float.NaN)));
        assertEquals(Double.NaN, Tightness.distance(Matrix.of(2, 2, 1, 0, 0, Float.POSITIVE_INFINITY)));
    }

    @Test
    void emptyNeuronsChangeNothing() {
        double[][] corners = Shapes.antiprism(0.26);
        double distance = Tightness.distance(Matrix.of(corners));
        assertEquals(distance, Tightness.distance(Matrix.of(padded(corners, 20))), 1e-9);
    }

    @Test
    void featuresThatAreNotRepresentedAreLeftOut() {
        assertEquals(0, Tightness.distance(Matrix.of(2, 2, 1, 0, 0.001f, 0.01f)), 1e-6);
        assertEquals(0, Tightness.distance(Matrix.of(2, 2, 0, 0, 0, 0)));
    }
}
