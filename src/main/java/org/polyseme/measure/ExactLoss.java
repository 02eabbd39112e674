package org.polyseme.measure;

import java.util.Optional;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.Parameters;

/**
 * The loss of tied models over all inputs there are, not over a sample of them.
 *
 * <p>Output j sees {@code z_j = K_jj x_j + u + b_j} with {@code K = W Wᵀ}, where u is the sum of all other features' independent
 * shares. Given u the mean over x_j is an integral of polynomials; the mean over u is taken one group of features at a
 * time, each turning {@code g(u)} into {@code (1 - p) g(u) + p · (mean of g over u + K_ji x_i)}, on a grid. So n features cost n²
 * passes over a grid, not 2^n subsets. Relative error about 1e-7, above all where many features matter.
 *
 * <p>Loss as in src/docs/model.md, a mean over features weighted by importance, without penalties.
 */
public final class ExactLoss {
    /** Above, a loss takes more than about a second. */
    private static final int MOST_FEATURES = 128;

    private static final int CELLS = 2048;

    /** Nodes and weights of Gauss and Legendre's rule on [-1, 1], exact up to degree 19: {@code (x - relu(z)^9)²} has 18. */
    private static final double[][] GAUSS = {
        {0.1488743389816312, 0.2955242247147529},
        {0.4333953941292472, 0.2692667193099964},
        {0.6794095682990244, 0.2190863625159820},
        {0.8650633666889845, 0.1494513491505806},
        {0.9739065285171717, 0.0666713443086881}
    };

    private final Experiment recipe;
    private final Matrix weights;
    private final Optional<Matrix> bias;
    private final double least;
    private final boolean relu;
    private final int power;
    private final int groupSize;

    private ExactLoss(Experiment recipe, Parameters parameters) {
        this.recipe = recipe;
        weights = parameters.weights();
        bias = parameters.bias();
        least = recipe.data() == DataKind.SPARSE_SIGNED ? -1 : 0;
        relu = recipe.relu() && recipe.model() == ModelKind.TIED_AUTOENCODER;
        power = recipe.power();
        groupSize = recipe.groups() == GroupKind.INDEPENDENT ? 1 : recipe.groupSize();
    }

    /** True for tied autoencoders on sparse uniform data, signed or not, without noise or dropout, up to 128 features. */
    public static boolean applies(Experiment recipe) {
        boolean isTied = recipe.model() == ModelKind.TIED_AUTOENCODER || recipe.model() == ModelKind.POWER_AUTOENCODER;
        boolean isUniform = recipe.data() == DataKind.SPARSE_UNIFORM || recipe.data() == DataKind.SPARSE_SIGNED;
        boolean isQuiet = (recipe.noise() == NoiseKind.NONE || recipe.noiseSd() == 0) && recipe.dropout() == 0;
        return isTied && isUniform && isQuiet && recipe.features() <= MOST_FEATURES;
    }

    /**
     * The loss of these parameters; NaN if they are not finite.
     *
     * @throws IllegalArgumentException where {@link #applies} is false
     */
    public static double of(Experiment recipe, Parameters parameters) {
        if (!applies(recipe)) {
            throw new IllegalArgumentException("expected a tied autoencoder on at most " + MOST_FEATURES
                    + " sparse uniform features, without noise or dropout");
        }
        if (!parameters.isFinite()) {
            return Double.NaN;
        }
        ExactLoss loss = new ExactLoss(recipe, parameters);
        double sum = 0;
        for (int j = 0; j < recipe.features(); j++) {
            double importance = recipe.importance(j);
            sum += importance == 0 ? 0 : importance * loss.ofOutput(j);
        }
        return sum / recipe.features();
    }

    /** {@code E (x_j - f(z_j))²}. */
    private double ofOutput(int j) {
        int features = recipe.features();
        double low = 0;
        double high = 0;
        for (int i = 0; i < features; i++) {
            double share = i == j ? 0 : weights.rowDot(i, j);
            low += Math.min(share * least, share);
            high += Math.max(share * least, share);
        }
        double b = bias.isPresent() ? bias.get().at(0, j) : 0;
        double own = weights.rowDot(j, j);
        // u stays within [low, high]; the margin keeps what lies beyond away from it at every pass.
        int margin = 2 * features + 8;
        Sampled active = Sampled.of(u -> whileActive(own, u + b), Math.min(low, 0), Math.max(high, 0), CELLS, margin);
        Sampled silent = Sampled.of(u -> squared(output(u + b)), Math.min(low, 0), Math.max(high, 0), CELLS, margin);
        Sampled mean = ownGroup(j, active, silent);
        for (int from = 0; from < features; from += groupSize) {
            if (from / groupSize != j / groupSize) {
                mean = otherGroup(j, from, mean);
            }
        }
        return mean.atZero();
    }

    /** The mean over output j's own feature and the others of its group. */
    private Sampled ownGroup(int j, Sampled active, Sampled silent) {
        int from = j / groupSize * groupSize;
        double p = recipe.featureProbability(from);
        if (recipe.groups() != GroupKind.ANTICORRELATED) {
            return Sampled.sum(p, allActive(j, from, active), 1 - p, silent);
        }
        double each = p / (end(from) - from);
        Sampled mean = Sampled.sum(each, active, 1 - p, silent);
        for (int i = from; i < end(from); i++) {
            mean = i == j ? mean : Sampled.sum(1, mean, each, over(i, j, silent));
        }
        return mean;
    }

    private Sampled otherGroup(int j, int from, Sampled g) {
        double p = recipe.featureProbability(from);
        if (p == 0) {
            return g;
        }
        if (recipe.groups() != GroupKind.ANTICORRELATED) {
            return Sampled.sum(p, allActive(j, from, g), 1 - p, g);
        }
        Sampled mean = Sampled.sum(1 - p, g, 0, g);
        for (int i = from; i < end(from); i++) {
            mean = Sampled.sum(1, mean, p / (end(from) - from), over(i, j, g));
        }
        return mean;
    }

    /** The mean over the magnitudes of all features of a group but j. */
    private Sampled allActive(int j, int from, Sampled g) {
        Sampled mean = g;
        for (int i = from; i < end(from); i++) {
            mean = i == j ? mean : over(i, j, mean);
        }
        return mean;
    }

    /** The mean over active feature i's magnitude. */
    private Sampled over(int i, int j, Sampled g) {
        double share = weights.rowDot(i, j);
        return share == 0 ? g : g.averaged(Math.min(share * least, share), Math.max(share * least, share));
    }

    private int end(int from) {
        return Math.min(from + groupSize, recipe.features());
    }

    /** Mean of {@code (x - f(own x + rest))²} over x, whole pieces of polynomial at a time. */
    private double whileActive(double own, double rest) {
        double kink = relu && own > 0 ? Math.max(least, Math.min(1, -rest / own)) : least;
        return (piece(least, kink, own, rest) + piece(kink, 1, own, rest)) / (1 - least);
    }

    private double piece(double from, double to, double own, double rest) {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (double[] node : GAUSS) {
            double below = middle - half * node[0];
            double above = middle + half * node[0];
            sum += node[1]
                    * (squared(below - output(own * below + rest)) + squared(above - output(own * above + rest)));
        }
        return half * sum;
    }

    private double output(double z) {
        double base = relu ? Math.max(z, 0) : z;
        double result = base;
        for (int q = 1; q < power; q++) {
            result *= base;
        }
        return result;
    }

    private static double squared(double value) {
        return value * value;
    }
}
