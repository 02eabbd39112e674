package org.polyseme.engine.kernel;

/** Everything random that a step depends on. The arrays are reused from step to step; confined to one thread. */
public final class Draw {
    private static final float[] NONE = new float[0];

    private final SparseBatch batch;
    private final float[] noise;
    private final float[] keep;

    /**
     * @param batch the inputs
     * @param noise added to the hidden layer: {@code [samples, neurons]} row by row, or one row {@code [neurons]} for
     *     all samples, or empty
     * @param keep factors on the hidden layer, {@code [samples, neurons]}: 0 where dropout silences a neuron,
     *     {@code 1 / (1 - rate)} elsewhere; or empty
     */
    public Draw(SparseBatch batch, float[] noise, float[] keep) {
        this.batch = batch;
        this.noise = noise;
        this.keep = keep;
    }

    /** A batch without noise and dropout. */
    public static Draw of(SparseBatch batch) {
        return new Draw(batch, NONE, NONE);
    }

    public SparseBatch batch() {
        return batch;
    }

    float[] noise() {
        return noise;
    }

    float[] keep() {
        return keep;
    }

    /** True where the hidden layer is exactly what the weights make of the inputs. */
    public boolean isClean() {
        return noise.length == 0 && keep.length == 0;
    }
}
