package org.polyseme.measure;

import java.util.Arrays;

/**
 * One evaluation of a sparse autoencoder on a batch of hidden vectors h: {@code a = relu((h - c) E + e)},
 * {@code ĥ = a D + c}, rows of D of length 1; {@code loss = mean over the batch of (mean_j (ĥ_j - h_j)² + price Σ|a|)}.
 * The parameters lie in one array: E {@code [m, latents]}, e {@code [latents]}, D {@code [latents, m]}, c {@code [m]}.
 * Confined to one thread.
 */
final class AutoencoderPass {
    private final int neurons;
    private final int latents;
    private final double price;
    private final double[] activations;
    private final double[] errors;
    private final double[] centred;
    private long step;

    AutoencoderPass(int neurons, int latents, double price) {
        this.neurons = neurons;
        this.latents = latents;
        this.price = price;
        activations = new double[latents];
        errors = new double[neurons];
        centred = new double[neurons];
    }

    static int size(int neurons, int latents) {
        return 2 * neurons * latents + latents + neurons;
    }

    /** The step that is taken. */
    void at(long now) {
        step = now;
    }

    int encoder(int neuron, int latent) {
        return neuron * latents + latent;
    }

    int bias(int latent) {
        return neurons * latents + latent;
    }

    int decoder(int latent, int neuron) {
        return (neurons + 1) * latents + latent * neurons + neuron;
    }

    int centre(int neuron) {
        return (2 * neurons + 1) * latents + neuron;
    }

    /**
     * The loss on samples {@code from … to - 1}, and its gradient with D as it stands.
     *
     * @param hidden {@code [samples, neurons]}, row after row
     * @param gradient filled, if not empty
     * @param lastActive where a latent fires, the step is written; may be empty
     */
    double loss(double[] p, double[] hidden, int from, int to, double[] gradient, long[] lastActive) {
        Arrays.fill(gradient, 0);
        int count = to - from;
        double sum = 0;
        for (int s = from; s < to; s++) {
            sum += forward(p, hidden, s * neurons);
            if (lastActive.length > 0) {
                for (int l = 0; l < latents; l++) {
                    lastActive[l] = activations[l] > 0 ? step : lastActive[l];
                }
            }
            if (gradient.length > 0) {
                backward(p, gradient, count);
            }
        }
        return sum / count;
    }

    /** Leaves activations and errors. */
    private double forward(double[] p, double[] hidden, int at) {
        for (int k = 0; k < neurons; k++) {
            centred[k] = hidden[at + k] - p[centre(k)];
        }
        double cost = 0;
        for (int l = 0; l < latents; l++) {
            double z = p[bias(l)];
            for (int k = 0; k < neurons; k++) {
                z += centred[k] * p[encoder(k, l)];
            }
            activations[l] = Math.max(0, z);
            cost += price * activations[l];
        }
        for (int k = 0; k < neurons; k++) {
            double y = -centred[k];
            for (int l = 0; l < latents; l++) {
                y += activations[l] * p[decoder(l, k)];
            }
            errors[k] = y;
            cost += y * y / neurons;
        }
        return cost;
    }

    private void backward(double[] p, double[] gradient, int count) {
        double share = 2.0 / ((double) neurons * count);
        for (int k = 0; k < neurons; k++) {
            gradient[centre(k)] += share * errors[k];
        }
        for (int l = 0; l < latents; l++) {
            if (activations[l] <= 0) {
                continue;
            }
            double slope = price / count;
            for (int k = 0; k < neurons; k++) {
                slope += share * errors[k] * p[decoder(l, k)];
                gradient[decoder(l, k)] += share * errors[k] * activations[l];
            }
            gradient[bias(l)] += slope;
            for (int k = 0; k < neurons; k++) {
                gradient[encoder(k, l)] += slope * centred[k];
                gradient[centre(k)] -= slope * p[encoder(k, l)];
            }
        }
    }

    /** What the latents do at one hidden vector; the same array each time. */
    double[] activations(double[] p, double[] hidden, int sample) {
        forward(p, hidden, sample * neurons);
        return activations;
    }
}
