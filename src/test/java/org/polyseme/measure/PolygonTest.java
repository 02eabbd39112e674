package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Matrix;

class PolygonTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    0 72 144 216 288, 1.0, true
                    288 0 216 72 144, 1.0, true
                    10 94 160 225 300, 1.0, true
                    0 88 150 216 288, 1.0, false
                    0 90 180 270 270, 1.0, false
                    0 72 144 216 288, 0.49, false
                    """)
    void regularMeansEvenGapsAndNoShortDirection(String degrees, double shortest, boolean regular) {
        double[] angles =
                Stream.of(degrees.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertEquals(regular, Polygon.isRegular(star(shortest, angles)));
    }

    @Test
    void gapsGoRoundOnce() {
        assertArrayEquals(new double[] {180, 90, 90}, Polygon.gaps(star(1, -170, 100, 10)), 1e-4);
    }

    @Test
    void onlyAPlaneHasPolygons() {
        assertFalse(Polygon.isRegular(Matrix.of(3, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1)));
    }

    /** Directions at these angles in degrees, the first of the given length and the others of length 1. */
    private static Matrix star(double firstLength, double... degrees) {
        double[][] rows = new double[degrees.length][2];
        for (int i = 0; i < degrees.length; i++) {
            double length = i == 0 ? firstLength : 1;
            rows[i][0] = length * Math.cos(Math.toRadians(degrees[i]));
            rows[i][1] = length * Math.sin(Math.toRadians(degrees[i]));
        }
        return Matrix.of(rows);
    }
}
