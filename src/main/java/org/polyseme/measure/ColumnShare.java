package org.polyseme.measure;

import java.util.Arrays;
import java.util.Locale;
import org.polyseme.state.Matrix;

/**
 * A feature is on a neuron where its weight is at least {@code share} of the length of the neuron's column:
 * {@code |w_ik| >= share ‖W_·k‖}, and the column is no shorter than {@link Definition#DEAD}.
 *
 * <p>Source: ARENA 3.0, {@code sort_W_by_monosemanticity}, which calls a neuron monosemantic where its largest weight is
 * more than 0.99 of its column; then no second weight reaches √(1 − 0.99²) = 0.141 of it, the default here.
 *
 * @param share in (0, 1]
 */
public record ColumnShare(double share) implements Definition {
    public static final ColumnShare DEFAULT = new ColumnShare(0.141);

    public ColumnShare {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("expected a share in (0, 1], got " + share);
        }
    }

    @Override
    public Ranges ranges(Matrix weights) {
        int neurons = weights.columns();
        double[] squares = new double[neurons];
        float[] row = new float[neurons];
        for (int i = 0; i < weights.rows(); i++) {
            weights.copyRowTo(i, row);
            for (int k = 0; k < neurons; k++) {
                squares[k] += (double) row[k] * row[k];
            }
        }
        float[] lower = new float[neurons];
        float[] upper = new float[neurons];
        Arrays.fill(upper, Float.POSITIVE_INFINITY);
        for (int k = 0; k < neurons; k++) {
            double length = Math.sqrt(squares[k]);
            lower[k] = length < DEAD ? Float.POSITIVE_INFINITY : (float) (share * length);
        }
        return new Ranges(lower, upper);
    }

    @Override
    public String words() {
        return String.format(Locale.ROOT, "|w| ≥ %.2f of the column", share);
    }
}
