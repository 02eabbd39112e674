package org.polyseme.theory;

/**
 * A made-up code of a point on a circle whose variances are exactly {@code i^-α}: neuron i answers with the wave number
 * {@code ⌈i/2⌉}, odd neurons by its cosine, even ones by its sine. The circle has one dimension, so the curve through
 * activation space is smooth above α = 3 and jagged below. Immutable.
 *
 * <p>Source: the construction behind {@code 1 + 2/d} (Stringer et al. 2019) for d = 1.
 *
 * @param neurons how many, at least 1
 * @param alpha the exponent
 */
public record PowerLawCode(int neurons, double alpha) {
    public PowerLawCode {
        if (neurons < 1 || !Double.isFinite(alpha)) {
            throw new IllegalArgumentException(
                    "expected at least one neuron and a finite exponent, got " + neurons + ", " + alpha);
        }
    }

    /** Activation of neuron 0 … neurons - 1 at an angle in radians. */
    public double activation(int neuron, double angle) {
        int rank = neuron + 1;
        double phase = waveNumber(rank) * angle;
        return Math.sqrt(2 * Math.pow(rank, -alpha)) * (rank % 2 == 1 ? Math.cos(phase) : Math.sin(phase));
    }

    /** Mean squared speed {@code Σ_i i^-α ⌈i/2⌉²} along the circle; bounded as neurons grow if and only if α > 3. */
    public double squaredSpeed() {
        double sum = 0;
        for (int rank = neurons; rank >= 1; rank--) {
            double wave = waveNumber(rank);
            sum += Math.pow(rank, -alpha) * wave * wave;
        }
        return sum;
    }

    private static int waveNumber(int rank) {
        return (rank + 1) / 2;
    }
}
