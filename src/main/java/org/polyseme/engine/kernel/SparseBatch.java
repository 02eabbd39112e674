package org.polyseme.engine.kernel;

import java.util.Arrays;
import org.polyseme.state.Matrix;

/**
 * The inputs x {@code [samples, features]} of a step, of which only the active entries are kept: those of sample s are
 * {@code start(s) … start(s + 1) - 1}, each a feature (ascending) and a value. Refilled in place; confined to one thread.
 */
public final class SparseBatch {
    private final int samples;
    private final int features;
    private final int[] starts;
    private int[] featureOf;
    private float[] valueOf;
    private int size;
    private boolean identity;

    /** An empty batch of this shape, with room for {@code expected} entries before it has to grow. */
    public SparseBatch(int samples, int features, int expected) {
        this.samples = samples;
        this.features = features;
        this.starts = new int[samples + 1];
        this.featureOf = new int[Math.max(1, expected)];
        this.valueOf = new float[Math.max(1, expected)];
    }

    /** The standard basis: sample i is feature i alone, at 1. */
    public static SparseBatch identity(int features) {
        SparseBatch batch = new SparseBatch(features, features, features);
        for (int i = 0; i < features; i++) {
            batch.add(i, i, 1);
        }
        batch.finish();
        batch.identity = true;
        return batch;
    }

    /** The non-zero entries of {@code x}, row by row. */
    public static SparseBatch of(Matrix x) {
        SparseBatch batch = new SparseBatch(x.rows(), x.columns(), x.size());
        for (int s = 0; s < x.rows(); s++) {
            for (int i = 0; i < x.columns(); i++) {
                if (x.at(s, i) != 0) {
                    batch.add(s, i, x.at(s, i));
                }
            }
        }
        batch.finish();
        return batch;
    }

    /** Forgets all entries. */
    public void clear() {
        size = 0;
        Arrays.fill(starts, 0);
        identity = false;
    }

    /** Adds an entry; samples must not descend, and {@link #finish} must follow the last. */
    public void add(int sample, int feature, float value) {
        if (size == valueOf.length) {
            featureOf = Arrays.copyOf(featureOf, 2 * size);
            valueOf = Arrays.copyOf(valueOf, 2 * size);
        }
        featureOf[size] = feature;
        valueOf[size++] = value;
        starts[sample + 1]++;
    }

    /** Says that no entry follows: counts of entries become their sums. */
    public void finish() {
        for (int s = 0; s < samples; s++) {
            starts[s + 1] += starts[s];
        }
    }

    public int samples() {
        return samples;
    }

    public int features() {
        return features;
    }

    /** Active entries in all samples. */
    public int size() {
        return size;
    }

    /** Where the entries of a sample begin; those of the last end at {@code start(samples)}. */
    public int start(int sample) {
        return starts[sample];
    }

    public int feature(int entry) {
        return featureOf[entry];
    }

    public float value(int entry) {
        return valueOf[entry];
    }

    /** True for the standard basis. */
    public boolean isIdentity() {
        return identity;
    }
}
