package org.polyseme.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;
import org.polyseme.state.PenaltyTarget;

/**
 * {@code H_1 = relu(x W1 + b1)}, {@code H_l+1 = relu(H_l W_l+1)} … {@code out = f(H W + b)}: absolute value, hidden ReLU,
 * hidden bias and the bias-free ReLU network. Noise, dropout and a penalty on activations fall on the first hidden layer. A block of
 * samples at a time, forward, then back: {@code dW_l += H_l-1ᵀ G_l}, {@code G_l-1 = (G_l W_lᵀ) ⊙ [H_l-1 > 0]}.
 */
final class LayeredNetwork implements HostNetwork {
    private final List<Trained> tensors;
    private final List<Trained> weights;
    private final Bias b;
    private final Bias neurons;
    private final Response response;
    private final int rows;
    private final HiddenLayer first;
    /** The outputs of the hidden layers, the first's included. */
    private final List<NativeMatrix> hidden = new ArrayList<>();
    /** The same on the heap, where a loop needs them; empty for the first. */
    private final List<float[]> rectified = new ArrayList<>();
    /** The slopes at the hidden layers. */
    private final List<NativeMatrix> slopes = new ArrayList<>();

    private final OutputLayer outputs;
    private final float[] scratch;
    private double hiddenL1;

    LayeredNetwork(Experiment recipe, List<Trained> tensors) {
        this.tensors = tensors;
        weights = tensors.stream().filter(Trained::isWeight).toList();
        int width = weights.stream()
                .mapToInt(t -> Math.max(t.rows(), t.columns()))
                .max()
                .orElse(1);
        rows = BlockRows.of(width);
        Trained last = weights.get(weights.size() - 1);
        b = new Bias(last.columns(), named(Parameters.OUTPUT_BIAS));
        neurons = new Bias(weights.get(0).columns(), named(Parameters.HIDDEN_BIAS));
        response = new Response(recipe, last.columns(), rows);
        first = new HiddenLayer(weights.get(0), neurons, true, rows);
        outputs = new OutputLayer(b, response, rows);
        scratch = new float[rows * width];
        for (int l = 0; l < weights.size() - 1; l++) {
            int neurons = weights.get(l).columns();
            hidden.add(l == 0 ? first.output : new NativeMatrix(rows, neurons));
            rectified.add(new float[l == 0 ? 0 : rows * neurons]);
            slopes.add(new NativeMatrix(rows, neurons));
        }
        change(recipe);
    }

    private @Nullable Trained named(String name) {
        return tensors.stream().filter(t -> t.name.equals(name)).findFirst().orElse(null);
    }

    @Override
    public List<Trained> tensors() {
        return tensors;
    }

    @Override
    public void change(Experiment live) {
        response.change(live);
        hiddenL1 = live.l1On() == PenaltyTarget.ACTIVATIONS ? live.l1() : 0;
    }

    @Override
    public boolean deadStayDead() {
        return false; // their share of the second layer may still move
    }

    @Override
    public void differentiate(Draw draw) {
        SparseBatch batch = draw.batch();
        begin(batch);
        for (int l = 0; l < weights.size(); l++) {
            weights.get(l).gradient.clear();
        }
        for (int at = 0; at < batch.samples(); at += rows) {
            int count = Math.min(rows, batch.samples() - at);
            forward(draw, at, count);
            outputs.differentiate(batch, at, count);
            backward(draw, at, count);
        }
        b.end();
        neurons.end();
    }

    @Override
    public double loss(Draw draw) {
        SparseBatch batch = draw.batch();
        begin(batch);
        double sum = 0;
        for (int at = 0; at < batch.samples(); at += rows) {
            int count = Math.min(rows, batch.samples() - at);
            forward(draw, at, count);
            sum += outputs.loss(batch, at, count) + first.penalty(count);
        }
        return sum;
    }

    private void begin(SparseBatch batch) {
        response.begin(batch.samples());
        b.begin();
        neurons.begin();
        first.begin();
        first.penalise((float) (hiddenL1 / batch.samples()));
        outputs.begin();
    }

    private void forward(Draw draw, int at, int count) {
        first.forward(draw, at, count);
        for (int l = 1; l < hidden.size(); l++) {
            NativeMatrix h = hidden.get(l);
            float[] values = rectified.get(l);
            Blas.ab(hidden.get(l - 1), weights.get(l).nativeValues, h, count);
            h.get(0, values, 0, count * h.columns);
            Loops.rectify(values, count * h.columns);
            h.put(0, values, 0, count * h.columns);
        }
        int last = weights.size() - 1;
        Blas.ab(hidden.get(last - 1), weights.get(last).nativeValues, outputs.z, count);
    }

    private void backward(Draw draw, int at, int count) {
        NativeMatrix slope = outputs.z;
        for (int l = weights.size() - 1; l > 0; l--) {
            NativeMatrix below = slopes.get(l - 1);
            Blas.addATb(hidden.get(l - 1), slope, weights.get(l).gradient, count);
            Blas.abT(slope, weights.get(l).nativeValues, below, count);
            if (l > 1) {
                below.get(0, scratch, 0, count * below.columns);
                Loops.gate(rectified.get(l - 1), scratch, count * below.columns);
                below.put(0, scratch, 0, count * below.columns);
            }
            slope = below;
        }
        first.backward(slope, draw, at, count);
    }

    @Override
    public void close() {
        first.close();
        outputs.close();
        hidden.stream().skip(1).forEach(NativeMatrix::close);
        slopes.forEach(NativeMatrix::close);
    }
}
