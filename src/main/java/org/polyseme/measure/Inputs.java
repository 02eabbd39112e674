package org.polyseme.measure;

import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;
import org.polyseme.state.ModelKind;

/**
 * What a recipe's network sees, for measures that need stimuli: drawn by the recipe's law, not the samples of its run.
 * A fixed set is stood in for by fresh points of its law. Pure functions of recipe, number and seed.
 */
public final class Inputs {
    private Inputs() {}

    /** So many samples {@code [samples, features]}; all n one-hot vectors for the standard basis, whatever the number. */
    public static Activations of(Experiment recipe, int samples, long seed) {
        int n = recipe.features();
        if (recipe.data() == DataKind.STANDARD_BASIS) {
            Activations.checkSize(n, n);
            DMatrixRMaj basis = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                basis.set(i, i, 1);
            }
            return new Activations(basis);
        }
        Activations.checkSize(samples, n);
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj x = new DMatrixRMaj(samples, n);
        int width = recipe.groups() == GroupKind.INDEPENDENT ? 1 : recipe.groupSize();
        for (int t = 0; t < samples; t++) {
            for (int from = 0; from < n; from += width) {
                if (random.nextDouble() < recipe.featureProbability(from)) {
                    activate(recipe, x, t, from, Math.min(from + width, n), random);
                }
            }
        }
        return new Activations(x);
    }

    /**
     * The law itself instead of draws from it, where always one feature alone is active: each at so many values evenly
     * spaced in (0, 1), at the middles of as many cells. Empty for any other law.
     */
    public static Optional<Activations> even(Experiment recipe, int values) {
        int n = recipe.features();
        boolean isOneActive = recipe.data() == DataKind.SPARSE_UNIFORM
                && recipe.groups() == GroupKind.ANTICORRELATED
                && recipe.groupSize() >= n
                && recipe.featureProbability(0) == 1;
        if (!isOneActive) {
            return Optional.empty();
        }
        Activations.checkSize(n * values, n);
        DMatrixRMaj x = new DMatrixRMaj(n * values, n);
        for (int t = 0; t < x.numRows; t++) {
            x.set(t, t / values, (t % values + 0.5) / values);
        }
        return Optional.of(new Activations(x));
    }

    private static void activate(
            Experiment recipe, DMatrixRMaj x, int sample, int from, int to, SplittableRandom random) {
        if (recipe.groups() == GroupKind.ANTICORRELATED) {
            x.set(sample, from + random.nextInt(to - from), value(recipe, random));
            return;
        }
        for (int i = from; i < to; i++) {
            x.set(sample, i, value(recipe, random));
        }
    }

    private static double value(Experiment recipe, SplittableRandom random) {
        return switch (recipe.data()) {
            case SPARSE_SIGNED -> 2 * random.nextDouble() - 1;
            case SPARSE_GAUSSIAN -> random.nextGaussian();
            default -> random.nextDouble();
        };
    }

    /**
     * What the outputs are compared with: the inputs, their sizes for the absolute-value model, the first ones where
     * there are fewer outputs than inputs.
     *
     * @param outputs how many outputs the network has, at most as many as inputs
     */
    public static Activations targets(Experiment recipe, Activations inputs, int outputs) {
        DMatrixRMaj targets = new DMatrixRMaj(inputs.samples(), outputs);
        for (int t = 0; t < inputs.samples(); t++) {
            for (int j = 0; j < outputs; j++) {
                double x = inputs.at(t, j);
                targets.set(t, j, recipe.model() == ModelKind.ABSOLUTE_VALUE ? Math.abs(x) : x);
            }
        }
        return new Activations(targets);
    }

    /**
     * The exact covariance {@code [features, features]} of a recipe's inputs about their mean. With p a cell's
     * probability and μ1, μ2 an active value's mean and mean square: variances {@code p μ2 - (p μ1)²}; in a correlated
     * group {@code p (1 - p) μ1²} between members; in an anticorrelated one of g members p/g takes the place of p, and
     * {@code -(p μ1 / g)²} stands between them. On the standard basis all n features are one group.
     */
    static DMatrixRMaj covariance(Experiment recipe) {
        return blocks(recipe, (variance, between, size) -> variance, (variance, between, size) -> between);
    }

    /** The symmetric root of {@link #covariance}, whose blocks have two eigenvalues each. */
    static DMatrixRMaj rootOfCovariance(Experiment recipe) {
        BlockEntry aside = (variance, between, size) ->
                (Math.sqrt(Math.max(0, variance + (size - 1) * between)) - Math.sqrt(Math.max(0, variance - between)))
                        / size;
        BlockEntry diagonal = (variance, between, size) ->
                Math.sqrt(Math.max(0, variance - between)) + aside.of(variance, between, size);
        return blocks(recipe, diagonal, aside);
    }

    /** What stands in a block of so many features with this variance and this covariance between them. */
    private interface BlockEntry {
        double of(double variance, double between, int size);
    }

    private static DMatrixRMaj blocks(Experiment recipe, BlockEntry diagonal, BlockEntry aside) {
        int n = recipe.features();
        boolean isBasis = recipe.data() == DataKind.STANDARD_BASIS;
        int width = isBasis ? n : recipe.groups() == GroupKind.INDEPENDENT ? 1 : recipe.groupSize();
        DMatrixRMaj blocks = new DMatrixRMaj(n, n);
        for (int from = 0; from < n; from += width) {
            int size = Math.min(width, n - from);
            double variance = isBasis ? (1 - 1.0 / n) / n : variance(recipe, from, size);
            double between = isBasis ? -1.0 / n / n : between(recipe, from, size);
            for (int i = from; i < from + size; i++) {
                for (int j = from; j < from + size; j++) {
                    blocks.set(i, j, (i == j ? diagonal : aside).of(variance, between, size));
                }
            }
        }
        return blocks;
    }

    /** How often one feature of a group is active. */
    private static double probability(Experiment recipe, int first, int size) {
        double cell = recipe.featureProbability(first);
        return recipe.groups() == GroupKind.ANTICORRELATED ? cell / size : cell;
    }

    private static double variance(Experiment recipe, int first, int size) {
        double p = probability(recipe, first, size);
        double mean = p * meanOfActive(recipe.data());
        return p * meanSquareOfActive(recipe.data()) - mean * mean;
    }

    private static double between(Experiment recipe, int first, int size) {
        double p = probability(recipe, first, size);
        double mean = meanOfActive(recipe.data());
        return (recipe.groups() == GroupKind.ANTICORRELATED ? -p * p : p * (1 - p)) * mean * mean;
    }

    private static double meanOfActive(DataKind kind) {
        return kind == DataKind.SPARSE_SIGNED || kind == DataKind.SPARSE_GAUSSIAN ? 0 : 0.5;
    }

    private static double meanSquareOfActive(DataKind kind) {
        return kind == DataKind.SPARSE_GAUSSIAN ? 1 : 1.0 / 3;
    }
}
