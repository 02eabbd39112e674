package org.polyseme.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.PenaltyTarget;
import org.polyseme.state.ScheduleKind;
import org.polyseme.theory.WinnerTakeAll;

/**
 * How much every feature concentrates on few neurons, and every neuron on few features. Pure functions of weights
 * {@code [features, neurons]}, in float64.
 *
 * <p>Source: Lecomte et al. 2312.03096 (fourth norm, m', |w|₁); Jermyn et al. 2211.09169 as MAIS defines it
 * (monosemanticity).
 */
public final class Concentration {
    /** Below this a weight counts as gone: subgradient steps leave weights trembling by rate × penalty about 0. */
    public static final double GONE = 1e-3;

    /** No normal number of as many as a network has weights lies beyond. */
    private static final double FARTHEST = 10;

    private Concentration() {}

    /** {@code Σ_k W_ik⁴} of every feature: 1 for one alone on a neuron with weight 1, about 3/m for a random one. */
    public static double[] fourthNorms(Matrix weights) {
        return ofRows(weights, row -> {
            double sum = 0;
            for (float weight : row) {
                double square = (double) weight * weight;
                sum += square * square;
            }
            return sum;
        });
    }

    /** Their mean over features, as the noise experiment plots it. */
    public static double meanFourthNorm(Matrix weights) {
        return Arrays.stream(fourthNorms(weights)).average().orElse(0);
    }

    /** {@code Σ_k |W_ik|} of every feature. */
    public static double[] l1Norms(Matrix weights) {
        return ofRows(
                weights,
                row -> IntStream.range(0, row.length)
                        .mapToDouble(k -> Math.abs(row[k]))
                        .sum());
    }

    /** m' of every feature: its weights above {@code gone} in size. */
    public static double[] survivors(Matrix weights, double gone) {
        return ofRows(
                weights,
                row -> IntStream.range(0, row.length)
                        .map(k -> Math.abs(row[k]) > gone ? 1 : 0)
                        .sum());
    }

    /**
     * The mean {@link #monosemanticity} of a neuron whose weights on n features are independent normal numbers: a direction
     * at random is independent of its length, so that it is {@code E max_i g_i² / n = ∫ (1 - erf(z/√2)^n) 2z dz / n}.
     */
    public static double monosemanticityByChance(int features) {
        double step = 1e-3;
        double inside = 0; // P(|g| < z), by the trapezoid rule
        double sum = 0;
        double before = density(0);
        for (double z = step; z < FARTHEST; z += step) {
            double here = density(z);
            inside = Math.min(1, inside + step * (before + here));
            before = here;
            sum += (1 - Math.pow(inside, features)) * 2 * z * step;
        }
        return sum / features;
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /**
     * {@code max_i W_ij² / Σ_i W_ij²} of every neuron j: 1 for one that reads a single feature, 1/n for one that reads all
     * alike; 0 for one that reads nothing.
     */
    public static double[] monosemanticity(Matrix weights) {
        double[] largest = new double[weights.columns()];
        double[] sums = new double[weights.columns()];
        float[] row = new float[weights.columns()];
        for (int i = 0; i < weights.rows(); i++) {
            weights.copyRowTo(i, row);
            for (int k = 0; k < row.length; k++) {
                double square = (double) row[k] * row[k];
                largest[k] = Math.max(largest[k], square);
                sums[k] += square;
            }
        }
        for (int k = 0; k < largest.length; k++) {
            largest[k] = sums[k] == 0 ? 0 : largest[k] / sums[k];
        }
        return largest;
    }

    /** Mean of {@link #monosemanticity} over the neurons that have a weight, in [1/n, 1]; 0 where none has. */
    public static double meanMonosemanticity(Matrix weights) {
        return Arrays.stream(monosemanticity(weights))
                .filter(share -> share > 0)
                .average()
                .orElse(0);
    }

    /** Where the law of {@link WinnerTakeAll} foretells m': features under L1 on weights, plain gradient descent. */
    public static OptionalDouble survivorsLaw(Experiment recipe, long step) {
        return followsLaw(recipe)
                ? OptionalDouble.of(WinnerTakeAll.survivorsLaw(recipe.neurons(), penalty(recipe), time(recipe, step)))
                : OptionalDouble.empty();
    }

    /** The same for a feature's sum of sizes. */
    public static OptionalDouble l1Law(Experiment recipe, long step) {
        return followsLaw(recipe)
                ? OptionalDouble.of(WinnerTakeAll.l1Law(recipe.neurons(), penalty(recipe), time(recipe, step)))
                : OptionalDouble.empty();
    }

    private static boolean followsLaw(Experiment recipe) {
        return recipe.model() == ModelKind.INCIDENTAL
                && recipe.data() == DataKind.STANDARD_BASIS
                && recipe.optimiser() == OptimiserKind.GRADIENT_DESCENT
                && recipe.schedule() == ScheduleKind.CONSTANT
                && recipe.l1() > 0
                && recipe.l1On() == PenaltyTarget.WEIGHTS;
    }

    private static double penalty(Experiment recipe) {
        return WinnerTakeAll.penalty(recipe.l1());
    }

    private static double time(Experiment recipe, long step) {
        return WinnerTakeAll.time(recipe.learningRate(), step);
    }

    private interface OfRow {
        double of(float[] row);
    }

    private static double[] ofRows(Matrix weights, OfRow value) {
        double[] values = new double[weights.rows()];
        float[] row = new float[weights.columns()];
        for (int i = 0; i < values.length; i++) {
            weights.copyRowTo(i, row);
            values[i] = value.of(row);
        }
        return values;
    }
}
