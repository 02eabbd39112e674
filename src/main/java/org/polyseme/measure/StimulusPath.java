package org.polyseme.measure;

import org.ejml.data.DMatrixRMaj;
import org.polyseme.theory.PowerLawCode;

/** Stimuli that go once round a smooth closed path, evenly spaced and without the start twice. Pure functions. */
public final class StimulusPath {
    private StimulusPath() {}

    /** A dot on the circle of radius ½ about (½, ½) in the plane of two features; the others stay 0. {@code [points, features]}. */
    public static Activations circle(int features, int first, int second, int points) {
        if (first == second || Math.min(first, second) < 0 || Math.max(first, second) >= features) {
            throw new IllegalArgumentException(
                    "expected two of " + features + " features, got " + first + " and " + second);
        }
        Activations.checkSize(points, features);
        DMatrixRMaj path = new DMatrixRMaj(points, features);
        for (int t = 0; t < points; t++) {
            double angle = angle(t, points);
            path.set(t, first, (1 + Math.cos(angle)) / 2);
            path.set(t, second, (1 + Math.sin(angle)) / 2);
        }
        return new Activations(path);
    }

    /**
     * A dot that passes all features in turn, which stand evenly round a circle; each is active by
     * {@code exp((cos(distance) - 1) / width²)}, a bump of that width in radians. {@code [points, features]}.
     */
    public static Activations ring(int features, double width, int points) {
        if (!(width > 0)) {
            throw new IllegalArgumentException("expected a width above 0, got " + width);
        }
        Activations.checkSize(points, features);
        DMatrixRMaj path = new DMatrixRMaj(points, features);
        for (int t = 0; t < points; t++) {
            for (int i = 0; i < features; i++) {
                double distance = angle(t, points) - angle(i, features);
                path.set(t, i, Math.exp((Math.cos(distance) - 1) / (width * width)));
            }
        }
        return new Activations(path);
    }

    /** The activations of a made-up code once round its circle. {@code [points, neurons]}. */
    public static Activations of(PowerLawCode code, int points) {
        Activations.checkSize(points, code.neurons());
        DMatrixRMaj path = new DMatrixRMaj(points, code.neurons());
        for (int t = 0; t < points; t++) {
            for (int k = 0; k < code.neurons(); k++) {
                path.set(t, k, code.activation(k, angle(t, points)));
            }
        }
        return new Activations(path);
    }

    private static double angle(int t, int points) {
        return 2 * Math.PI * t / points;
    }
}
