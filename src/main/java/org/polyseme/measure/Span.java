package org.polyseme.measure;

import java.util.ArrayList;
import java.util.List;

/** A subspace that grows by one direction at a time. Confined to its caller. */
final class Span {
    /** A direction whose part outside is below this share of it lies inside. */
    private static final double INSIDE = 1e-6;

    private final List<double[]> basis = new ArrayList<>();

    int dimensions() {
        return basis.size();
    }

    /** Adds a direction; true if the subspace grew. */
    boolean add(double[] direction) {
        double length = norm(direction);
        if (length == 0) {
            return false;
        }
        double[] rest = scaled(direction, 1 / length);
        // Twice, for once leaves rounding along directions already there.
        for (int pass = 0; pass < 2; pass++) {
            for (double[] axis : basis) {
                double along = dot(axis, rest);
                for (int k = 0; k < rest.length; k++) {
                    rest[k] -= along * axis[k];
                }
            }
        }
        double outside = norm(rest);
        return outside > INSIDE && basis.add(scaled(rest, 1 / outside));
    }

    /** The direction that it grew by last, of length 1. */
    double[] last() {
        return basis.get(basis.size() - 1).clone();
    }

    private static double[] scaled(double[] vector, double factor) {
        double[] scaled = new double[vector.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = factor * vector[k];
        }
        return scaled;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
