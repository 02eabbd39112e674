package org.polyseme.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;

/**
 * A sparse autoencoder trained on the hidden vectors {@code h = x W} of a toy model, and which of its features it finds: a
 * latent's decoder direction against a feature's by their cosine. Immutable.
 *
 * <p>Trained with Adam on a drawn sample, decoder rows kept at length 1; latents that have been silent are drawn again.
 *
 * <p>Source: Sharkey et al. 2022; the set-up is that of ARENA 1.5.4.
 */
public final class SparseAutoencoder {
    /** A cosine from which a feature counts as found. */
    public static final double FOUND = 0.9;

    private static final int SAMPLES = 4096;
    private static final int BATCH = 128;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    /** Latents that have been silent for so long are drawn again, every so often. */
    private static final int SILENT = 200;

    private static final int REDRAW_EVERY = 500;
    /** None is drawn again so shortly before the end, or it would not have learned. */
    private static final double REDRAW_UNTIL = 0.6;

    private static final long MOST_WORK = 1L << 29;

    /**
     * How to train.
     *
     * @param latents how many directions it may find
     * @param price of a unit of activity, against the mean squared error
     * @param rate of Adam, falling linearly over the second half
     * @param steps of {@value #BATCH} samples each
     * @param seed of samples and initialisation
     */
    public record Settings(int latents, double price, double rate, int steps, long seed) {
        public Settings {
            if (latents < 1 || !(price >= 0) || !(rate > 0) || steps < 1) {
                throw new IllegalArgumentException("expected latents, a price, a rate and steps, got " + latents + ", "
                        + price + ", " + rate + ", " + steps);
            }
        }

        /** As many latents as features, at the price 0.2. */
        public static Settings of(Experiment recipe) {
            return new Settings(recipe.features(), 0.2, 0.01, 3000, 0);
        }
    }

    private final int neurons;
    private final int latents;
    private final Matrix decoder;
    private final Matrix weights;
    private final double[] activity;
    private final double error;

    private SparseAutoencoder(Matrix weights, Matrix decoder, double[] activity, double error) {
        this.weights = weights;
        this.decoder = decoder;
        this.activity = activity;
        this.error = error;
        neurons = weights.columns();
        latents = decoder.rows();
    }

    /** True where the neurons are linear in sparse features, and training takes a fraction of a second. */
    public static boolean applies(Experiment recipe, Settings settings) {
        boolean isLinear = recipe.model().isTied() && !recipe.model().hasHiddenRelu();
        double work = 6.0 * recipe.neurons() * settings.latents * BATCH * settings.steps;
        return isLinear
                && recipe.data() != DataKind.STANDARD_BASIS
                && work <= MOST_WORK
                && (long) recipe.features() * SAMPLES <= 1L << 24;
    }

    /** Trains one on the neurons of {@code weights [features, neurons]}. */
    public static SparseAutoencoder train(Experiment recipe, Matrix weights, Settings settings) {
        int neurons = weights.columns();
        AutoencoderPass pass = new AutoencoderPass(neurons, settings.latents, settings.price);
        double[] hidden = hidden(recipe, weights, settings.seed);
        SplittableRandom random = new SplittableRandom(settings.seed);
        double[] p = initial(pass, neurons, settings.latents, random);
        train(pass, p, hidden, settings, neurons, random);
        return result(weights, pass, p, hidden, settings.latents);
    }

    private static double[] hidden(Experiment recipe, Matrix weights, long seed) {
        Activations x = Inputs.of(recipe, SAMPLES, seed);
        int neurons = weights.columns();
        double[] hidden = new double[x.samples() * neurons];
        for (int t = 0; t < x.samples(); t++) {
            for (int i = 0; i < weights.rows(); i++) {
                double value = x.at(t, i);
                for (int k = 0; value != 0 && k < neurons; k++) {
                    hidden[t * neurons + k] += value * weights.at(i, k);
                }
            }
        }
        return hidden;
    }

    private static double[] initial(AutoencoderPass pass, int neurons, int latents, SplittableRandom random) {
        double[] p = new double[AutoencoderPass.size(neurons, latents)];
        for (int l = 0; l < latents; l++) {
            draw(pass, p, l, neurons, 1, random);
        }
        return p;
    }

    /** A random direction for a latent, read as it is written. */
    private static void draw(
            AutoencoderPass pass, double[] p, int latent, int neurons, double strength, SplittableRandom random) {
        double square = 0;
        for (int k = 0; k < neurons; k++) {
            double value = random.nextGaussian();
            p[pass.decoder(latent, k)] = value;
            square += value * value;
        }
        double length = Math.sqrt(Math.max(1e-30, square));
        for (int k = 0; k < neurons; k++) {
            p[pass.decoder(latent, k)] /= length;
            p[pass.encoder(k, latent)] = strength * p[pass.decoder(latent, k)];
        }
        p[pass.bias(latent)] = 0;
    }

