package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GramRoundsTest {
    @ParameterizedTest
    @CsvSource({"2, 3", "5, 40", "32, 128", "7, 501"})
    void agreesWithTheSameRoundsOnTheWeightsThemselves(int n, int m) {
        float[] w = random(n * m);
        double[] a = new double[m];
        double[] b = new double[m];
        for (int k = 0; k < m; k++) {
            a[k] = Math.cos(k);
            b[k] = Math.sin(k);
        }
        PrincipalPlane.orthonormalise(a, b);
        double[] directA = a.clone();
        double[] directB = b.clone();
        double[] p = new double[n];
        double[] q = new double[n];
        for (int r = 0; r < 20; r++) {
            PrincipalPlane.project(w, directA, directB, p, q);
            PrincipalPlane.lift(w, p, q, directA, directB);
            PrincipalPlane.orthonormalise(directA, directB);
        }

        assertTrue(GramRounds.turn(w, a, b, 20));

        assertArrayEquals(directA, a, 1e-9);
        assertArrayEquals(directB, b, 1e-9);
        assertEquals(0, PrincipalPlane.dot(a, b), 1e-12);
        assertEquals(1, PrincipalPlane.dot(a, a), 1e-12);
    }

    @Test
    void refusesWhatLeavesNoPlaneAndTouchesNothing() {
        double[] a = {1, 0, 0};
        double[] b = {0, 1, 0};

        assertFalse(GramRounds.turn(new float[6], a, b, 4), "weights that are all zero");
        assertFalse(GramRounds.turn(new float[] {1, 1, 1, 2, 2, 2}, a, b, 4), "features that are all parallel");

        assertArrayEquals(new double[] {1, 0, 0}, a);
        assertArrayEquals(new double[] {0, 1, 0}, b);
    }

    @Test
    void isCheaperOnlyWhereFeaturesAreFew() {
        assertTrue(GramRounds.isCheaper(32, 128, 64));
        assertFalse(GramRounds.isCheaper(400, 30, 64));
        assertFalse(GramRounds.isCheaper(256, 1024, 7));
    }

    private static float[] random(int size) {
        SplittableRandom dice = new SplittableRandom(3);
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            values[k] = (float) dice.nextGaussian();
        }
        return values;
    }
}
