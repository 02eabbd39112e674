package org.polyseme.engine;

import java.util.ArrayList;
import java.util.List;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.engine.kernel.Draw;
import org.polyseme.engine.kernel.Kernel;
import org.polyseme.engine.kernel.SparseBatch;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/**
 * A run whose parameters, batches and noise are given instead of drawn, for comparison with numbers computed elsewhere.
 * Step t takes batch and noise t, beginning again after the last. Confined to the thread that uses it.
 */
public final class Replay implements AutoCloseable {
    private final Kernel kernel;
    private final Experiment recipe;
    private final List<Draw> draws;
    private long steps;

    private Replay(Kernel kernel, Experiment recipe, List<Draw> draws) {
        this.kernel = kernel;
        this.recipe = recipe;
        this.draws = draws;
    }

    /**
     * A run at its first step.
     *
     * @param batches inputs {@code [samples, features]}, one a step; may be empty on the standard basis
     * @param noise {@code [samples, neurons]} or {@code [1, neurons]}, one a step; may be empty
     * @throws IllegalArgumentException if the shapes disagree
     */
    public static Replay of(
            Experiment recipe, Parameters initial, List<Matrix> batches, List<Matrix> noise, Backend backend) {
        List<SparseBatch> inputs = recipe.data() == DataKind.STANDARD_BASIS
                ? List.of(SparseBatch.identity(recipe.features()))
                : batches.stream().map(SparseBatch::of).toList();
        for (SparseBatch input : inputs) {
            check("batch of features", recipe.features(), input.features());
        }
        List<Draw> draws = new ArrayList<>();
        for (int t = 0; t < Math.max(inputs.size(), noise.size()); t++) {
            SparseBatch input = inputs.get(t % inputs.size());
            draws.add(
                    noise.isEmpty()
                            ? Draw.of(input)
                            : new Draw(input, noise(noise.get(t % noise.size()), input, recipe), new float[0]));
        }
        return new Replay(backend.kernel(recipe, initial), recipe, draws);
    }

    private static float[] noise(Matrix noise, SparseBatch input, Experiment recipe) {
        check("noise on neurons", recipe.neurons(), noise.columns());
        check("noise on samples", noise.rows() == 1 ? 1 : input.samples(), noise.rows());
        float[] values = new float[noise.size()];
        noise.copyTo(values, 0);
        return values;
    }

    private static void check(String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException("expected " + what + " " + expected + ", got " + found);
        }
    }

    /** The loss on the first draw. */
    public double loss() {
        return kernel.loss(draws.get(0));
    }

    /** The gradient on the first draw, by the parameters' names. */
    public Parameters gradients() {
        return kernel.gradients(draws.get(0));
    }

    /** Takes {@code count} steps at the recipe's learning rate. */
    public void steps(long count) {
        for (long t = 0; t < count; t++) {
            kernel.step(draws.get((int) (steps % draws.size())), recipe.learningRate());
            steps++;
        }
    }

    public Parameters parameters() {
        return kernel.parameters();
    }

    @Override
    public void close() {
        kernel.close();
    }
}
