package org.polyseme.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/**
 * An estimate of the local learning coefficient λ: how fast the volume of parameters about θ* with a loss below ε above
 * its own shrinks, as {@code ε^λ}. Half the number of parameters for a regular minimum, less for a degenerate one.
 * Immutable.
 *
 * <p>{@code λ = nβ (E[L(w)] - L(θ*))}, w drawn by Langevin steps {@code w += (rate/2) (-nβ ∇L - γ (w - θ*)) + N(0, rate)}
 * over all samples at once. Source: Lau et al. 2023 (arXiv 2308.12108) and its estimator devinterp; formulas in
 * src/docs/model.md.
 */
public final class LearningCoefficient {
    /** Parameters times samples times steps that one estimate may cost: a minute or two. */
    private static final long BUDGET = 1L << 36;
    /** Thresholds of {@link Trust}. */
    private static final double DRIFT = 0.1;

    private static final double DISAGREEMENT = 0.2;

    /**
     * How to draw.
     *
     * @param chains from θ* on, each with its own numbers; at least 2, to see whether they agree
     * @param burnIn steps of a chain before any counts
     * @param draws steps that count
     * @param rate step size; must be below 4 over the steepest curvature of {@code nβ L}, or chains diverge
     * @param localisation γ, the pull back to θ*
     * @param inverseTemperature nβ; 0 for {@code T / log T} of T samples
     * @param seed of the random numbers
     */
    public record Settings(
            int chains, int burnIn, int draws, double rate, double localisation, double inverseTemperature, long seed) {
        /** Four chains of 2,000 steps, of which the second half counts. */
        public static final Settings DEFAULT = new Settings(4, 1000, 1000, 1e-4, 1, 0, 0);

        public Settings {
            if (chains < 2 || burnIn < 0 || draws < 2 || !(rate > 0) || !(localisation >= 0)) {
                throw new IllegalArgumentException("expected at least 2 chains and draws, a rate above 0 and a "
                        + "localisation of at least 0, got " + chains + ", " + draws + ", " + rate + ", "
                        + localisation);
            }
        }
    }

    /** How far the number can be believed. */
    public enum Trust {
        SETTLED("The chains have settled and agree.", "Settled."),
        DRIFTING(
                "The loss still drifts: the second half of the draws differs from the first by more than a tenth.",
                "Still drifts: halves of the draws differ by over 10\u202f%."),
        DISAGREEING("The chains disagree by more than a fifth of their mean.", "Chains disagree by over 20\u202f%."),
        NEGATIVE("The chains found a lower loss: these parameters are not at a minimum.", "Not at a minimum."),
        DIVERGED("A chain ran away: the step size is too large.", "A chain ran away.");

        private final String sentence;
        private final String brief;

        Trust(String sentence, String brief) {
            this.sentence = sentence;
            this.brief = brief;
        }

        /** As {@link #sentence}, band included, where there is little room. */
        public String brief() {
            return brief;
        }

        public String sentence() {
            return sentence;
        }
    }

    private final double start;
    private final double inverseTemperature;
    private final int burnIn;
    private final double[][] losses;

    private LearningCoefficient(double start, double inverseTemperature, int burnIn, double[][] losses) {
        this.start = start;
        this.inverseTemperature = inverseTemperature;
        this.burnIn = burnIn;
        this.losses = losses;
    }

    /** Of the behavioural loss: the targets are what the network puts out as it stands. */
    public static LearningCoefficient behavioural(Network network, Activations inputs, Settings settings) {
        return of(network, inputs, network.outputs(inputs), settings);
    }

