package org.polyseme.measure;

import java.util.Arrays;
import java.util.Locale;
import org.polyseme.state.Matrix;

/**
 * A neuron's strongest feature is on it; any other is on it where the two disturb each other there by at least
 * {@code least}: {@code |w_ik| · max_j |w_jk| >= least}. Columns shorter than {@link Definition#DEAD} have nothing on.
 *
 * <p>The product is the neuron's part in the scalar product {@code W_i·W_j}, whose square is the interference that the
 * toy models' figures colour by (Elhage et al. 2022; ARENA 3.0, {@code plot_features_in_Nd}).
 *
 * @param least positive
 */
public record Interference(double least) implements Definition {
    public static final Interference DEFAULT = new Interference(0.25);

    public Interference {
        if (!(least > 0 && Double.isFinite(least))) {
            throw new IllegalArgumentException("expected a positive interference, got " + least);
        }
    }

    @Override
    public Ranges ranges(Matrix weights) {
        int neurons = weights.columns();
        float[] largest = new float[neurons];
        float[] row = new float[neurons];
        for (int i = 0; i < weights.rows(); i++) {
            weights.copyRowTo(i, row);
            for (int k = 0; k < neurons; k++) {
                largest[k] = Math.max(largest[k], Math.abs(row[k]));
            }
        }
        float[] lower = new float[neurons];
        float[] upper = new float[neurons];
        Arrays.fill(upper, Float.POSITIVE_INFINITY);
        for (int k = 0; k < neurons; k++) {
            // Never above the strongest weight, so that it always counts itself.
            lower[k] = largest[k] < DEAD ? Float.POSITIVE_INFINITY : Math.min(largest[k], (float) (least / largest[k]));
        }
        return new Ranges(lower, upper);
    }

    @Override
    public String words() {
        return String.format(Locale.ROOT, "|w| × strongest |w| ≥ %.2f", least);
    }
}
