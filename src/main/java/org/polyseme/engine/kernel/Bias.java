package org.polyseme.engine.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A bias of the outputs or the neurons, or zeros where the model has none, and its gradient {@code Σ_s G_s}. */
final class Bias {
    final float[] values;
    final float[] gradient;
    private final @Nullable Trained trained;

    Bias(int units, @Nullable Trained trained) {
        this.trained = trained;
        values = trained == null ? new float[units] : trained.values;
        gradient = new float[units];
    }

    boolean isTrained() {
        return trained != null;
    }

    /** Sets the gradient to 0. */
    void begin() {
        Arrays.fill(gradient, 0);
    }

    /** Adds the rows of {@code g [rows, outputs]} to the gradient. */
    void addRows(float[] g, int rows) {
        for (int at = 0; at < rows * gradient.length; at += gradient.length) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += g[at + j];
            }
        }
    }

    /** Hands the gradient to the optimiser. */
    void end() {
        if (trained != null) {
            trained.gradient.put(0, gradient, 0, gradient.length);
        }
    }
}
