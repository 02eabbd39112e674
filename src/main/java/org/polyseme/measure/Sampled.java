package org.polyseme.measure;

import java.util.function.DoubleUnaryOperator;

/**
 * A function on an interval about 0, by its values at even distances. Immutable; errors fall with the fourth power of the
 * distance where the function is smooth, with the third where its second derivative jumps.
 */
final class Sampled {
    /** Averages over less than this part of the distance are taken by the slope, for their integrals would cancel. */
    private static final double NARROW = 1e-3;

    private final double distance;
    private final int zero;
    private final double[] values;

    private Sampled(double distance, int zero, double[] values) {
        this.distance = distance;
        this.zero = zero;
        this.values = values;
    }

    /**
     * Samples a function on {@code [low, high]}, which holds 0, and at {@code margin} distances beyond either end.
     *
     * @param cells distances between the ends, about
     */
    static Sampled of(DoubleUnaryOperator function, double low, double high, int cells, int margin) {
        double distance = Math.max(high - low, 1e-3) / cells;
        int zero = (int) Math.ceil(-low / distance) + margin;
        double[] values = new double[zero + (int) Math.ceil(high / distance) + margin + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = function.applyAsDouble((i - zero) * distance);
        }
        return new Sampled(distance, zero, values);
    }

    double atZero() {
        return values[zero];
    }

    /** {@code a f + b g}, of functions sampled alike. */
    static Sampled sum(double a, Sampled f, double b, Sampled g) {
        double[] sum = new double[f.values.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a * f.values[i] + b * g.values[i];
        }
        return new Sampled(f.distance, f.zero, sum);
    }

    /** The function {@code u -> mean of f over [u + low, u + high]}; near the ends, where f is not known, 0 or a part of it. */
    Sampled averaged(double low, double high) {
        double width = high - low;
        if (width < NARROW * distance) {
            return shifted((low + high) / 2);
        }
        double[] integral = integral();
        double[] average = new double[values.length];
        addIntegral(integral, high, 1 / width, average);
        addIntegral(integral, low, -1 / width, average);
        return new Sampled(distance, zero, average);
    }

    private Sampled shifted(double by) {
        double[] shifted = new double[values.length];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = values[i] + by * (value(i + 1) - value(i - 1)) / (2 * distance);
        }
        return new Sampled(distance, zero, shifted);
    }

    private double value(int i) {
        return values[Math.max(0, Math.min(values.length - 1, i))];
    }

    /** The integral from the first sample on, by the cubic through four neighbours. */
    private double[] integral() {
        int last = values.length - 1;
        double[] integral = new double[values.length];
        integral[1] = distance / 2 * (values[0] + values[1]);
        for (int i = 1; i + 1 < last; i++) {
            double inner = values[i] + values[i + 1];
            double outer = values[i - 1] + values[i + 2];
            integral[i + 1] = integral[i] + distance / 24 * (13 * inner - outer);
        }
        integral[last] = integral[last - 1] + distance / 2 * (values[last - 1] + values[last]);
        return integral;
    }

    /** Adds {@code factor × integral(u + shift)}, between samples by Hermite's cubic, whose slopes are the values. */
    private void addIntegral(double[] integral, double shift, double factor, double[] sum) {
        int whole = (int) Math.floor(shift / distance);
        double t = shift / distance - whole;
        double s = 1 - t;
        double[] weights = {
            (1 + 2 * t) * s * s * factor,
            (1 + 2 * s) * t * t * factor,
            t * s * s * distance * factor,
            -s * t * t * distance * factor
        };
        int last = values.length - 1;
        // What lies beyond the ends is never asked for, so it may be anything that is finite.
        int from = Math.max(0, -whole);
        int to = Math.min(last, last - whole - 1);
        for (int i = from; i <= to; i++) {
            int left = i + whole;
            sum[i] += weights[0] * integral[left]
                    + weights[1] * integral[left + 1]
                    + weights[2] * values[left]
                    + weights[3] * values[left + 1];
        }
    }
}
