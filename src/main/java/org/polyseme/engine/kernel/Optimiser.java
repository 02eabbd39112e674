package org.polyseme.engine.kernel;

import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.OptimiserKind;

/**
 * Turns gradients into steps as torch.optim has it: SGD, SGD with momentum, Adam, AdamW. Works through a tensor in pieces
 * that stay in the innermost cache, each in a few loops that the compiler vectorises. Confined to one thread.
 *
 * <p>Numbers below about 1e-30 are flushed to 0: arithmetic on denormal floats is a hundred times slower.
 */
final class Optimiser {
    private static final int PIECE = 2048;
    /** {@code (x + FLUSH) - FLUSH} rounds x to a multiple of 1e-30, and leaves every x above 1e-15 alone. */
    static final float FLUSH = 1.2e-23f;

    private final OptimiserKind kind;
    private final double beta1;
    private final double beta2;
    private final float epsilon;
    private float momentum;
    private double weightDecay;
    private Penalty penalty;
    /** The decays to the power of the steps taken: Adam's correction for its start at 0. */
    private double beta1Power = 1;

    private double beta2Power = 1;

    Optimiser(Experiment recipe) {
        kind = recipe.optimiser();
        beta1 = recipe.beta1();
        beta2 = recipe.beta2();
        epsilon = (float) recipe.epsilon();
        penalty = Penalty.of(recipe);
        change(recipe);
    }

    void change(Experiment live) {
        momentum = (float) live.momentum();
        weightDecay = live.weightDecay();
        penalty = Penalty.of(live);
    }

    Penalty penalty() {
        return penalty;
    }

    /** How far it has come. */
    Checkpoint.Words words() {
        return KernelState.powers(beta1Power, beta2Power);
    }

    /** Goes on from {@code checkpoint}. */
    void restore(Checkpoint checkpoint) {
        beta1Power = KernelState.beta1Power(checkpoint);
        beta2Power = KernelState.beta2Power(checkpoint);
    }

    /** Says that the updates to come belong to the next step. */
    void nextStep() {
        beta1Power *= beta1;
        beta2Power *= beta2;
    }

    /** One step of {@code tensor} along its gradient; frozen rows are left out. */
    void update(Trained tensor, double rate) {
        int[] spans = tensor.movingRows();
        int columns = tensor.columns();
        for (int s = 0; s < spans.length; s += 2) {
            update(tensor, spans[s] * columns, spans[s + 1] * columns, rate);
        }
    }

    private void update(Trained tensor, int start, int end, double rate) {
        for (int from = start; from < end; from += PIECE) {
            int to = Math.min(from + PIECE, end);
            tensor.gradient.get(from, tensor.slopes, from, to - from);
            if (tensor.isWeight()) {
                penalty.addGradient(tensor.values, tensor.slopes, from, to);
            }
            switch (kind) {
                case GRADIENT_DESCENT -> descend(tensor.values, tensor.slopes, from, to, (float) rate);
                case MOMENTUM -> roll(tensor, from, to, (float) rate);
                case ADAM -> adapt(tensor, from, to, rate, 0);
                case ADAMW -> adapt(tensor, from, to, rate, weightDecay);
            }
            if (tensor.isWeight() && penalty.proximal()) {
                shrink(tensor, from, to, (float) (rate * penalty.l1()));
            }
            tensor.nativeValues.put(from, tensor.values, from, to - from);
        }
    }

    private static void descend(float[] w, float[] g, int from, int to, float rate) {
        for (int k = from; k < to; k++) {
            w[k] = w[k] - rate * g[k] + FLUSH - FLUSH;
        }
    }

    private void roll(Trained tensor, int from, int to, float rate) {
        float[] w = tensor.values;
        float[] g = tensor.slopes;
        float[] velocity = tensor.first;
        float kept = momentum;
        for (int k = from; k < to; k++) {
            velocity[k] = kept * velocity[k] + g[k] + FLUSH - FLUSH;
        }
        descend(w, velocity, from, to, rate);
    }

    private void adapt(Trained tensor, int from, int to, double rate, double decay) {
        float[] w = tensor.values;
        float[] g = tensor.slopes;
        float[] mean = tensor.first;
        float[] square = tensor.second;
        float stay1 = (float) beta1;
        float new1 = (float) (1 - beta1);
        float stay2 = (float) beta2;
        float new2 = (float) (1 - beta2);
        float kept = (float) (1 - rate * decay);
        float length = (float) (rate / (1 - beta1Power));
        float correction = (float) (1 / Math.sqrt(1 - beta2Power));
        float eps = epsilon;
        for (int k = from; k < to; k++) {
            float m = stay1 * mean[k] + new1 * g[k] + FLUSH - FLUSH;
            float v = stay2 * square[k] + new2 * g[k] * g[k] + FLUSH - FLUSH;
            mean[k] = m;
            square[k] = v;
            w[k] = kept * w[k] - length * m / ((float) Math.sqrt(v) * correction + eps) + FLUSH - FLUSH;
        }
    }

    /**
     * The proximal step of the L1 penalty: moves weights towards 0 by {@code threshold}, and to 0 what would cross it. Adam
     * divides the threshold by what it divides the gradient by, so that both weigh alike (Yun et al. 2021, ProxGen).
     */
    private void shrink(Trained tensor, int from, int to, float threshold) {
        float[] w = tensor.values;
        if (tensor.second.length == 0) {
            for (int k = from; k < to; k++) {
                w[k] = Loops.positive(w[k] - threshold) - Loops.positive(-w[k] - threshold);
            }
            return;
        }
        float[] square = tensor.second;
        float correction = (float) (1 / Math.sqrt(1 - beta2Power));
        float eps = epsilon;
        for (int k = from; k < to; k++) {
            float t = threshold / ((float) Math.sqrt(square[k]) * correction + eps);
            w[k] = Loops.positive(w[k] - t) - Loops.positive(-w[k] - t);
        }
    }
}
