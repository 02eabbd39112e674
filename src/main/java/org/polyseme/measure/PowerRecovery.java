package org.polyseme.measure;

import java.util.stream.IntStream;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Snapshot;
import org.polyseme.theory.Cumulants;
import org.polyseme.theory.InputMoments;
import org.polyseme.theory.PowerBounds;

/**
 * How many features a power autoencoder {@code y = (x W Wᵀ)^k} recovers, exactly, not from samples: an output is a sum of
 * independent inputs, whose cumulants add. Immutable.
 *
 * <p>Source: Chowdhury and Weiner 2606.18538 for C and D; see {@link PowerBounds}.
 *
 * @param c {@code C = E⟨x, y⟩}
 * @param d {@code D = E|y|²}
 * @param perFeature {@code p μ₂}, what a feature is worth
 */
public record PowerRecovery(double c, double d, double perFeature) {

    /** True for power autoencoders whose features are all active with one probability, independently. */
    public static boolean applies(Experiment recipe) {
        boolean isSparse = recipe.data() == DataKind.SPARSE_UNIFORM
                || recipe.data() == DataKind.SPARSE_SIGNED
                || recipe.data() == DataKind.SPARSE_GAUSSIAN;
        boolean isEven = IntStream.range(1, recipe.features())
                .allMatch(i -> recipe.featureProbability(i) == recipe.featureProbability(0));
        return recipe.model() == ModelKind.POWER_AUTOENCODER
                && isSparse
                && isEven
                && recipe.groups() == GroupKind.INDEPENDENT;
    }

    /** Of a power autoencoder as it stands, where it {@link #applies}. */
    public static PowerRecovery of(Snapshot snapshot) {
        Experiment recipe = snapshot.experiment();
        return of(snapshot.weights(), recipe.power(), recipe.data(), recipe.featureProbability(0));
    }

    /**
     * Of {@code weights [features, neurons]}, on independent features that are each active with probability p.
     *
     * @param k the power
     */
    public static PowerRecovery of(Matrix weights, int k, DataKind data, double p) {
        int features = weights.rows();
        double[] moments = InputMoments.of(data, p, 2 * k);
        double[] input = Cumulants.ofMoments(moments);
        double c = 0;
        double d = 0;
        for (int i = 0; i < features; i++) {
            double own = weights.rowDot(i, i);
            double[] others = new double[2 * k + 1];
            for (int j = 0; j < features; j++) {
                if (j != i) {
                    addScaled(input, weights.rowDot(i, j), others);
                }
            }
            double[] rest = Cumulants.toMoments(others);
            addScaled(input, own, others);
            c += product(own, moments, rest, k);
            d += Cumulants.toMoments(others)[2 * k];
        }
        return new PowerRecovery(c, d, moments[2]);
    }

    private static void addScaled(double[] cumulants, double factor, double[] sum) {
        double power = 1;
        for (int q = 1; q < sum.length; q++) {
            power *= factor;
            sum[q] += power * cumulants[q];
        }
    }

    /** {@code E x (a x + v)^k} of independent x and v. */
    private static double product(double a, double[] x, double[] v, int k) {
        double sum = 0;
        double choose = 1;
        double power = 1;
        for (int j = 0; j <= k; j++) {
            sum += choose * power * x[j + 1] * v[k - j];
            choose *= (k - j) / (j + 1.0);
            power *= a;
        }
        return sum;
    }

    /** {@code 2C - D}: how much less is lost than by the output 0. */
    public double improvement() {
        return 2 * c - d;
    }

    /** {@code C²/D}: the same at the best scale of the weights. */
    public double bestImprovement() {
        return PowerBounds.bestImprovement(c, d);
    }

    /** R, the number of features recovered at the best scale: {@code (C²/D) / (p μ₂)}. */
    public double recovered() {
        return bestImprovement() / perFeature;
    }

    /** The loss summed over so many features of importance 1: {@code n p μ₂ - (2C - D)}. */
    public double loss(int features) {
        return features * perFeature - improvement();
    }
}
