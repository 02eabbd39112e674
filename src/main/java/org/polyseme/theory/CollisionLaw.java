package org.polyseme.theory;

/**
 * How many neurons become polysemantic by chance, if each of n features settles on one of m neurons at random, with a
 * random sign, and a neuron ends polysemantic where features of opposite sign meet.
 *
 * <p>Source: Lecomte et al., "What Causes Polysemanticity?", arXiv 2312.03096, collision experiment. Assumes n ≪ m and
 * independent choices; early interference between features breaks the second, so measured counts scatter around it.
 */
public final class CollisionLaw {
    /** The part of the estimate, on either side, within which the mean of many seeds is taken to agree with it. */
    public static final double BAND = 0.35;

    private CollisionLaw() {}

    /** The paper's estimate n² / 4m of the number of polysemantic neurons. */
    public static double estimate(int features, int neurons) {
        return (double) features * features / (4.0 * neurons);
    }

    /**
     * The exact expectation of the number of neurons that hold at least one feature of each sign, when n features fall
     * independently into 2m signed bins: {@code m (1 - 2 (1 - 1/2m)^n + (1 - 1/m)^n)}. At most the number of neurons.
     */
    public static double signedBins(int features, int neurons) {
        double oneSignMissing = Math.pow(1 - 1 / (2.0 * neurons), features);
        double bothMissing = Math.pow(1 - 1 / (double) neurons, features);
        return neurons * (1 - 2 * oneSignMissing + bothMissing);
    }
}
