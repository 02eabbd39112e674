package org.polyseme.engine.kernel;

import java.util.Arrays;

/**
 * The inputs and the neurons of a block of samples: {@code H = x W + b} or its positive part, then noise and dropout (H').
 * Knows the way back as well: the slope at H' becomes that at {@code x W}, the penalty on activations included.
 */
final class HiddenLayer implements AutoCloseable {
    final NativeMatrix x;
    /** {@code H' [rows, neurons]}, for products. */
    final NativeMatrix output;

    private final Trained w;
    private final Bias b;
    private final boolean rectified;
    private final float[] inputs;
    private final float[] clean;
    private final float[] scratch;
    private final float[] disturbance;
    private final float[] biases;
    private float l1;

    /** @param rectified true in any case where {@code b} is trained */
    HiddenLayer(Trained w, Bias b, boolean rectified, int rows) {
        this.w = w;
        this.b = b;
        this.rectified = rectified;
        x = new NativeMatrix(rows, w.rows());
        output = new NativeMatrix(rows, w.columns());
        inputs = new float[rows * w.rows()];
        clean = new float[rows * w.columns()];
        scratch = new float[rows * w.columns()];
        disturbance = new float[rows * w.columns()];
        biases = new float[b.isTrained() ? rows * w.columns() : 0];
    }

    /** Lays out the bias for a pass over a batch. */
    void begin() {
        if (b.isTrained()) {
            Loops.repeat(b.values, biases);
        }
    }

    /** Sets the price of a sample's {@code Σ|H|}. */
    void penalise(float price) {
        l1 = price;
    }

    /** Fills {@link #output} with H' of the {@code count} samples from {@code first} on. */
    void forward(Draw draw, int first, int count) {
        if (draw.batch().isIdentity()) {
            output.put(0, w.values, first * w.columns(), count * w.columns());
        } else {
            load(draw.batch(), first, count);
            Blas.ab(x, w.nativeValues, output, count);
        }
        if (draw.isClean() && !rectified && l1 == 0) {
            return; // H' is x W
        }
        int size = count * w.columns();
        output.get(0, clean, 0, size);
        if (b.isTrained()) {
            Loops.add(biases, clean, size);
        }
        if (rectified) {
            Loops.rectify(clean, size);
        }
        System.arraycopy(clean, 0, scratch, 0, size);
        disturb(draw, first, size);
        output.put(0, scratch, 0, size);
    }

    private void load(SparseBatch batch, int first, int count) {
        Arrays.fill(inputs, 0, count * w.rows(), 0);
        for (int s = 0; s < count; s++) {
            for (int e = batch.start(first + s); e < batch.start(first + s + 1); e++) {
                inputs[s * w.rows() + batch.feature(e)] = batch.value(e);
            }
        }
        x.put(0, inputs, 0, count * w.rows());
    }

    private void disturb(Draw draw, int first, int size) {
        int m = w.columns();
        if (draw.noise().length == m) {
            Loops.repeat(draw.noise(), disturbance);
            Loops.add(disturbance, scratch, size);
        } else if (draw.noise().length > 0) {
            System.arraycopy(draw.noise(), first * m, disturbance, 0, size);
            Loops.add(disturbance, scratch, size);
        }
        if (draw.keep().length > 0) {
            System.arraycopy(draw.keep(), first * m, disturbance, 0, size);
            Loops.multiply(disturbance, scratch, size);
        }
    }

    /** {@code Σ|H|} over the block, times its price. */
    double penalty(int count) {
        return l1 == 0 ? 0 : l1 * Loops.absoluteSum(clean, count * w.columns());
    }

    /** Adds {@code xᵀ dA} to W's gradient; {@code slope} is that at H' and becomes dA, that at {@code x W}. */
    void backward(NativeMatrix slope, Draw draw, int first, int count) {
        int size = count * w.columns();
        boolean isIdentity = draw.batch().isIdentity();
        boolean changes = !draw.isClean() || rectified || l1 != 0;
        if (changes || isIdentity) {
            slope.get(0, scratch, 0, size);
            undisturb(draw, first, size);
        }
        if (b.isTrained()) {
            b.addRows(scratch, count);
        }
        if (isIdentity) {
            int at = first * w.columns();
            w.gradient.get(at, disturbance, 0, size);
            Loops.add(disturbance, scratch, size);
            w.gradient.put(at, scratch, 0, size);
        } else {
            if (changes) {
                slope.put(0, scratch, 0, size);
            }
            Blas.addATb(x, slope, w.gradient, count);
        }
    }

    /** Turns the slope at H' in {@code scratch} into that at {@code x W}. */
    private void undisturb(Draw draw, int first, int size) {
        if (draw.keep().length > 0) {
            System.arraycopy(draw.keep(), first * w.columns(), disturbance, 0, size);
            Loops.multiply(disturbance, scratch, size);
        }
        if (l1 != 0) {
            Loops.addSign(l1, clean, scratch, size);
        }
        if (rectified) {
            Loops.gate(clean, scratch, size);
        }
    }

    @Override
    public void close() {
        x.close();
        output.close();
    }
}
