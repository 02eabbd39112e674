package org.polyseme.engine;

import org.polyseme.measure.Randomness;
import org.polyseme.state.Experiment;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.NoiseSharing;

/** Draws the noise on the hidden layer and the factors of its dropout. Confined to one thread. */
final class Disturbance {
    private final NoiseKind kind;
    private final Randomness noiseRandom;
    private final Randomness dropoutRandom;
    private final int samples;
    private final float[] noise;
    private float[] keep = {};
    private double noiseSd;
    private double dropout;

    Disturbance(Experiment recipe, int samples, Randomness noiseRandom, Randomness dropoutRandom) {
        this.kind = recipe.noise();
        this.noiseRandom = noiseRandom;
        this.dropoutRandom = dropoutRandom;
        int rows = recipe.noiseShared() == NoiseSharing.BATCH ? 1 : samples;
        noise = new float[kind == NoiseKind.NONE ? 0 : rows * recipe.neurons()];
        this.samples = samples;
        change(recipe);
    }

    void change(Experiment live) {
        noiseSd = live.noiseSd();
        dropout = live.dropout();
        keep = new float[dropout == 0 ? 0 : samples * live.neurons()];
    }

    float[] noise() {
        return noise;
    }

    float[] keep() {
        return keep;
    }

    void next() {
        for (int k = 0; k < noise.length; k++) {
            noise[k] = (float) (noiseSd * standardised());
        }
        float kept = (float) (1 / (1 - dropout));
        for (int k = 0; k < keep.length; k++) {
            keep[k] = dropoutRandom.uniform() < dropout ? 0 : kept;
        }
    }

    /** Mean 0, variance 1. */
    private double standardised() {
        return switch (kind) {
            case NONE -> 0;
            case BIPOLAR -> noiseRandom.bits() < 0 ? -1 : 1;
            case GAUSSIAN -> noiseRandom.normal();
            case UNIFORM -> Math.sqrt(3) * (2 * noiseRandom.uniformOpen() - 1);
            case LAPLACE -> {
                double u = 2 * noiseRandom.uniformOpen() - 1;
                yield -Math.signum(u) * Math.log1p(-Math.abs(u)) / Math.sqrt(2);
            }
        };
    }
}
