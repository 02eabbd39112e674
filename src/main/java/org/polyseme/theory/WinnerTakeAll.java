package org.polyseme.theory;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One feature under L1, other features left out: {@code dw_k/dt = (1 - Σ_l w_l²) w_k - λ} for the sizes w of its weights,
 * each of which stays 0 once it reaches it. Integrated by Euler's rule; mutable, for one thread.
 *
 * <p>Exactly, for the equation as for its Euler steps, {@code w_k(t) = a(t) [w_k(0) - β(t)]₊} with
 * {@code da/dt = (1 - |w|²) a} and {@code dβ/dt = λ/a}. So the weights keep their order, and the largest one at the start
 * is the one that stays.
 *
 * <p>Time and λ are those of this equation. Gradient descent on the incidental model's loss with penalty L1 has the slope
 * {@code 4 (1 - |w|²) w - L1}, so t is {@link #time} and λ is {@link #penalty}.
 *
 * <p>Source: Lecomte et al. 2312.03096, the authors' simulation; the affine law is derived (src/docs/model.md).
 */
public final class WinnerTakeAll {
    private static final double LARGEST_PENALTY = 2 / (3 * Math.sqrt(3));

    private final double penalty;
    private final double step;
    private final int[] order;
    private final double[] start;
    private final double[] sizes;
    private int survivors;
    private double time;
    private double growth = 1;
    private double threshold;

    /**
     * @param weights a feature's weights at time 0; only their sizes matter
     * @param penalty λ of the equation
     * @param step the time of one Euler step; at most 0.5, as in the authors' simulation
     */
    public WinnerTakeAll(double[] weights, double penalty, double step) {
        if (!(penalty >= 0 && step > 0 && step <= 0.5)) {
            throw new IllegalArgumentException(
                    "expected penalty >= 0 and 0 < step <= 0.5, got " + penalty + " and " + step);
        }
        this.penalty = penalty;
        this.step = step;
        order = byFallingSize(weights);
        start = Arrays.stream(order).mapToDouble(k -> Math.abs(weights[k])).toArray();
        sizes = start.clone();
        survivors = sizes.length;
        dropDead();
    }

    private static int[] byFallingSize(double[] weights) {
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted((k, l) -> Double.compare(Math.abs(weights[l]), Math.abs(weights[k])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Takes one Euler step. */
    public void advance() {
        double slope = 1 - squaredNorm();
        threshold += step * penalty / (growth * (1 + step * slope));
        growth *= 1 + step * slope;
        for (int k = 0; k < survivors; k++) {
            sizes[k] += step * (slope * sizes[k] - penalty);
        }
        time += step;
        dropDead();
    }

    /** Steps until at most one weight is left, or the time is up. */
    public void advanceTo(double end) {
        while (time < end && survivors > 1) {
            advance();
        }
    }

    private void dropDead() {
        while (survivors > 0 && sizes[survivors - 1] <= 0) {
            sizes[--survivors] = 0;
        }
    }

    public double time() {
        return time;
    }

    /** How many weights are not 0: m'. */
    public int survivors() {
        return survivors;
    }

    /** a(t): how much what is left has grown. */
    public double growth() {
        return growth;
    }

    /** β(t): the size at the start below which a weight is gone by now. */
    public double threshold() {
        return threshold;
    }

    /** Sum of the sizes, |w|₁. */
    public double l1Norm() {
        return Arrays.stream(sizes, 0, survivors).sum();
    }

    /** Sum of the squares, |w|². */
    public double squaredNorm() {
        double sum = 0;
        for (int k = 0; k < survivors; k++) {
            sum += sizes[k] * sizes[k];
        }
        return sum;
    }

    /** The size of every weight now, in the order in which they were given. */
    public double[] sizes() {
        return asGiven(sizes);
    }

    /** {@code a(t) [w_k(0) - β(t)]₊} for every weight, in the order in which they were given: what sizes() must equal. */
    public double[] affineLaw() {
        double[] law = new double[start.length];
        for (int k = 0; k < law.length; k++) {
            law[k] = growth * Math.max(start[k] - threshold, 0);
        }
        return asGiven(law);
    }

    private double[] asGiven(double[] sorted) {
        double[] given = new double[sorted.length];
        for (int k = 0; k < given.length; k++) {
            given[order[k]] = sorted[k];
        }
        return given;
    }

    /** The equation's time after so many steps of plain gradient descent at this rate: {@code 4 · rate · steps}. */
    public static double time(double learningRate, long steps) {
        return 4 * learningRate * steps;
    }

    /** The equation's λ for a penalty of {@code l1 Σ|W|}: a quarter of it. */
    public static double penalty(double l1) {
        return l1 / 4;
    }

    /**
     * How many of m weights are left at a time, {@code max(1, 1/(1/√m + λt)²)}. An order of magnitude: the simulation
     * has two to three times as many at most.
     */
    public static double survivorsLaw(int neurons, double penalty, double time) {
        double l1 = l1Law(neurons, penalty, time);
        return l1 * l1;
    }

    /** The sum of their sizes at a time, {@code max(1, 1/(1/√m + λt))}; the simulation lies about 20 % off. */
    public static double l1Law(int neurons, double penalty, double time) {
        return Math.max(1, 1 / (1 / Math.sqrt(neurons) + penalty * time));
    }

    /**
     * The size at which the winner rests: the greater root of {@code w³ - w + λ = 0}, near {@code 1 - λ/2}.
     *
     * @throws IllegalArgumentException for λ above 2/(3√3) = 0.385, at which no weight survives
     */
    public static double finalWeight(double penalty) {
        if (!(penalty >= 0 && penalty <= LARGEST_PENALTY)) {
            throw new IllegalArgumentException("expected a penalty in [0, 0.385], got " + penalty);
        }
        // The three real roots by the cosine formula; this is the greatest.
        return 2 / Math.sqrt(3) * Math.cos(Math.acos(-penalty / LARGEST_PENALTY) / 3);
    }
}
