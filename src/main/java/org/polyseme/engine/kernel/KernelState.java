package org.polyseme.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.polyseme.engine.kernel.Shapes.Shape;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** A kernel's part of a checkpoint: what it is called, and whether it fits. Pure functions. */
public final class KernelState {
    /** {@code β1^t} and {@code β2^t} at step t, Adam's corrections for its start at 0. */
    private static final String POWERS = "optimiser";
    /** The neurons that the host kernel still stores; absent where it stores all. */
    private static final String COLUMNS = "columns";

    private KernelState() {}

    /** What the recipe's optimiser remembers of past gradients, by torch.optim's words. */
    static List<String> moments(Experiment recipe) {
        return switch (recipe.optimiser()) {
            case GRADIENT_DESCENT -> List.of();
            case MOMENTUM -> List.of("momentum_buffer");
            case ADAM, ADAMW -> List.of("exp_avg", "exp_avg_sq");
        };
    }

    /** The {@code index}-th moment of the parameter {@code name}. */
    static Matrix moment(Checkpoint checkpoint, String name, int index) {
        return checkpoint
                .moment(name + "." + moments(checkpoint.experiment()).get(index))
                .orElseThrow();
    }

    static Checkpoint.Words powers(double beta1Power, double beta2Power) {
        return new Checkpoint.Words(
                POWERS, List.of(Double.doubleToRawLongBits(beta1Power), Double.doubleToRawLongBits(beta2Power)));
    }

    static double beta1Power(Checkpoint checkpoint) {
        return Double.longBitsToDouble(checkpoint.words(POWERS).orElseThrow().get(0));
    }

    static double beta2Power(Checkpoint checkpoint) {
        return Double.longBitsToDouble(checkpoint.words(POWERS).orElseThrow().get(1));
    }

    static Checkpoint.Words columns(List<Long> stored) {
        return new Checkpoint.Words(COLUMNS, stored);
    }

    /** The neurons that are stored, ascending; empty for all. */
    static List<Long> columns(Checkpoint checkpoint) {
        return checkpoint.words(COLUMNS).orElse(List.of());
    }

    /**
     * Makes sure that a kernel of the checkpoint's recipe can go on from it: native code does not check.
     *
     * @throws IllegalArgumentException if something is missing or has another shape
     */
    public static void check(Checkpoint checkpoint) {
        Experiment recipe = checkpoint.experiment();
        Shapes.check(recipe, checkpoint.parameters());
        for (Shape shape : momentShapes(recipe)) {
            Matrix found = checkpoint.moment(shape.name()).orElse(Matrix.of(0, 0));
            if (found.rows() != shape.rows() || found.columns() != shape.columns()) {
                throw new IllegalArgumentException("expected the moment " + shape + ", got " + found);
            }
        }
        int powers = checkpoint.words(POWERS).orElse(List.of()).size();
        if (powers != 2) {
            throw new IllegalArgumentException("expected 2 words in " + POWERS + ", got " + powers);
        }
        long before = -1;
        for (long column : columns(checkpoint)) {
            if (column <= before || column >= recipe.neurons()) {
                throw new IllegalArgumentException("expected ascending neurons from 0 to " + (recipe.neurons() - 1)
                        + " in " + COLUMNS + ", got " + column + " after " + before);
            }
            before = column;
        }
        checkFeatures(recipe, checkpoint.frozen());
    }

    private static List<Shape> momentShapes(Experiment recipe) {
        List<Shape> shapes = new ArrayList<>();
        for (Shape shape : Shapes.of(recipe)) {
            for (String moment : moments(recipe)) {
                shapes.add(new Shape(shape.name() + "." + moment, shape.rows(), shape.columns()));
            }
        }
        return shapes;
    }

    /**
     * Makes sure that {@code features} are features of {@code recipe}.
     *
     * @throws IllegalArgumentException if not
     */
    public static void checkFeatures(Experiment recipe, List<Integer> features) {
        for (int feature : features) {
            if (feature < 0 || feature >= recipe.features()) {
                throw new IllegalArgumentException(
                        "expected features from 0 to " + (recipe.features() - 1) + ", got " + feature);
            }
        }
    }

    /** {@code values}, the moments of the parameter {@code name}, under their names. */
    static List<Parameters.Named> named(String name, Experiment recipe, List<Matrix> values) {
        List<String> moments = moments(recipe);
        return IntStream.range(0, moments.size())
                .mapToObj(k -> new Parameters.Named(name + "." + moments.get(k), values.get(k)))
                .toList();
    }
}
