package org.polyseme.engine.kernel;

import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;

/**
 * The output nonlinearity f against its target t: the loss {@code Σ c_j (t_j - f(z_j))²} over samples and outputs j, and
 * its slope G. Targets are 0 but at a batch's active entries, so G is first computed as if all were, then corrected.
 */
final class Response {
    private final boolean relu;
    private final int power;
    private final boolean sums;
    private final boolean targetsAbsolute;
    private final int outputs;
    private final float[] importance;
    /** {@code 2 c_j}, row after row for all samples of a block. */
    private final float[] factors;

    private int preparedFor = -1;

    /** The response of {@code recipe}'s model with so many outputs, for blocks of {@code rows} samples. */
    Response(Experiment recipe, int outputs, int rows) {
        ModelKind model = recipe.model();
        relu = recipe.relu() && model.mayHaveOutputRelu();
        boolean hasPower = model == ModelKind.TIED_AUTOENCODER || model == ModelKind.POWER_AUTOENCODER;
        power = hasPower ? recipe.power() : 1;
        sums = model == ModelKind.INCIDENTAL;
        targetsAbsolute = model == ModelKind.ABSOLUTE_VALUE;
        this.outputs = outputs;
        importance = new float[outputs];
        factors = new float[rows * outputs];
        change(recipe);
    }

    void change(Experiment live) {
        for (int j = 0; j < outputs; j++) {
            importance[j] = sums ? 1 : (float) live.importance(j);
        }
        preparedFor = -1;
    }

    /** True where every output counts alike. */
    boolean isFlat() {
        for (float value : importance) {
            if (value != importance[0]) {
                return false;
            }
        }
        return true;
    }

    /** Fixes {@code c_j}: the importance, over {@code samples × outputs} where the loss is a mean. */
    void begin(int samples) {
        if (samples != preparedFor) {
            preparedFor = samples;
            double scale = sums ? 2 : 2.0 / ((double) samples * outputs);
            float[] row = new float[outputs];
            for (int j = 0; j < outputs; j++) {
                row[j] = (float) (scale * importance[j]);
            }
            Loops.repeat(row, factors);
        }
    }

    /** {@code g = 2 c f(z) f'(z)}: the slope where every target is 0. Indices {@code from … to - 1} of a block. */
    void slopes(float[] z, float[] g, int from, int to) {
        if (!relu && power == 1) {
            for (int k = from; k < to; k++) {
                g[k] = factors[k] * z[k];
            }
        } else if (power == 1) {
            for (int k = from; k < to; k++) {
                g[k] = factors[k] * Loops.positive(z[k]);
            }
        } else {
            powerSlopes(z, g, from, to);
        }
    }

    /** {@code k y^(2k-1)} in one pass a multiplication, y being z or its positive part. */
    private void powerSlopes(float[] z, float[] g, int from, int to) {
        float kept = relu ? 0.5f : 1; // y = kept * z + folded * |z|
        float folded = relu ? 0.5f : 0;
        for (int k = from; k < to; k++) {
            g[k] = power * factors[k] * (kept * z[k] + folded * Math.abs(z[k]));
        }
        for (int r = 1; r < power; r++) {
            for (int k = from; k < to; k++) {
                g[k] *= z[k] * z[k]; // where the positive part is 0, g is 0 already
            }
        }
    }

    /** What the target of the active entry {@code x} takes off the slope at its output {@code j}. */
    float correction(float z, int j, float x) {
        return factors[j] * target(x) * slope(z);
    }

    private float target(float x) {
        return targetsAbsolute ? Math.abs(x) : x;
    }

    /** f(z): z, its positive part, or the power k of either. */
    private float value(float z) {
        float base = relu ? Loops.positive(z) : z;
        float y = base;
        for (int r = 1; r < power; r++) {
            y *= base;
        }
        return y;
    }

    /** f'(z); 0 at 0 where f has a kink there. */
    private float slope(float z) {
        float y = relu && z <= 0 ? 0 : power;
        for (int r = 1; r < power; r++) {
            y *= z;
        }
        return y;
    }

    /** {@code Σ_j c_j (t_j - f(z_j))²} of sample {@code s} of {@code batch}, whose z start at {@code at}; in float64. */
    double loss(float[] z, int at, SparseBatch batch, int s) {
        double sum = 0;
        for (int j = 0; j < outputs; j++) {
            double y = value(z[at + j]);
            sum += importance[j] * y * y;
        }
        for (int e = batch.start(s); e < batch.start(s + 1); e++) {
            int j = batch.feature(e);
            if (j < outputs) {
                double y = value(z[at + j]);
                double t = target(batch.value(e));
                sum += importance[j] * t * (t - 2 * y);
            }
        }
        return sums ? sum : sum / ((double) batch.samples() * outputs);
    }

    /**
     * The part of the standard basis' loss in row i of a symmetric z, from the diagonal on: entries right of it stand for
     * those below as well.
     */
    double symmetricLoss(float[] z, int i) {
        double diagonal = 1 - value(z[i]);
        double aside = 0;
        for (int j = i + 1; j < outputs; j++) {
            double y = value(z[j]);
            aside += y * y;
        }
        double sum = importance[i] * (diagonal * diagonal + 2 * aside);
        return sums ? sum : sum / ((double) outputs * outputs);
    }
}
