package org.polyseme.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.RefusedValueException;

/** The names and shapes of a model's parameters, in the order of its layers, the bias last. */
public final class Shapes {

    /** One tensor's name and shape. */
    public record Shape(String name, int rows, int columns) {
        @Override
        public String toString() {
            return name + " " + rows + "x" + columns;
        }
    }

    private Shapes() {}

    /**
     * The shapes that {@code recipe} trains.
     *
     * @throws RefusedValueException if the layers put out more than there are features to compare with
     */
    public static List<Shape> of(Experiment recipe) {
        ModelKind model = recipe.model();
        int n = recipe.features();
        int m = recipe.neurons();
        List<Shape> shapes = new ArrayList<>();
        boolean mayHaveBias = true;
        switch (model) {
            case TIED_AUTOENCODER, TIED_HIDDEN_RELU -> shapes.add(new Shape("W", n, m));
            case INCIDENTAL, POWER_AUTOENCODER -> {
                shapes.add(new Shape("W", n, m));
                mayHaveBias = false;
            }
            case HIDDEN_BIAS -> {
                shapes.add(new Shape("W1", n, m));
                shapes.add(new Shape("W2", m, n));
                shapes.add(new Shape(Parameters.HIDDEN_BIAS, 1, m));
                mayHaveBias = false;
            }
            case ABSOLUTE_VALUE, HIDDEN_RELU -> {
                shapes.add(new Shape("W1", n, m));
                shapes.add(new Shape("W2", m, n));
            }
            case MLP -> {
                shapes.add(new Shape("W1", n, m));
                for (int width : recipe.layers()) {
                    Shape below = shapes.get(shapes.size() - 1);
                    shapes.add(new Shape("W" + (shapes.size() + 1), below.columns(), width));
                }
                refuseWiderOutput(shapes.get(shapes.size() - 1).columns(), n);
                mayHaveBias = false;
            }
        }
        if (recipe.bias() && mayHaveBias) {
            shapes.add(new Shape(Parameters.OUTPUT_BIAS, 1, n));
        }
        return shapes;
    }

    private static void refuseWiderOutput(int outputs, int features) {
        if (outputs > features) {
            throw new RefusedValueException(
                    Field.LAYERS.key(),
                    "at most " + features + " outputs, one a feature that it is compared with",
                    String.valueOf(outputs));
        }
    }

    /**
     * Makes sure that {@code parameters} are those of {@code recipe}: native code does not check.
     *
     * @throws IllegalArgumentException if names or shapes differ
     */
    static void check(Experiment recipe, Parameters parameters) {
        List<Shape> found = parameters.tensors().stream()
                .map(t -> new Shape(t.name(), t.values().rows(), t.values().columns()))
                .toList();
        List<Shape> expected = of(recipe);
        if (!found.equals(expected)) {
            throw new IllegalArgumentException("expected tensors " + expected + ", got " + found);
        }
    }
}
