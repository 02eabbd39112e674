package org.polyseme.measure;

/**
 * What a layer makes of its sums: {@code z^power}, or {@code relu(z)^power}. Its slope at a kink is 0.
 *
 * @param relu whether negative sums become 0
 * @param power at least 1
 */
public record Nonlinearity(boolean relu, int power) {
    public static final Nonlinearity LINEAR = new Nonlinearity(false, 1);
    public static final Nonlinearity RELU = new Nonlinearity(true, 1);

    public Nonlinearity {
        if (power < 1) {
            throw new IllegalArgumentException("expected a power of at least 1, got " + power);
        }
    }

    double value(double z) {
        return relu && z <= 0 ? 0 : power == 1 ? z : Math.pow(z, power);
    }

    double slope(double z) {
        return relu && z <= 0 ? 0 : power == 1 ? 1 : power * Math.pow(z, power - 1);
    }
}
