package org.polyseme.measure;

import java.util.Arrays;
import java.util.List;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.PenaltyTarget;

/**
 * Where the loss pulls every feature: its negative gradient, exact but for rounding, for the tied models on the standard
 * basis. Pure functions.
 *
 * <p>With {@code Z = W Wᵀ + b}, {@code out = f(Z)} and G the slope at Z, {@code dW = (G + Gᵀ) W}; then the penalty,
 * {@code λ sign(W) − 4 λ₄ W³} (src/docs/model.md). The diagonal of G is what a feature's own output asks of it, the rest
 * of G what it does to the outputs of the others: benefit and interference.
 */
public final class Descent {
    /** Multiplications that it may cost: some 20 ms. */
    private static final long BUDGET = 1L << 24;

    private Descent() {}

    /** True where the gradient follows from the weights alone: nothing is drawn at random. */
    public static boolean applies(Experiment recipe) {
        boolean isTied = recipe.model() == ModelKind.INCIDENTAL
                || recipe.model() == ModelKind.TIED_AUTOENCODER
                || recipe.model() == ModelKind.POWER_AUTOENCODER;
        return isTied
                && recipe.data() == DataKind.STANDARD_BASIS
                && recipe.noise() == NoiseKind.NONE
                && recipe.dropout() == 0
                && (recipe.l1() == 0 || recipe.l1On() == PenaltyTarget.WEIGHTS)
                && (long) recipe.features() * recipe.features() * recipe.neurons() <= BUDGET;
    }

    /**
     * The pull by where it comes from; their sum is the negative gradient. Immutable.
     *
     * @param benefit {@code [n, m]}: of a feature's own output, {@code −2 G_ii W_i}
     * @param interference {@code [n, m]}: of what features do to each other's, {@code −Σ_j≠i (G_ij + G_ji) W_j}
     * @param regularisation {@code [n, m]}: of the penalties on the weights
     */
    public record Forces(Matrix benefit, Matrix interference, Matrix regularisation) {}

    /** The negative gradient {@code [n, m]} of the loss at {@code parameters}, where {@link #applies}. */
    public static Matrix of(Experiment recipe, Parameters parameters) {
        Forces forces = forces(recipe, parameters);
        int n = forces.benefit.rows();
        int m = forces.benefit.columns();
        float[] sum = new float[n * m];
        for (Matrix part : List.of(forces.benefit, forces.interference, forces.regularisation)) {
            float[] values = new float[n * m];
            part.copyTo(values, 0);
            for (int q = 0; q < sum.length; q++) {
                sum[q] += values[q];
            }
        }
        return Matrix.of(n, m, sum);
    }

    /** Its three parts, where {@link #applies}. */
    public static Forces forces(Experiment recipe, Parameters parameters) {
        Matrix weights = parameters.weights();
        int n = weights.rows();
        int m = weights.columns();
        double[][] slope = slopes(recipe, parameters);
        float[] w = new float[n * m];
        weights.copyTo(w, 0);
        float[] benefit = new float[n * m];
        float[] interference = new float[n * m];
        float[] regularisation = new float[n * m];
        double[] sums = new double[m];
        for (int i = 0; i < n; i++) {
            Arrays.fill(sums, 0);
            for (int j = 0; j < n; j++) {
                double factor = j == i ? 0 : slope[i][j] + slope[j][i];
                for (int k = 0; factor != 0 && k < m; k++) {
                    sums[k] -= factor * w[j * m + k];
                }
            }
            for (int k = 0; k < m; k++) {
                double value = w[i * m + k];
                int at = i * m + k;
                benefit[at] = (float) (-2 * slope[i][i] * value);
                interference[at] = (float) sums[k];
                regularisation[at] =
                        (float) (-recipe.l1() * Math.signum(value) + 4 * recipe.l4() * value * value * value);
            }
        }
        return new Forces(Matrix.of(n, m, benefit), Matrix.of(n, m, interference), Matrix.of(n, m, regularisation));
    }

    /** {@code ∂loss/∂z_sj}: sample s is the basis vector of feature s. */
    private static double[][] slopes(Experiment recipe, Parameters parameters) {
        Matrix weights = parameters.weights();
        int n = weights.rows();
        boolean isSum = recipe.model() == ModelKind.INCIDENTAL;
        Overlaps products = Overlaps.all(weights);
        double[][] slope = new double[n][n];
        for (int s = 0; s < n; s++) {
            for (int j = 0; j < n; j++) {
                double bias = parameters.bias().isPresent()
                        ? parameters.bias().orElseThrow().at(0, j)
                        : 0;
                double price = isSum ? 2 : 2 * recipe.importance(j) / ((double) n * n);
                slope[s][j] = price * slope(recipe, products.at(s, j) + bias, s == j ? 1 : 0);
            }
        }
        return slope;
    }

    /** {@code (f(z) − t) f′(z)}. */
    private static double slope(Experiment recipe, double z, double target) {
        boolean isPower = recipe.model() != ModelKind.INCIDENTAL;
        boolean isRectified = recipe.relu() && recipe.model() != ModelKind.POWER_AUTOENCODER;
        int power = isPower ? recipe.power() : 1;
        if (isRectified && z <= 0) {
            return 0;
        }
        return (Math.pow(z, power) - target) * power * Math.pow(z, power - 1);
    }
}
