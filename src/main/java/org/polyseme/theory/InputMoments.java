package org.polyseme.theory;

import org.polyseme.state.DataKind;

/** Moments {@code E x^q} of one feature of sparse data. */
public final class InputMoments {
    private InputMoments() {}

    /**
     * {@code μ_q}, the moment of an active feature's value: 1/(q+1) for uniform ones, for signed and gaussian ones 0 at odd
     * q. A fixed set's points are drawn like sparse uniform ones.
     */
    public static double active(DataKind data, int q) {
        return switch (data) {
            case STANDARD_BASIS -> 1;
            case SPARSE_UNIFORM, FIXED_SET -> 1.0 / (q + 1);
            case SPARSE_SIGNED -> q % 2 == 1 ? 0 : 1.0 / (q + 1);
            case SPARSE_GAUSSIAN -> q % 2 == 1 ? 0 : doubleFactorial(q - 1);
        };
    }

    /** The moments 0 to {@code highest} of a feature that is active with probability p. */
    public static double[] of(DataKind data, double p, int highest) {
        double[] moments = new double[highest + 1];
        moments[0] = 1;
        for (int q = 1; q <= highest; q++) {
            moments[q] = p * active(data, q);
        }
        return moments;
    }

    private static double doubleFactorial(int q) {
        return q <= 1 ? 1 : q * doubleFactorial(q - 2);
    }
}
