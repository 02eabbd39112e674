package org.polyseme.measure;

import java.util.Optional;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;

/** The points that a run on a fixed set trains on, every step: they follow from its recipe. */
public final class FixedSet {
    /** Numbers in a set that is laid out whole: 16 MiB. */
    private static final long MOST_NUMBERS = 1L << 22;

    private FixedSet() {}

    /** {@code [points, features]}; empty for other data, and for a set that is too large to lay out. */
    public static Optional<Matrix> points(Experiment recipe) {
        if (recipe.data() != DataKind.FIXED_SET || (long) recipe.points() * recipe.features() > MOST_NUMBERS) {
            return Optional.empty();
        }
        float[] points = new float[recipe.points() * recipe.features()];
        Randomness random = new Randomness(recipe.seed(), Randomness.Stream.DATA);
        new SparseDraws(recipe, random)
                .draw(recipe.points(), (t, feature, value) -> points[t * recipe.features() + feature] = value);
        return Optional.of(Matrix.of(recipe.points(), recipe.features(), points));
    }
}
