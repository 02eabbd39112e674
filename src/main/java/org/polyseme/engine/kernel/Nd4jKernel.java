package org.polyseme.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/**
 * A step in ND4J operations only, so that it runs on whatever ND4J finds: a CPU or a CUDA device. Written like the
 * formulas, array by array; on small networks each operation's call costs more than its arithmetic.
 */
final class Nd4jKernel implements Kernel {
    private static final float FLUSH = Optimiser.FLUSH;

    private final Experiment recipe;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Nd4jNetwork network;
    private final @Nullable INDArray projection;
    private Experiment live;
    private Penalty penalty;
    private double beta1Power = 1;
    private double beta2Power = 1;
    /** The rows of the weights into the neurons that a step moves, as {@link MovingRows#spans} has them. */
    private int[] moving;

    /** A trained array with what its optimiser remembers, or rows of it. */
    private record Parameter(String name, INDArray values, INDArray first, INDArray second) {
        boolean isWeight() {
            return Parameters.Named.isWeight(name);
        }

        Parameter rows(int from, int to) {
            return new Parameter(
                    name,
                    Nd4jKernel.rows(values, from, to),
                    Nd4jKernel.rows(first, from, to),
                    Nd4jKernel.rows(second, from, to));
        }
    }

    Nd4jKernel(Experiment recipe, Parameters initial) {
        Nd4j.getEnvironment().setMaxMasterThreads(1); // looks for the back end, which the next line needs
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Blas.useOneThread();
        this.recipe = recipe;
        this.live = recipe;
        penalty = Penalty.of(recipe);
        for (Parameters.Named tensor : initial.tensors()) {
            INDArray values = array(tensor.values());
            parameters.add(new Parameter(
                    tensor.name(),
                    values,
                    values.like().assign(0),
                    values.like().assign(0)));
        }
        network = new Nd4jNetwork(
                recipe, parameters.stream().map(Parameter::values).toList());
        moving = MovingRows.spans(recipe.features(), List.of());
        projection = Projection.applies(recipe) ? array(Matrix.of(Projection.basis(recipe))) : null;
    }

    private static INDArray rows(INDArray array, int from, int to) {
        return from == 0 && to == array.size(0)
                ? array
                : array.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
    }

    private static INDArray array(Matrix matrix) {
        float[] values = new float[matrix.size()];
        matrix.copyTo(values, 0);
        return Nd4j.create(values, new long[] {matrix.rows(), matrix.columns()}, 'c');
    }

    @Override
    public void step(Draw draw, double learningRate) {
        List<INDArray> gradients = network.gradients(draw, live);
        if (projection != null) {
            gradients.set(0, project(projection, gradients.get(0)));
        }
        beta1Power *= recipe.beta1();
        beta2Power *= recipe.beta2();
        for (int s = 0; s < moving.length; s += 2) {
            int from = moving[s];
            int to = moving[s + 1];
            move(parameters.get(0).rows(from, to), rows(gradients.get(0), from, to), learningRate);
        }
        for (int t = 1; t < parameters.size(); t++) {
            move(parameters.get(t), gradients.get(t), learningRate);
        }
        if (projection != null) {
            projectWeights(projection);
        }
    }

    /** {@code W ← P Pᵀ W}; frozen rows stay as they are. */
    private void projectWeights(INDArray basis) {
        INDArray w = parameters.get(0).values();
        INDArray projected = project(basis, w);
        for (int s = 0; s < moving.length; s += 2) {
            rows(w, moving[s], moving[s + 1]).assign(rows(projected, moving[s], moving[s + 1]));
        }
    }

    private static INDArray project(INDArray basis, INDArray matrix) {
        return basis.mmul(basis.transpose().mmul(matrix));
    }

    private void move(Parameter parameter, INDArray gradient, double learningRate) {
        if (parameter.isWeight()) {
            penalise(parameter.values(), gradient);
        }
        update(parameter, gradient, learningRate);
        if (parameter.isWeight() && penalty.proximal()) {
            shrink(parameter, learningRate * penalty.l1());
        }
        parameter.values().addi(FLUSH).subi(FLUSH);
    }

    private void penalise(INDArray w, INDArray gradient) {
        if (penalty.l1() != 0 && !penalty.proximal()) {
            gradient.addi(Transforms.sign(w, true).muli(penalty.l1()));
        }
        if (penalty.l4() != 0) {
            gradient.subi(w.mul(w).muli(w).muli(4 * penalty.l4()));
        }
    }

    /** The soft threshold of the L1 penalty; Adam divides it by what it divides the gradient by. */
    private void shrink(Parameter parameter, double threshold) {
        INDArray w = parameter.values();
        INDArray thresholds = recipe.isAdaptive()
                ? divisor(parameter).rdivi(threshold)
                : w.like().assign(threshold);
        INDArray size = Transforms.relu(Transforms.abs(w, true).subi(thresholds), false);
        w.assign(Transforms.sign(w, true).muli(size));
    }

