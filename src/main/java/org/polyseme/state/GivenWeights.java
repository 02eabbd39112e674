package org.polyseme.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights that came from outside, as a picture of a run that never was: everything that looks at one moment can look at
 * them. Their initialisation is unknown, so they stand for it too; loss and steps there are none.
 */
public final class GivenWeights {
    private GivenWeights() {}

    /**
     * A snapshot of weights that are read both into the neurons and, unless others are given, out of them.
     *
     * @param source the file and the tensor, in words
     * @param weights {@code [features n, neurons m]}
     * @param out the weights out of the neurons {@code [m, n]}, where they are not the transposed ones
     * @throws RefusedValueException if there are more features or neurons than a recipe may have, or {@code out} does
     *     not fit
     */
    public static Snapshot snapshot(String source, Matrix weights, Optional<Matrix> out) {
        out.ifPresent(second -> checkFit(weights, second));
        Map<Field, Object> recipe = new EnumMap<>(Field.class);
        recipe.put(Field.MODEL, out.isPresent() ? ModelKind.HIDDEN_RELU : ModelKind.TIED_AUTOENCODER);
        recipe.put(Field.FEATURES, (long) weights.rows());
        recipe.put(Field.NEURONS, (long) weights.columns());
        recipe.put(Field.BIAS, false);
        recipe.put(Field.BATCH, 1L);
        Parameters parameters = out.map(second -> new Parameters(
                        List.of(new Parameters.Named("W1", weights), new Parameters.Named("W2", second))))
                .orElseGet(() -> new Parameters(List.of(new Parameters.Named("W", weights))));
        return new Snapshot(
                Experiment.of(recipe),
                0,
                Double.NaN,
                parameters,
                parameters,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Given(source),
                0,
                "from a file",
                List.of(),
                Optional.empty());
    }

    private static void checkFit(Matrix weights, Matrix out) {
        if (out.rows() != weights.columns() || out.columns() != weights.rows()) {
            throw new RefusedValueException(
                    "weights out of the neurons",
                    "[neurons, features] = " + weights.columns() + " x " + weights.rows(),
                    out.rows() + " x " + out.columns());
        }
    }
}
