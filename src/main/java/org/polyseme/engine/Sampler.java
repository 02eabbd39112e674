package org.polyseme.engine;

import org.polyseme.engine.kernel.SparseBatch;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;

/**
 * Draws batches. The quiet cells (sample, feature) between two active ones are skipped at once, so the cost is that of the
 * active entries. Where features differ in probability, cells are visited at the largest and kept with the ratio. Groups:
 * a cell is a group, its probability that of its first feature. Confined to one thread.
 */
final class Sampler {
    private final DataKind kind;
    private final GroupKind groups;
    private final Randomness random;
    private final SparseBatch batch;
    /** Features in a cell. */
    private final int width;
    /** Share of the visits that a cell keeps. */
    private float[] keep = {};

    private double largest;
    private Gaps gaps = new Gaps(0);
    private boolean drawn;

    Sampler(Experiment recipe, Randomness random) {
        this.random = random;
        kind = recipe.data();
        groups = recipe.groups();
        width = groups == GroupKind.INDEPENDENT ? 1 : recipe.groupSize();
        if (kind == DataKind.STANDARD_BASIS) {
            batch = SparseBatch.identity(recipe.features());
            drawn = true;
        } else {
            change(recipe);
            int rows = DrawSource.samples(recipe);
            batch = new SparseBatch(rows, recipe.features(), room(rows, recipe.features()));
        }
    }

    /** True where every batch is the whole data set. */
    static boolean isFinite(Experiment recipe) {
        return recipe.data() == DataKind.STANDARD_BASIS || recipe.data() == DataKind.FIXED_SET;
    }

    /** The same cells with other probabilities. */
    void change(Experiment live) {
        keep = new float[(live.features() + width - 1) / width];
        largest = 0;
        for (int cell = 0; cell < keep.length; cell++) {
            largest = Math.max(largest, live.featureProbability(cell * width));
        }
        for (int cell = 0; cell < keep.length; cell++) {
            keep[cell] = largest == 0 ? 0 : (float) (live.featureProbability(cell * width) / largest);
        }
        gaps = new Gaps(largest);
    }

    /** Entries that a batch holds, six standard deviations above the mean. */
    private int room(int rows, int features) {
        int inCell = groups == GroupKind.CORRELATED ? width : 1;
        double mean = largest * keep.length * rows * inCell;
        return (int) Math.min(mean + 6 * Math.sqrt(mean * inCell) + 16, (double) rows * features);
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
        if (!drawn) {
            draw();
            drawn = kind == DataKind.FIXED_SET;
        }
    }

    private void draw() {
        batch.clear();
        int cells = keep.length;
        long end = (long) cells * batch.samples();
        double samplesPerCell = 1.0 / cells;
        long bits = random.bits();
        long place = gaps.of(bits >>> 24);
        while (place < end) {
            int sample =
                    (int) ((place + 0.5) * samplesPerCell); // exact: the half keeps rounding away from whole numbers
            int cell = (int) (place - (long) sample * cells);
            if (keep[cell] == 1 || random.uniform() < keep[cell]) {
                activate(sample, cell, bits);
            }
            bits = random.bits();
            place += 1 + gaps.of(bits >>> 24);
        }
        batch.finish();
    }

    /** The gap used the upper 40 of {@code bits}; the lower 24 are left for the value. */
    private void activate(int sample, int cell, long bits) {
        int from = cell * width;
        int to = Math.min(from + width, batch.features());
        switch (groups) {
            case INDEPENDENT -> batch.add(sample, cell, value(bits));
            case CORRELATED -> {
                for (int i = from; i < to; i++) {
                    batch.add(sample, i, value(random.bits()));
                }
            }
            case ANTICORRELATED -> batch.add(sample, from + random.below(to - from), value(bits));
        }
    }

    private float value(long bits) {
        float uniform = (bits & 0xFFFFFF) * 0x1p-24f;
        return switch (kind) {
            case SPARSE_SIGNED -> 2 * uniform - 1;
            case SPARSE_GAUSSIAN -> (float) random.normal();
            default -> uniform;
        };
    }
}
