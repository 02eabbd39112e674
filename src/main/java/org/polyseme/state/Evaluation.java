package org.polyseme.state;

import java.util.Locale;

/**
 * The inputs over which the loss of a run is told: all that there are, or a sample of so many that is drawn once from the
 * seed and stays for the whole run. A sample's loss has no noise from step to step and is still that of a sample. Pure
 * functions.
 */
public final class Evaluation {
    private static final int MOST = 1 << 14;
    /** Inputs times the width of the network. */
    private static final int NUMBERS = 1 << 18;

    private Evaluation() {}

    /** True where every batch is the whole data set. */
    public static boolean isWhole(Experiment recipe) {
        return recipe.data() == DataKind.STANDARD_BASIS || recipe.data() == DataKind.FIXED_SET;
    }

    /** How many inputs. */
    public static int inputs(Experiment recipe) {
        return switch (recipe.data()) {
            case STANDARD_BASIS -> recipe.features();
            case FIXED_SET -> recipe.points();
            default -> {
                int wide = Math.max(recipe.features(), recipe.neurons());
                yield Math.max(recipe.batch(), Math.min(MOST, NUMBERS / wide));
            }
        };
    }

    /** {@code all 32 inputs} or {@code a fixed sample of 16,384 inputs}. */
    public static String words(Experiment recipe) {
        String which = isWhole(recipe) ? "all %,d inputs" : "a fixed sample of %,d inputs";
        return String.format(Locale.ROOT, which, inputs(recipe));
    }
}