    /** Adam's {@code sqrt(v) + epsilon}, corrected for its start at 0. */
    private INDArray divisor(Parameter parameter) {
        return Transforms.sqrt(parameter.second(), true)
                .divi(Math.sqrt(1 - beta2Power))
                .addi(recipe.epsilon());
    }

    private void update(Parameter parameter, INDArray gradient, double rate) {
        INDArray w = parameter.values();
        switch (recipe.optimiser()) {
            case GRADIENT_DESCENT -> w.subi(gradient.muli(rate));
            case MOMENTUM -> {
                parameter.first().muli(live.momentum()).addi(gradient);
                w.subi(parameter.first().mul(rate));
            }
            case ADAM -> adapt(parameter, gradient, rate);
            case ADAMW -> {
                w.muli(1 - rate * live.weightDecay());
                adapt(parameter, gradient, rate);
            }
        }
    }

    private void adapt(Parameter parameter, INDArray gradient, double rate) {
        INDArray mean = parameter.first();
        INDArray square = parameter.second();
        mean.muli(recipe.beta1())
                .addi(gradient.mul(1 - recipe.beta1()))
                .addi(FLUSH)
                .subi(FLUSH);
        square.muli(recipe.beta2())
                .addi(gradient.muli(gradient).muli(1 - recipe.beta2()))
                .addi(FLUSH)
                .subi(FLUSH);
        parameter.values().subi(mean.div(divisor(parameter)).muli(rate / (1 - beta1Power)));
    }

    @Override
    public double loss(Draw draw) {
        return network.loss(draw, live) + penalty();
    }

    @Override
    public double penalty() {
        double cost = 0;
        for (Parameter parameter : parameters) {
            if (parameter.isWeight()) {
                INDArray w = parameter.values().castTo(DataType.DOUBLE);
                cost += penalty.l1() * w.norm1Number().doubleValue()
                        - penalty.l4() * w.mul(w).muli(w).muli(w).sumNumber().doubleValue();
            }
        }
        return cost;
    }

    @Override
    public Parameters gradients(Draw draw) {
        List<INDArray> gradients = network.gradients(draw, live);
        List<Parameters.Named> named = new ArrayList<>();
        for (int t = 0; t < parameters.size(); t++) {
            if (parameters.get(t).isWeight()) {
                penalise(parameters.get(t).values(), gradients.get(t));
            }
            named.add(new Parameters.Named(parameters.get(t).name(), matrix(gradients.get(t))));
        }
        return new Parameters(named);
    }

    private static Matrix matrix(INDArray array) {
        return Matrix.of(
                (int) array.size(0), (int) array.size(1), array.dup('c').data().asFloat());
    }

    @Override
    public Parameters parameters() {
        return new Parameters(parameters.stream()
                .map(p -> new Parameters.Named(p.name(), matrix(p.values())))
                .toList());
    }

    @Override
    public List<Parameters.Named> moments() {
        List<Parameters.Named> moments = new ArrayList<>();
        for (Parameter parameter : parameters) {
            List<Matrix> values = Stream.of(parameter.first(), parameter.second())
                    .limit(KernelState.moments(recipe).size())
                    .map(Nd4jKernel::matrix)
                    .toList();
            moments.addAll(KernelState.named(parameter.name(), recipe, values));
        }
        return moments;
    }

    @Override
    public List<Checkpoint.Words> words() {
        return List.of(KernelState.powers(beta1Power, beta2Power));
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        beta1Power = KernelState.beta1Power(checkpoint);
        beta2Power = KernelState.beta2Power(checkpoint);
        int moments = KernelState.moments(recipe).size();
        for (Parameter parameter : parameters) {
            assign(
                    parameter.values(),
                    checkpoint.parameters().named(parameter.name()).orElseThrow());
            if (moments > 0) {
                assign(parameter.first(), KernelState.moment(checkpoint, parameter.name(), 0));
            }
            if (moments > 1) {
                assign(parameter.second(), KernelState.moment(checkpoint, parameter.name(), 1));
            }
        }
    }

    private static void assign(INDArray target, Matrix matrix) {
        try (INDArray source = array(matrix)) {
            target.assign(source);
        }
    }

    @Override
    public void set(List<Change.Cell> cells) {
        INDArray w = parameters.get(0).values();
        for (Change.Cell cell : cells) {
            w.putScalar(cell.feature(), cell.neuron(), cell.value());
        }
    }

    @Override
    public void freeze(List<Integer> features) {
        moving = MovingRows.spans(recipe.features(), features);
    }

    @Override
    public boolean isFinite() {
        return parameters.stream().allMatch(p -> p.values().mul(0).sumNumber().doubleValue() == 0);
    }

    @Override
    public void change(Experiment live) {
        this.live = live;
        penalty = Penalty.of(live);
    }

    @Override
    public String name() {
        boolean cuda = Nd4j.getExecutioner().getClass().getName().contains("cuda");
        return cuda ? "ND4J, CUDA, float32" : "ND4J, CPU, float32";
    }

    @Override
    public void close() {
        for (Parameter parameter : parameters) {
            parameter.values().close();
            parameter.first().close();
            parameter.second().close();
        }
        if (projection != null) {
            projection.close();
        }
    }
}
