package org.polyseme.cli;

import java.util.List;
import java.util.Locale;
import org.polyseme.sweep.Outcome;

/** A run's numbers were no longer finite. The message is one sentence for the user. */
final class Divergence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Divergence(Outcome run) {
        super(String.format(
                Locale.ROOT,
                "The run with seed %d diverged: its loss or a weight was no longer finite at step %,d;"
                        + " a smaller learningRate may help.",
                run.experiment().seed(),
                run.steps()));
    }

    /** Throws if one of the runs diverged. */
    static void check(List<Outcome> runs) {
        for (Outcome run : runs) {
            if (!run.isFinite()) {
                throw new Divergence(run);
            }
        }
    }
}
