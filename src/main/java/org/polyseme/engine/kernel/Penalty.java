package org.polyseme.engine.kernel;

import org.polyseme.state.Experiment;
import org.polyseme.state.PenaltyTarget;

/**
 * What the weights cost by themselves: {@code l1 Σ|W| - l4 ΣW⁴}. Immutable.
 *
 * @param l1 price of the weights' absolute values; 0 where the L1 penalty falls on activations
 * @param l4 reward of their fourth powers
 * @param proximal true where L1 is a soft threshold after the step instead of a part of the gradient
 */
record Penalty(float l1, float l4, boolean proximal) {

    static Penalty of(Experiment recipe) {
        double l1 = recipe.l1On() == PenaltyTarget.WEIGHTS ? recipe.l1() : 0;
        return new Penalty((float) l1, (float) recipe.l4(), recipe.proximal());
    }

    /** What the first {@code size} of {@code w} cost. */
    double loss(float[] w, int size) {
        double absolute = 0;
        double fourth = 0;
        for (int k = 0; k < size; k++) {
            double square = (double) w[k] * w[k];
            absolute += Math.abs(w[k]);
            fourth += square * square;
        }
        return l1 * absolute - l4 * fourth;
    }

    /** Adds the gradient at {@code w} to {@code g}, both from {@code from} to {@code to - 1}. */
    void addGradient(float[] w, float[] g, int from, int to) {
        if (l1 != 0 && !proximal) {
            for (int k = from; k < to; k++) {
                g[k] += l1 * Loops.sign(w[k]);
            }
        }
        if (l4 != 0) {
            for (int k = from; k < to; k++) {
                g[k] -= 4 * l4 * w[k] * w[k] * w[k];
            }
        }
    }
}
