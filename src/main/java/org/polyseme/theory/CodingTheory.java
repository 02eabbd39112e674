package org.polyseme.theory;

/**
 * What coding theory says of a layer of neurons, in bits. Features count as independent, each silent with probability S
 * and else worth H_elem bits; a neuron counts as a channel of as many bits.
 *
 * <p>Source: Marshall and Kirchner 2024, "Understanding polysemanticity in neural networks through coding theory", arXiv
 * 2401.17975, supplement, section 2; the critical exponent: Stringer et al. 2019.
 */
public final class CodingTheory {
    private CodingTheory() {}

    /**
     * The exponent {@code 1 + 2/d} above which the variances {@code i^-α} of a code over d-dimensional stimuli leave it
     * smooth. Assumes stimuli on a compact manifold. At least 1, which d without bound comes to.
     */
    public static double criticalExponent(int dimensions) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("expected at least 1 dimension, got " + dimensions);
        }
        return 1 + 2.0 / dimensions;
    }

    /** {@code -q log2 q - (1-q) log2 (1-q)}, for q in [0, 1]. Range [0, 1]. */
    public static double binaryEntropy(double q) {
        share("a probability", q);
        return q == 0 || q == 1 ? 0 : -(q * Math.log(q) + (1 - q) * Math.log1p(-q)) / Math.log(2);
    }

    /** Bits in {@code features} independent ones of sparsity S: {@code n (H_b(S) + (1-S) H_elem)}. */
    public static double sourceEntropy(int features, double sparsity, double bitsPerActive) {
        share("a sparsity", sparsity);
        return features * (binaryEntropy(sparsity) + (1 - sparsity) * bitsPerActive);
    }

    /**
     * Neurons a feature that the best code takes: {@code m/n = (1-S) + H_b(S)/H_elem}, the source's entropy over what n
     * neurons carry. To be held against the measured dimensions per feature.
     */
    public static double neuronsPerFeature(double sparsity, double bitsPerActive) {
        if (!(bitsPerActive > 0)) {
            throw new IllegalArgumentException("expected more than 0 bits, got " + bitsPerActive);
        }
        return sourceEntropy(1, sparsity, bitsPerActive) / bitsPerActive;
    }

    /** At most so many bits pass through m neurons of C bits each at dropout D: {@code (1-D) C m}. */
    public static double dropoutCapacityAtMost(int neurons, double bitsPerNeuron, double dropout) {
        share("a dropout", dropout);
        return (1 - dropout) * bitsPerNeuron * neurons;
    }

    /**
     * At least so many bits do: {@code (1-ε)} of the most, {@code ε = -log2(1 - 2^-C)}. As the theorem prints it; by its
     * dimension ε should be divided by C, which would only raise the bound.
     */
    public static double dropoutCapacityAtLeast(int neurons, double bitsPerNeuron, double dropout) {
        double lost = -Math.log1p(-Math.pow(2, -bitsPerNeuron)) / Math.log(2);
        return Math.max(0, 1 - lost) * dropoutCapacityAtMost(neurons, bitsPerNeuron, dropout);
    }

    /** About so many bits at most are in m neurons whose variances fall as {@code i^-α}: {@code m bits - α m log2(m/e)}. */
    public static double powerLawEntropy(int neurons, double bitsPerNeuron, double alpha) {
        return neurons * bitsPerNeuron - alpha * neurons * Math.log(neurons / Math.E) / Math.log(2);
    }

    /**
     * Mean energy {@code ½|A r|²} of activations A with covariance Σ over m neurons, projected by r {@code [m, 3]} with
     * normal entries of variance 1/m: {@code 3/(2m) tr Σ}. The supplement prints {@code ½ tr Σ}, which would need columns
     * of variance 1/3.
     */
    public static double projectionEnergy(double totalVariance, int neurons) {
        return 1.5 * totalVariance / neurons;
    }

    private static void share(String what, double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("expected " + what + " in [0, 1], got " + q);
        }
    }
}
