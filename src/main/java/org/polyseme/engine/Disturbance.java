package org.polyseme.engine;

import org.polyseme.measure.Randomness;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
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
    private double kurtosis;
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
        kurtosis = (double) live.get(Field.NOISE_KURTOSIS);
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
            case LAPLACE -> laplace();
            case BY_KURTOSIS -> mixed();
        };
    }

    private double laplace() {
        double u = 2 * noiseRandom.uniformOpen() - 1;
        return -Math.signum(u) * Math.log1p(-Math.abs(u)) / Math.sqrt(2);
    }

    /** Fourth cumulants of independent summands add, that of a normal one is 0: a share a⁴ of the peaked one's is left. */
    private double mixed() {
        double share = Math.sqrt(kurtosis < 0 ? kurtosis / -2 : kurtosis / 3); // a²
        double peaked = kurtosis < 0 ? (noiseRandom.bits() < 0 ? -1 : 1) : laplace();
        return Math.sqrt(share) * peaked + Math.sqrt(1 - share) * noiseRandom.normal();
    }
}
