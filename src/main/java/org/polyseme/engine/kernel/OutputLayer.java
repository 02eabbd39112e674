package org.polyseme.engine.kernel;

/** The outputs of a block of samples: Z with its bias, and the slope G that the loss has there. */
final class OutputLayer implements AutoCloseable {
    /** First {@code Z - b}, which the network computes; then G. {@code [rows, outputs]}. */
    final NativeMatrix z;

    private final Bias b;
    private final Response response;
    private final int outputs;
    private final float[] biases;
    private final float[] values;
    private final float[] slopes;

    OutputLayer(Bias b, Response response, int rows) {
        this.b = b;
        this.response = response;
        outputs = b.values.length;
        z = new NativeMatrix(rows, outputs);
        biases = new float[rows * outputs];
        values = new float[rows * outputs];
        slopes = new float[rows * outputs];
    }

    /** Lays out the bias for a pass over a batch. */
    void begin() {
        Loops.repeat(b.values, biases);
    }

    /** Turns {@link #z} into G and adds to the bias's gradient. */
    void differentiate(SparseBatch batch, int first, int count) {
        int size = count * outputs;
        load(size);
        response.slopes(values, slopes, 0, size);
        for (int s = 0; s < count; s++) {
            for (int e = batch.start(first + s); e < batch.start(first + s + 1); e++) {
                int j = batch.feature(e);
                if (j < outputs) {
                    slopes[s * outputs + j] -= response.correction(values[s * outputs + j], j, batch.value(e));
                }
            }
        }
        if (b.isTrained()) {
            b.addRows(slopes, count);
        }
        z.put(0, slopes, 0, size);
    }

    double loss(SparseBatch batch, int first, int count) {
        load(count * outputs);
        double sum = 0;
        for (int s = 0; s < count; s++) {
            sum += response.loss(values, s * outputs, batch, first + s);
        }
        return sum;
    }

    private void load(int size) {
        z.get(0, values, 0, size);
        Loops.add(biases, values, size);
    }

    @Override
    public void close() {
        z.close();
    }
}
