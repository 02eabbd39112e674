package org.polyseme.theory;

/**
 * The quadratic model of Scherlis et al. 2210.01892: {@code f = Σ_k (Σ_i W_ik x_i)²} for the target {@code Σ_i v_i x_i²}, with
 * independent inputs of variance 1 and kurtosis β = E x⁴.
 */
public final class QuadraticModel {
    private QuadraticModel() {}

    /**
     * {@code Var(f - target) = (β-1) Σ_i (G_ii - v_i)² + 2 Σ_{i≠j} G_ij²} with {@code G = W Wᵀ}; a bias takes the mean.
     *
     * @param weights {@code W [features, neurons]}
     * @param values v, one a feature
     */
    public static double loss(double[][] weights, double[] values, double kurtosis) {
        double own = 0;
        double cross = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                double product = 0;
                for (int k = 0; k < weights[i].length; k++) {
                    product += weights[i][k] * weights[j][k];
                }
                if (i == j) {
                    own += (product - values[i]) * (product - values[i]);
                } else {
                    cross += product * product;
                }
            }
        }
        return (kurtosis - 1) * own + 2 * cross;
    }
}
