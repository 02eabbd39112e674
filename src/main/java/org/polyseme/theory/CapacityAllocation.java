package org.polyseme.theory;

import java.util.Arrays;
import java.util.List;

/**
 * How m dimensions are best shared among features, in the quadratic model that Scherlis et al. solve: targets
 * {@code Σ v_i x_i²}, inputs independent with variance 1 and kurtosis β = E x⁴. A feature with the capacity C (its
 * dimensionality, in [0, 1]) loses {@link #loss}; dimensions go to where the marginal benefit is greatest, until all
 * features with 0 < C < 1 benefit alike: water filling.
 *
 * <p>Source: Scherlis et al. 2210.01892; the closed forms are derived and were checked against a search.
 *
 * @param capacities what every feature gets, in [0, 1]
 * @param waterLevel the marginal benefit λ that all partly represented features share
 */
public record CapacityAllocation(List<Double> capacities, double waterLevel) {
    private static final int HALVINGS = 200;

    /** Sharing needs inputs more peaked than normal ones: below, benefits rise and it is all or nothing. */
    private static final double NORMAL_KURTOSIS = 3;

    public CapacityAllocation {
        capacities = List.copyOf(capacities);
    }

    /** A feature's capacity. */
    public double capacity(int feature) {
        return capacities.get(feature);
    }

    /**
     * The best shares of {@code dimensions} among features of the values v, each above 0.
     *
     * @throws IllegalArgumentException unless kurtosis > 3 and dimensions lie between 0 and the number of features
     */
    public static CapacityAllocation of(double[] values, double dimensions, double kurtosis) {
        if (!(kurtosis > NORMAL_KURTOSIS && dimensions > 0 && dimensions <= values.length)) {
            throw new IllegalArgumentException("expected kurtosis > 3 and 0 < dimensions <= " + values.length + ", got "
                    + kurtosis + " and " + dimensions);
        }
        double low = Arrays.stream(values)
                        .map(v -> marginalBenefit(v, kurtosis, 1))
                        .min()
                        .orElse(0)
                / 2;
        double high = Arrays.stream(values)
                .map(v -> marginalBenefit(v, kurtosis, 0))
                .max()
                .orElse(0);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(low * high);
            if (Arrays.stream(at(values, kurtosis, middle)).sum() > dimensions) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new CapacityAllocation(
                Arrays.stream(at(values, kurtosis, high)).boxed().toList(), high);
    }

    /** What every feature gets at this level: {@code clip((v (β-1) √(2/λ) - 2) / (β-3), 0, 1)}. */
    public static double[] at(double[] values, double kurtosis, double level) {
        return Arrays.stream(values)
                .map(v -> (v * (kurtosis - 1) * Math.sqrt(2 / level) - 2) / (kurtosis - NORMAL_KURTOSIS))
                .map(c -> Math.min(1, Math.max(0, c)))
                .toArray();
    }

    /** What a feature of value v loses at capacity C: {@code 2 v² (β-1)(1-C) / (2 + (β-3) C)}. */
    public static double loss(double value, double kurtosis, double capacity) {
        return 2 * value * value * (kurtosis - 1) * (1 - capacity) / (2 + (kurtosis - NORMAL_KURTOSIS) * capacity);
    }

    /** What it loses less per dimension more, {@code -dL/dC = 2 v² (β-1)² / (2 + (β-3) C)²}: falls with C for β > 3. */
    public static double marginalBenefit(double value, double kurtosis, double capacity) {
        double base = value * (kurtosis - 1) / (2 + (kurtosis - NORMAL_KURTOSIS) * capacity);
        return 2 * base * base;
    }
}
