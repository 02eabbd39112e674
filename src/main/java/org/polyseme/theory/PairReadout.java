package org.polyseme.theory;

/**
 * How well one layer of d neurons computes the AND of every pair of n features at once, where features are 0 or 1 and only
 * some are active: neuron k is {@code relu(Σ_{i in S_k} x_i - 1)} over a random set {@code S_k} that holds each feature with
 * the same probability, and a pair is read by the mean over the neurons that hold both its features. Errors are exact
 * means over random sets; those are independent, so that n does not enter.
 *
 * <p>Source: after the universal AND of Hänni et al. 2408.05451; the formulas are derived, from binomial distributions.
 */
public final class PairReadout {
    private static final int SHARES = 60;
    private static final double LEAST_SHARE = 0.005;

    private PairReadout() {}

    /**
     * Mean squared error of a readout.
     *
     * @param both how many of the pair's features are active, 0 to 2; the readout should be 1 for 2, else 0
     * @param others how many other features are active
     * @param share probability in (0, 1] with which a neuron reads a feature
     * @param neurons d, at least 1
     */
    public static double squaredError(int both, int others, double share, int neurons) {
        double target = both == 2 ? 1 : 0;
        double mean = 0;
        double square = 0;
        for (int read = 0; read <= others; read++) {
            double value = Math.max(0, both + read - 1);
            double chance = binomial(others, read, share);
            mean += chance * value;
            square += chance * value * value;
        }
        double spread = Math.max(0, square - mean * mean);
        double unread = Math.pow(1 - share * share, neurons);
        return (1 - unread) * (mean - target) * (mean - target)
                + spread * meanInverse(neurons, share * share)
                + unread * target;
    }

    /** Root of the mean squared error of the worst kind of pair: both, one or none of it active, of so many active features. */
    public static double worst(int active, double share, int neurons) {
        double worst = 0;
        for (int both = 0; both <= Math.min(2, active); both++) {
            worst = Math.max(worst, squaredError(both, active - both, share, neurons));
        }
        return Math.sqrt(worst);
    }

    /** The share, of sixty from 0.005 to 1, for which the worst kind of pair is read best. */
    public static double bestShare(int active, int neurons) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < SHARES; s++) {
            double share = Math.pow(LEAST_SHARE, s / (SHARES - 1.0));
            double error = worst(active, share, neurons);
            if (error < least) {
                least = error;
                best = share;
            }
        }
        return best;
    }

    /** {@code E[1/K; K > 0]} for K binomial: {@code f(d) = (1-p) f(d-1) + (1 - (1-p)^d)/d}. */
    static double meanInverse(int trials, double p) {
        double mean = 0;
        double none = 1;
        for (int d = 1; d <= trials; d++) {
            none *= 1 - p;
            mean = (1 - p) * mean + (1 - none) / d;
        }
        return mean;
    }

    private static double binomial(int trials, int successes, double p) {
        double chance = 1;
        for (int k = 0; k < successes; k++) {
            chance *= p * (trials - k) / (k + 1);
        }
        return chance * Math.pow(1 - p, trials - successes);
    }

    /** The order of features whose pairs d neurons can compute at most, {@code d²/ln d}, d > 1: Adler and Shavit 2409.15318. */
    public static double mostComputed(double neurons) {
        return neurons * neurons / Math.log(neurons);
    }

    /** The order of neurons that compute the ANDs of pairs among so many, {@code √m' ln m'}: Adler and Shavit 2409.15318. */
    public static double neuronsFor(double computed) {
        return Math.sqrt(computed) * Math.log(computed);
    }
}
