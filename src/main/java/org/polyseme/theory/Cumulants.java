package org.polyseme.theory;

/**
 * Cumulants, which add where independent random numbers do: {@code κ_q(Σ a_i x_i) = Σ a_i^q κ_q(x_i)}. Arrays run over the
 * order q; moments start with {@code E x^0 = 1}, cumulants with an unused 0.
 */
public final class Cumulants {
    private Cumulants() {}

    /** Cumulants of the moments about 0: {@code κ_q = μ_q - Σ_{i<q} C(q-1, i-1) κ_i μ_{q-i}}. */
    public static double[] ofMoments(double[] moments) {
        double[] cumulants = new double[moments.length];
        for (int q = 1; q < moments.length; q++) {
            cumulants[q] = moments[q] - products(cumulants, moments, q);
        }
        return cumulants;
    }

    /** Moments about 0 of the cumulants: {@code μ_q = Σ_{i<=q} C(q-1, i-1) κ_i μ_{q-i}}. */
    public static double[] toMoments(double[] cumulants) {
        double[] moments = new double[cumulants.length];
        moments[0] = 1;
        for (int q = 1; q < cumulants.length; q++) {
            moments[q] = cumulants[q] + products(cumulants, moments, q);
        }
        return moments;
    }

    /** {@code Σ_{0<i<q} C(q-1, i-1) κ_i μ_{q-i}}. */
    private static double products(double[] cumulants, double[] moments, int q) {
        double sum = 0;
        double choose = 1;
        for (int i = 1; i < q; i++) {
            sum += choose * cumulants[i] * moments[q - i];
            choose *= (q - i) / (double) i;
        }
        return sum;
    }
}
