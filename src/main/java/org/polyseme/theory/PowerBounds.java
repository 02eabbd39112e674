package org.polyseme.theory;

import org.polyseme.state.DataKind;

/**
 * How many features the power autoencoder {@code (A x)^k}, k odd and A of rank d at most, can recover from inputs that are
 * each 0 or, with probability p, drawn from a symmetric law.
 *
 * <p>Recovered is {@code R = (C²/D) / (p μ₂)} with {@code C = E⟨x, (Ax)^k⟩} and {@code D = E|(Ax)^k|²}: scaling A to cA turns C
 * into c^k C and D into c^2k D, so C²/D is the best improvement on the output 0 over all scales, and p μ₂ is what one
 * feature is worth.
 *
 * <p>Source: Chowdhury and Weiner 2606.18538 and M. Swissa's note on it, for the orders, whose constants are not known; the
 * random code and the orthogonal one are derived.
 */
public final class PowerBounds {
    private PowerBounds() {}

    /** {@code C²/D}: the best improvement over all scales of A; 0 where D is. */
    public static double bestImprovement(double c, double d) {
        return d == 0 ? 0 : c * c / d;
    }

    /** R's order where inputs are very sparse, {@code d^k}; d for k = 1. */
    public static double sparseOrder(int k, int d) {
        return Math.pow(d, odd(k));
    }

    /** R's order where they are not, {@code d p^(1/k - 1)}. For k = 1, where A is a projection, d exactly. */
    public static double denseOrder(int k, int d, double p) {
        return d * Math.pow(p, 1.0 / odd(k) - 1);
    }

    /** R's order at any p, the lesser of the two. */
    public static double order(int k, int d, double p) {
        return Math.min(sparseOrder(k, d), denseOrder(k, d, p));
    }

    /** Whether n features are enough for the orders to be about them, {@code n > d^k}. */
    public static boolean applies(int k, int n, int d) {
        return n > sparseOrder(k, d);
    }

    /** The probability {@code d^-k} at which the two orders meet. */
    public static double crossover(int k, int d) {
        return Math.pow(d, -odd(k));
    }

    /** R of d features kept orthogonally and the others dropped, one active at a time: {@code d μ_{k+1}² / (μ_2k μ₂)}. */
    public static double orthogonal(int k, int d, DataKind data) {
        return d * kept(odd(k), data);
    }

    /**
     * R of n unit vectors drawn at random in d dimensions, one active at a time (p → 0):
     * {@code n κ / (1 + (n - 1) E(u·v)^2k)} with κ the {@link #orthogonal} code's R per dimension. Grows to a multiple of d^k.
     */
    public static double randomCode(int k, int n, int d, DataKind data) {
        return n * kept(odd(k), data) / (1 + (n - 1) * sphericalMoment(k, d));
    }

    /** {@code E(u·v)^2k} of two random unit vectors in d dimensions: {@code 1·3·…·(2k-1) / (d (d+2) … (d+2k-2))}. */
    public static double sphericalMoment(int k, int d) {
        double moment = 1;
        for (int j = 0; j < k; j++) {
            moment *= (2 * j + 1.0) / (d + 2 * j);
        }
        return moment;
    }

    private static double kept(int k, DataKind data) {
        double mean = InputMoments.active(data, k + 1);
        return mean * mean / (InputMoments.active(data, 2 * k) * InputMoments.active(data, 2));
    }

    private static int odd(int k) {
        if (k < 1 || k % 2 == 0) {
            throw new IllegalArgumentException("expected an odd power, 1 at least, got " + k);
        }
        return k;
    }
}