    private static void train(
            AutoencoderPass pass,
            double[] p,
            double[] hidden,
            Settings settings,
            int neurons,
            SplittableRandom random) {
        int samples = hidden.length / neurons;
        double[] gradient = new double[p.length];
        double[] mean = new double[p.length];
        double[] square = new double[p.length];
        long[] lastActive = new long[settings.latents];
        for (int step = 1; step <= settings.steps; step++) {
            int from = (int) ((long) (step - 1) * BATCH % (samples - BATCH + 1));
            pass.at(step);
            pass.loss(p, hidden, from, from + BATCH, gradient, lastActive);
            double rate = settings.rate * Math.min(1, 2 * (1 - (step - 1.0) / settings.steps));
            double first = 1 - Math.pow(BETA1, step);
            double second = 1 - Math.pow(BETA2, step);
            for (int k = 0; k < p.length; k++) {
                mean[k] += (1 - BETA1) * (gradient[k] - mean[k]);
                square[k] += (1 - BETA2) * (gradient[k] * gradient[k] - square[k]);
                p[k] -= rate * (mean[k] / first) / (Math.sqrt(square[k] / second) + EPSILON);
            }
            normalise(pass, p, settings.latents, neurons);
            if (step % REDRAW_EVERY == 0 && step < REDRAW_UNTIL * settings.steps) {
                for (int l = 0; l < settings.latents; l++) {
                    if (step - lastActive[l] >= SILENT) {
                        draw(pass, p, l, neurons, 0.5, random);
                    }
                }
            }
        }
    }

    private static void normalise(AutoencoderPass pass, double[] p, int latents, int neurons) {
        for (int l = 0; l < latents; l++) {
            double square = 0;
            for (int k = 0; k < neurons; k++) {
                square += p[pass.decoder(l, k)] * p[pass.decoder(l, k)];
            }
            double length = Math.sqrt(Math.max(1e-30, square));
            for (int k = 0; k < neurons; k++) {
                p[pass.decoder(l, k)] /= length;
            }
        }
    }

    private static SparseAutoencoder result(
            Matrix weights, AutoencoderPass pass, double[] p, double[] hidden, int latents) {
        int neurons = weights.columns();
        int samples = hidden.length / neurons;
        double[] activity = new double[latents];
        for (int t = 0; t < samples; t++) {
            double[] active = pass.activations(p, hidden, t);
            for (int l = 0; l < latents; l++) {
                activity[l] += active[l] > 0 ? 1.0 / samples : 0;
            }
        }
        float[] decoder = new float[latents * neurons];
        for (int l = 0; l < latents; l++) {
            for (int k = 0; k < neurons; k++) {
                decoder[l * neurons + k] = (float) p[pass.decoder(l, k)];
            }
        }
        AutoencoderPass free = new AutoencoderPass(neurons, latents, 0);
        double error = free.loss(p, hidden, 0, samples, new double[0], new long[0]);
        double square = Arrays.stream(hidden).map(h -> h * h).average().orElse(0);
        return new SparseAutoencoder(
                weights, Matrix.of(latents, neurons, decoder), activity, square == 0 ? 0 : error / square);
    }

    public int latents() {
        return latents;
    }

    /** Directions {@code [latents, neurons]}, each of length 1. */
    public Matrix decoder() {
        return decoder;
    }

    /** In which share of the samples a latent is active. */
    public double activity(int latent) {
        return activity[latent];
    }

    /** Latents that no sample makes active. */
    public int dead() {
        return (int) Arrays.stream(activity).filter(share -> share == 0).count();
    }

    /** Mean squared error as a share of the hidden vectors' mean square. */
    public double error() {
        return error;
    }

    /** The largest cosine between a feature's direction and a living latent's; 0 for a feature without length. */
    public double best(int feature) {
        double norm = weights.rowNorm(feature);
        double best = 0;
        for (int l = 0; norm > 0 && l < latents; l++) {
            if (activity[l] > 0) {
                double dot = 0;
                for (int k = 0; k < neurons; k++) {
                    dot += (double) weights.at(feature, k) * decoder.at(l, k);
                }
                best = Math.max(best, dot / norm);
            }
        }
        return best;
    }

    /** Mean over features of {@link #best}: the mean max cosine similarity. */
    public double meanMaxCosine() {
        double sum = 0;
        for (int i = 0; i < weights.rows(); i++) {
            sum += best(i);
        }
        return sum / weights.rows();
    }

    /** Features with a living latent within the cosine {@link #FOUND}. */
    public int found() {
        int found = 0;
        for (int i = 0; i < weights.rows(); i++) {
            found += best(i) >= FOUND ? 1 : 0;
        }
        return found;
    }
}
