package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.polyseme.state.DataKind;

class CumulantsTest {

    @Test
    void normalNumbersHaveOneCumulant() {
        double[] moments = InputMoments.of(DataKind.SPARSE_GAUSSIAN, 1, 8);
        assertArrayEquals(new double[] {1, 0, 1, 0, 3, 0, 15, 0, 105}, moments);
        assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0, 0, 0, 0}, Cumulants.ofMoments(moments), 1e-12);
    }

    /** Bernoulli numbers over q: 1/2, 1/12, 0, -1/120, 0, 1/252. */
    @Test
    void uniformNumbersHaveBernoullisCumulants() {
        double[] moments = InputMoments.of(DataKind.SPARSE_UNIFORM, 1, 6);
        assertArrayEquals(
                new double[] {0, 1.0 / 2, 1.0 / 12, 0, -1.0 / 120, 0, 1.0 / 252}, Cumulants.ofMoments(moments), 1e-12);
    }

    @Test
    void momentsComeBack() {
        double[] moments = InputMoments.of(DataKind.SPARSE_SIGNED, 0.05, 10);
        assertArrayEquals(moments, Cumulants.toMoments(Cumulants.ofMoments(moments)), 1e-14);
    }

    /** The sum of two uniforms is triangular: E s² = 7/6, E s³ = 3/2. */
    @Test
    void cumulantsAddWhereNumbersDo() {
        double[] one = Cumulants.ofMoments(InputMoments.of(DataKind.SPARSE_UNIFORM, 1, 3));
        double[] two = {0, 2 * one[1], 2 * one[2], 2 * one[3]};
        assertEquals(7.0 / 6, Cumulants.toMoments(two)[2], 1e-12);
        assertEquals(1.5, Cumulants.toMoments(two)[3], 1e-12);
    }
}
