package org.polyseme.engine;

import org.jspecify.annotations.Nullable;
import org.polyseme.engine.kernel.SparseBatch;
import org.polyseme.measure.Randomness;
import org.polyseme.measure.SparseDraws;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;

/**
 * Draws batches. The quiet cells (sample, feature) between two active ones are skipped at once, so the cost is that of the
 * active entries. Where features differ in probability, cells are visited at the largest and kept with the ratio. Groups:
 * a cell is a group, its probability that of its first feature. Confined to one thread.
 */
final class Sampler {
    private final DataKind kind;
    private final Randomness random;
    private final SparseBatch batch;
    /** None on the standard basis, which is never drawn. */
    private final @Nullable SparseDraws draws;
    /** Made once: a step allocates nothing. */
    private final SparseDraws.Sink sink;

    private boolean drawn;

    Sampler(Experiment recipe, Randomness random) {
        this.random = random;
        kind = recipe.data();
        if (kind == DataKind.STANDARD_BASIS) {
            draws = null;
            batch = SparseBatch.identity(recipe.features());
            drawn = true;
        } else {
            SparseDraws cells = new SparseDraws(recipe, random);
            draws = cells;
            int rows = DrawSource.samples(recipe);
            batch = new SparseBatch(rows, recipe.features(), cells.room(rows));
        }
        sink = batch::add;
    }

    /** The same cells with other probabilities. */
    void change(Experiment live) {
        if (draws != null) {
            draws.change(live);
        }
    }

    /** Where its draws come from. */
    Randomness random() {
        return random;
    }

    /** The batch that {@link #next} fills. */
    SparseBatch batch() {
        return batch;
    }

    /** Fills the batch with the next draw, or leaves it where it is the whole data set. */
    void next() {
        if (!drawn && draws != null) {
            batch.clear();
            draws.draw(batch.samples(), sink);
            batch.finish();
            drawn = kind == DataKind.FIXED_SET;
        }
    }
}
