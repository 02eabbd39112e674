package org.polyseme.engine.kernel;

/**
 * The tied network on any batch, with noise, dropout and a penalty on activations, a block of samples at a time:
 * {@code H = x W} or its positive part, disturbed to H'; {@code Z = H' Wᵀ + b}; G; {@code dW += Gᵀ H' + xᵀ dA}, where dA is {@code G W} led
 * back through the disturbance.
 */
final class BlockPass implements AutoCloseable {
    private final int rows;
    private final Trained w;
    private final HiddenLayer hidden;
    private final OutputLayer outputs;

    BlockPass(Trained w, boolean rectified, Bias b, Response response, int rows) {
        this.rows = rows;
        this.w = w;
        hidden = new HiddenLayer(w, new Bias(w.columns(), null), rectified, rows);
        outputs = new OutputLayer(b, response, rows);
    }

    /** Fills W's gradient and adds to the bias's. {@code l1} is the price of a unit of {@code |H|} in one sample. */
    void differentiate(Draw draw, double l1) {
        SparseBatch batch = draw.batch();
        begin(l1);
        w.gradient.clear();
        for (int first = 0; first < batch.samples(); first += rows) {
            int count = Math.min(rows, batch.samples() - first);
            forward(draw, first, count);
            outputs.differentiate(batch, first, count);
            Blas.addATb(outputs.z, hidden.output, w.gradient, count);
            Blas.ab(outputs.z, w.nativeValues, hidden.output, count);
            hidden.backward(hidden.output, draw, first, count);
        }
    }

    double loss(Draw draw, double l1) {
        SparseBatch batch = draw.batch();
        begin(l1);
        double sum = 0;
        for (int first = 0; first < batch.samples(); first += rows) {
            int count = Math.min(rows, batch.samples() - first);
            forward(draw, first, count);
            sum += outputs.loss(batch, first, count) + hidden.penalty(count);
        }
        return sum;
    }

    private void begin(double l1) {
        hidden.penalise((float) l1);
        outputs.begin();
    }

    private void forward(Draw draw, int first, int count) {
        hidden.forward(draw, first, count);
        Blas.abT(hidden.output, w.nativeValues, outputs.z, count);
    }

    @Override
    public void close() {
        hidden.close();
        outputs.close();
    }
}
