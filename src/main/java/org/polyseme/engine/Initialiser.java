package org.polyseme.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.polyseme.engine.kernel.Projection;
import org.polyseme.engine.kernel.Shapes;
import org.polyseme.measure.Randomness;
import org.polyseme.state.Experiment;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Field;
import org.polyseme.state.InitialisationKind;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RefusedValueException;

/** The parameters at step 0: first the kind of initialisation, then the planted overlap, then the collision. */
final class Initialiser {
    private static final double NO_DIRECTION = 1e-12;

    private final Experiment recipe;
    private final Randomness random;

    private Initialiser(Experiment recipe) {
        this.recipe = recipe;
        this.random = new Randomness(recipe.seed(), Randomness.Stream.INITIALISATION);
    }

    /**
     * Draws the initial parameters of a recipe from its seed.
     *
     * @throws RefusedValueException if one neuron cannot hold the planted overlap
     */
    static Parameters parameters(Experiment recipe) {
        return new Initialiser(recipe).draw();
    }

    private Parameters draw() {
        double[][] weights = weights();
        plantPairs(weights);
        if (Projection.applies(recipe)) {
            boolean isGiven = recipe.initialisation() == InitialisationKind.GIVEN;
            double kept = Math.sqrt(recipe.projection() / (double) recipe.features());
            weights = Projection.project(recipe, weights, isGiven ? 1 : 1 / kept); // as large as without
        }
        List<Parameters.Named> tensors = new ArrayList<>();
        for (Shapes.Shape shape : Shapes.of(recipe)) {
            tensors.add(new Parameters.Named(shape.name(), tensors.isEmpty() ? Matrix.of(weights) : further(shape)));
        }
        return new Parameters(tensors);
    }

    /**
     * A layer after the first: normal, standard deviation {@code scale * sqrt(2 / (rows + columns))}. The neurons' bias is
     * the recipe's, the outputs' is 0.
     */
    private Matrix further(Shapes.Shape shape) {
        int rows = shape.rows();
        int columns = shape.columns();
        if (!Parameters.Named.isWeight(shape.name())) {
            float[] bias = new float[columns];
            Arrays.fill(bias, shape.name().equals(Parameters.HIDDEN_BIAS) ? (float) recipe.hiddenBias() : 0);
            return Matrix.of(rows, columns, bias);
        }
        return Matrix.of(normal(rows, columns, recipe.scale() * Math.sqrt(2.0 / (rows + columns))));
    }

    /** The weights into the neurons, {@code [features, neurons]}, before anything is planted. */
    private double[][] weights() {
        int features = recipe.features();
        int neurons = recipe.neurons();
        double scale = recipe.scale();
        return switch (recipe.initialisation()) {
            case GAUSSIAN -> normal(features, neurons, scale / Math.sqrt(neurons));
            case XAVIER -> normal(features, neurons, scale * Math.sqrt(2.0 / (neurons * (features + 1.0))));
            case POLYGON -> polygon(features, neurons, scale);
            case GIVEN -> given(recipe.given());
        };
    }

    private double[][] normal(int rows, int columns, double sd) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int k = 0; k < columns; k++) {
                row[k] = sd * random.normal();
            }
        }
        return values;
    }

    /** Features on a regular polygon in the plane of the first two neurons. */
    private static double[][] polygon(int features, int neurons, double radius) {
        double[][] values = new double[features][neurons];
        for (int i = 0; i < features; i++) {
            double angle = 2 * Math.PI * i / features;
            values[i][0] = radius * Math.cos(angle);
            if (neurons > 1) {
                values[i][1] = radius * Math.sin(angle);
            }
        }
        return values;
    }

    private static double[][] given(Matrix matrix) {
        double[][] values = new double[matrix.rows()][matrix.columns()];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int k = 0; k < matrix.columns(); k++) {
                values[i][k] = matrix.at(i, k);
            }
        }
        return values;
    }

    private void plantPairs(double[][] weights) {
        boolean plantsCollision = recipe.collision() > 0;
        boolean plantsOverlap = !plantsCollision || recipe.overlap() != 0;
        if (recipe.pairs() > 0 && plantsOverlap && recipe.neurons() == 1 && Math.abs(recipe.overlap()) != 1) {
            throw new RefusedValueException(
                    Field.OVERLAP.key(), "-1 or 1, since there is one neuron only", String.valueOf(recipe.overlap()));
        }
        for (FeaturePair pair : recipe.plantedPairs()) {
            double[] first = weights[pair.first()];
            double[] second = weights[pair.second()];
            if (plantsOverlap) {
                overlap(first, second, recipe.overlap());
            }
            if (plantsCollision) {
                collide(first, second, recipe.collision());
            }
        }
    }

    /**
     * Turns {@code second} so that its cosine with {@code first} is {@code cosine}, its length kept: the new direction is
     * {@code cosine * u + sqrt(1 - cosine²) * v}, u along {@code first}, v along the part of {@code second} across it.
     */
    static void overlap(double[] first, double[] second, double cosine) {
        double firstLength = length(first);
        double length = length(second);
        if (firstLength < NO_DIRECTION || length < NO_DIRECTION) {
            return; // a feature without a direction has no cosine to plant
        }
        double[] across = second.clone();
        removeAlong(first, firstLength, across);
        if (length(across) < NO_DIRECTION * length) {
            across = anyAcross(first, firstLength);
        } else {
            removeAlong(first, firstLength, across); // once more, against rounding
        }
        double acrossLength = length(across);
        double sine = Math.sqrt(1 - cosine * cosine);
        for (int k = 0; k < second.length; k++) {
            double aside = sine == 0 ? 0 : sine * across[k] / acrossLength;
            second[k] = length * (cosine * first[k] / firstLength + aside);
        }
    }

    /** The neuron axis that {@code direction} uses least, made orthogonal to it. */
    private static double[] anyAcross(double[] direction, double length) {
        int least = 0;
        for (int k = 1; k < direction.length; k++) {
            if (Math.abs(direction[k]) < Math.abs(direction[least])) {
                least = k;
            }
        }
        double[] across = new double[direction.length];
        across[least] = 1;
        removeAlong(direction, length, across);
        return across;
    }

    private static void removeAlong(double[] direction, double length, double[] vector) {
        double share = 0;
        for (int k = 0; k < vector.length; k++) {
            share += direction[k] * vector[k];
        }
        share /= length * length;
        for (int k = 0; k < vector.length; k++) {
            vector[k] -= share * direction[k];
        }
    }

    /** Puts {@code -sign * strength * max|second|} on {@code second} at the strongest neuron of {@code first}. */
    static void collide(double[] first, double[] second, double strength) {
        int strongest = 0;
        double largest = 0;
        for (int k = 0; k < first.length; k++) {
            if (Math.abs(first[k]) > Math.abs(first[strongest])) {
                strongest = k;
            }
            largest = Math.max(largest, Math.abs(second[k]));
        }
        second[strongest] = -Math.signum(first[strongest]) * strength * largest;
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
