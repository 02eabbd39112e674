package org.polyseme.theory;

import org.polyseme.state.NoiseKind;

/**
 * How peaked noise is, which decides whether it drives features onto single neurons. Noise of negative excess kurtosis
 * costs least where a feature sits on one neuron and so raises the fourth norm; gaussian noise does not care; noise of
 * positive excess kurtosis lowers it.
 *
 * <p>Source: Lecomte et al. 2312.03096, noise experiment; the identity is derived (src/docs/model.md).
 */
public final class NoiseKurtosis {
    private NoiseKurtosis() {}

    /**
     * Excess kurtosis κ of one entry of the noise: -2 bipolar, -1.2 uniform, 0 gaussian and none, 3 Laplace.
     *
     * @param chosen what noise by kurtosis has
     */
    public static double excess(NoiseKind noise, double chosen) {
        return switch (noise) {
            case BIPOLAR -> -2;
            case UNIFORM -> -1.2;
            case NONE, GAUSSIAN -> 0;
            case LAPLACE -> 3;
            case BY_KURTOSIS -> chosen;
        };
    }

    /**
     * Excess kurtosis of the noise as an output sees it, {@code w · ξ}: exactly {@code κ |w|₄⁴ / |w|₂⁴} for independent
     * entries of ξ. Its variance depends on |w|₂ alone, so up to fourth order only |w|₄ can be selected for.
     *
     * @param excess of one entry, κ
     * @param weights a feature's weights [m]
     * @return in [κ, 0] or [0, κ]; 0 for weights of zero
     */
    public static double projected(double excess, double[] weights) {
        double squares = 0;
        double fourths = 0;
        for (double weight : weights) {
            squares += weight * weight;
            fourths += weight * weight * weight * weight;
        }
        return squares == 0 ? 0 : excess * fourths / (squares * squares);
    }
}