    /**
     * Of the squared error {@code L = 1/T Σ_samples Σ_j (out_j - target_j)²}.
     *
     * @throws IllegalArgumentException if it would cost too much, in a sentence
     */
    public static LearningCoefficient of(Network network, Activations inputs, Activations targets, Settings settings) {
        long steps = (long) settings.chains * (settings.burnIn + settings.draws);
        double cost = (double) steps * network.parameterCount() * inputs.samples();
        if (cost > BUDGET) {
            throw new IllegalArgumentException(
                    "expected at most " + BUDGET + " parameters times samples times steps, got "
                            + network.parameterCount() + " x " + inputs.samples() + " x " + steps);
        }
        int samples = inputs.samples();
        double strength = settings.inverseTemperature > 0
                ? settings.inverseTemperature
                : samples / Math.log(Math.max(samples, 3));
        double[][] losses = new double[settings.chains][];
        SplittableRandom random = new SplittableRandom(settings.seed);
        for (int c = 0; c < settings.chains; c++) {
            losses[c] = chain(network, inputs, targets.matrix(), settings, strength, random.split());
        }
        return new LearningCoefficient(network.loss(inputs, targets), strength, settings.burnIn, losses);
    }

    /** The loss before each step; NaN from where it is no number. */
    private static double[] chain(
            Network network,
            Activations inputs,
            DMatrixRMaj targets,
            Settings settings,
            double strength,
            SplittableRandom random) {
        double[] centre = network.parameters();
        double[] w = centre.clone();
        double[] losses = new double[settings.burnIn + settings.draws];
        Arrays.fill(losses, Double.NaN);
        double noise = Math.sqrt(settings.rate);
        for (int step = 0; step < losses.length; step++) {
            Pass pass = Pass.of(network.at(w), inputs);
            double loss = pass.loss(targets);
            if (!Double.isFinite(loss)) {
                break;
            }
            losses[step] = loss;
            double[] gradient = pass.gradient(targets);
            for (int k = 0; k < w.length; k++) {
                double pull = strength * gradient[k] + settings.localisation * (w[k] - centre[k]);
                w[k] += -settings.rate / 2 * pull + noise * random.nextGaussian();
            }
        }
        return losses;
    }

    /** λ, the mean over chains; NaN if a chain ran away. */
    public double value() {
        return Arrays.stream(perChain()).average().orElse(Double.NaN);
    }

    /** Effective number of parameters, 2 λ. */
    public double effectiveParameters() {
        return 2 * value();
    }

    /** Standard deviation of λ between chains. */
    public double deviation() {
        double mean = value();
        double sum = Arrays.stream(perChain()).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(sum / (chains() - 1));
    }

    /** Each chain's own λ. */
    public double[] perChain() {
        return Arrays.stream(losses)
                .mapToDouble(chain -> between(chain, burnIn, chain.length))
                .toArray();
    }

    private double between(double[] chain, int from, int to) {
        return inverseTemperature * (Arrays.stream(chain, from, to).average().orElse(Double.NaN) - start);
    }

    public int chains() {
        return losses.length;
    }

    /** Steps of each chain, the burn-in included. */
    public int steps() {
        return losses[0].length;
    }

    /** Steps of each chain that do not count. */
    public int burnIn() {
        return burnIn;
    }

    /** The loss of a chain at a step, in the loss's own units; NaN once it ran away. */
    public double loss(int chain, int step) {
        return losses[chain][step];
    }

    /** The loss at θ*. */
    public double lossAtStart() {
        return start;
    }

    /** nβ as used. */
    public double inverseTemperature() {
        return inverseTemperature;
    }

    /** How far {@link #value} can be believed. */
    public Trust trust() {
        double value = value();
        if (Double.isNaN(value)) {
            return Trust.DIVERGED;
        }
        if (value < 0) {
            return Trust.NEGATIVE;
        }
        int middle = (burnIn + steps()) / 2;
        double early = 0;
        double late = 0;
        for (double[] chain : losses) {
            early += between(chain, burnIn, middle) / chains();
            late += between(chain, middle, chain.length) / chains();
        }
        if (Math.abs(late - early) > DRIFT * value) {
            return Trust.DRIFTING;
        }
        return deviation() > DISAGREEMENT * value ? Trust.DISAGREEING : Trust.SETTLED;
    }
}
