package org.polyseme.measure;

import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.GroupKind;

/**
 * Draws of sparse features by a recipe's law, one active feature after the other, as training sees them. A cell is a
 * feature, or a group of them; the quiet cells between active ones are skipped in one go. Confined to one thread.
 */
public final class SparseDraws {

    /** Where active features go, in the order of samples and cells. */
    @FunctionalInterface
    public interface Sink {
        void add(int sample, int feature, float value);
    }

    private final DataKind kind;
    private final GroupKind groups;
    private final Randomness random;
    private final int features;
    /** Features in a cell. */
    private final int width;
    /** Share of the visits that a cell keeps. */
    private float[] keep = {};

    private double largest;
    private Gaps gaps = new Gaps(0);

    /** Draws of {@code recipe}, which is not of the standard basis. */
    public SparseDraws(Experiment recipe, Randomness random) {
        this.random = random;
        kind = recipe.data();
        groups = recipe.groups();
        features = recipe.features();
        width = groups == GroupKind.INDEPENDENT ? 1 : recipe.groupSize();
        change(recipe);
    }

    /** The same cells with other probabilities. */
    public void change(Experiment live) {
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

    /** Active features that so many samples have, six standard deviations above the mean. */
    public int room(int samples) {
        int inCell = groups == GroupKind.CORRELATED ? width : 1;
        double mean = largest * keep.length * samples * inCell;
        return (int) Math.min(mean + 6 * Math.sqrt(mean * inCell) + 16, (double) samples * features);
    }

    /** Draws so many samples. */
    public void draw(int samples, Sink sink) {
        int cells = keep.length;
        long end = (long) cells * samples;
        double samplesPerCell = 1.0 / cells;
        long bits = random.bits();
        long place = gaps.of(bits >>> 24);
        while (place < end) {
            int sample =
                    (int) ((place + 0.5) * samplesPerCell); // exact: the half keeps rounding away from whole numbers
            int cell = (int) (place - (long) sample * cells);
            if (keep[cell] == 1 || random.uniform() < keep[cell]) {
                activate(sample, cell, bits, sink);
            }
            bits = random.bits();
            place += 1 + gaps.of(bits >>> 24);
        }
    }

    /** The gap used the upper 40 of {@code bits}; the lower 24 are left for the value. */
    private void activate(int sample, int cell, long bits, Sink sink) {
        int from = cell * width;
        int to = Math.min(from + width, features);
        switch (groups) {
            case INDEPENDENT -> sink.add(sample, cell, value(bits));
            case CORRELATED -> {
                for (int i = from; i < to; i++) {
                    sink.add(sample, i, value(random.bits()));
                }
            }
            case ANTICORRELATED -> sink.add(sample, from + random.below(to - from), value(bits));
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
