package org.polyseme.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.PenaltyTarget;

/**
 * Forward and backward pass of every model in ND4J operations, all samples at once. A tied network is
 * {@code H = x W, Z = H Wᵀ + b}, where H may be rectified; a layered one {@code H_1 = relu(x W1 + b1)} … {@code Z = H W + b}.
 */
final class Nd4jNetwork {
    private final ModelKind model;
    private final boolean tied;
    private final boolean rectified;
    private final boolean relu;
    private final int power;
    private final List<INDArray> parameters;
    private final int layers;
    /** Places of the biases among the parameters; below 0 where there is none. */
    private final int hiddenBias;

    private final int outputBias;

    /** What the forward pass leaves for the backward pass. */
    private record Pass(INDArray x, List<INDArray> hidden, INDArray clean, INDArray z, INDArray target) {}

    Nd4jNetwork(Experiment recipe, List<INDArray> parameters) {
        this.parameters = parameters;
        model = recipe.model();
        tied = model.isTied();
        rectified = model.hasHiddenRelu();
        relu = recipe.relu() && model.mayHaveOutputRelu();
        power = model == ModelKind.TIED_AUTOENCODER || model == ModelKind.POWER_AUTOENCODER ? recipe.power() : 1;
        List<String> names = Shapes.of(recipe).stream().map(Shapes.Shape::name).toList();
        layers = (int) names.stream().filter(Parameters.Named::isWeight).count();
        hiddenBias = names.indexOf(Parameters.HIDDEN_BIAS);
        outputBias = names.indexOf(Parameters.OUTPUT_BIAS);
    }

    double loss(Draw draw, Experiment live) {
        Pass pass = forward(draw);
        INDArray error = value(pass.z()).subi(pass.target()).castTo(DataType.DOUBLE);
        INDArray costs = costs(live, pass).castTo(DataType.DOUBLE);
        double loss = error.muli(error).muliRowVector(costs).sumNumber().doubleValue();
        return loss + hiddenL1(live, draw) * pass.clean().norm1Number().doubleValue();
    }

    /** The gradients of the data's loss, in the order of the parameters. */
    List<INDArray> gradients(Draw draw, Experiment live) {
        Pass pass = forward(draw);
        INDArray g = value(pass.z())
                .subi(pass.target())
                .muli(slope(pass.z()))
                .muliRowVector(costs(live, pass).muli(2));
        List<INDArray> gradients = tied ? tied(pass, g, draw, live) : layered(pass, g, draw, live);
        if (outputBias >= 0) {
            gradients.add(g.sum(true, 0));
        }
        return gradients;
    }

    private List<INDArray> tied(Pass pass, INDArray g, Draw draw, Experiment live) {
        INDArray w = parameters.get(0);
        INDArray dw = g.transpose().mmul(pass.hidden().get(0));
        INDArray da = throughHidden(g.mmul(w), pass, draw, live);
        List<INDArray> gradients = new ArrayList<>();
        gradients.add(
                dw.addi(draw.batch().isIdentity() ? da : pass.x().transpose().mmul(da)));
        return gradients;
    }

    private List<INDArray> layered(Pass pass, INDArray g, Draw draw, Experiment live) {
        List<INDArray> gradients = new ArrayList<>();
        INDArray slope = g;
        for (int l = layers - 1; l > 0; l--) {
            INDArray below = pass.hidden().get(l - 1);
            gradients.add(0, below.transpose().mmul(slope));
            slope = slope.mmul(parameters.get(l).transpose());
            slope = l > 1 ? slope.muli(Transforms.sign(below, true)) : throughHidden(slope, pass, draw, live);
        }
        gradients.add(0, pass.x().transpose().mmul(slope));
        if (hiddenBias >= 0) {
            gradients.add(slope.sum(true, 0));
        }
        return gradients;
    }

    /** Leads the slope at the first hidden layer back through dropout, the penalty on activations and its ReLU. */
    private INDArray throughHidden(INDArray slope, Pass pass, Draw draw, Experiment live) {
        if (draw.keep().length > 0) {
            slope.muli(rows(draw.keep(), slope.size(1)));
        }
        double price = hiddenL1(live, draw);
        if (price != 0) {
            slope.addi(Transforms.sign(pass.clean(), true).muli(price));
        }
        return rectified ? slope.muli(Transforms.sign(pass.clean(), true)) : slope;
    }

    private Pass forward(Draw draw) {
        INDArray x = dense(draw.batch());
        INDArray w = parameters.get(0);
        INDArray clean = draw.batch().isIdentity() ? w.dup() : x.mmul(w);
        if (hiddenBias >= 0) {
            clean.addiRowVector(parameters.get(hiddenBias));
        }
        if (rectified) {
            clean = Transforms.relu(clean, false);
        }
        List<INDArray> hidden = new ArrayList<>();
        hidden.add(disturb(clean, draw));
        for (int l = 1; l < layers - 1; l++) {
            hidden.add(Transforms.relu(hidden.get(l - 1).mmul(parameters.get(l)), false));
        }
        INDArray last = tied ? w.transpose() : parameters.get(layers - 1);
        INDArray z = hidden.get(hidden.size() - 1).mmul(last);
        if (outputBias >= 0) {
            z.addiRowVector(parameters.get(outputBias));
        }
        return new Pass(x, hidden, clean, z, target(x, z.size(1)));
    }

    private static INDArray disturb(INDArray clean, Draw draw) {
        INDArray h = clean.dup();
        long m = clean.size(1);
        if (draw.noise().length == m) {
            h.addiRowVector(rows(draw.noise(), m));
        } else if (draw.noise().length > 0) {
            h.addi(rows(draw.noise(), m));
        }
        return draw.keep().length > 0 ? h.muli(rows(draw.keep(), m)) : h;
    }

    private static INDArray rows(float[] values, long columns) {
        return Nd4j.create(values, new long[] {values.length / columns, columns}, 'c');
    }

    private static INDArray dense(SparseBatch batch) {
        int n = batch.features();
        float[] values = new float[batch.samples() * n];
        for (int s = 0; s < batch.samples(); s++) {
            for (int e = batch.start(s); e < batch.start(s + 1); e++) {
                values[s * n + batch.feature(e)] = batch.value(e);
            }
        }
        return rows(values, n);
    }

    private INDArray target(INDArray x, long outputs) {
        return model == ModelKind.ABSOLUTE_VALUE
                ? Transforms.abs(x, true)
                : x.get(
                        org.nd4j.linalg.indexing.NDArrayIndex.all(),
                        org.nd4j.linalg.indexing.NDArrayIndex.interval(0, outputs));
    }

    /** f(z). */
    private INDArray value(INDArray z) {
        INDArray base = relu ? Transforms.relu(z, true) : z.dup();
        return power == 1 ? base : Transforms.pow(base, power, false);
    }

    /** f'(z). */
    private INDArray slope(INDArray z) {
        INDArray gate = relu ? Transforms.sign(Transforms.relu(z, true), false) : Nd4j.onesLike(z);
        return power == 1 ? gate : gate.muli(Transforms.pow(z, power - 1, true)).muli(power);
    }

    /** The factors {@code c_j} of the squared errors, {@code [1, outputs]}. */
    private INDArray costs(Experiment live, Pass pass) {
        int outputs = (int) pass.z().size(1);
        float[] costs = new float[outputs];
        for (int j = 0; j < outputs; j++) {
            costs[j] = model == ModelKind.INCIDENTAL
                    ? 1
                    : (float) (live.importance(j) / ((double) pass.x().size(0) * outputs));
        }
        return rows(costs, outputs);
    }

    private double hiddenL1(Experiment live, Draw draw) {
        if (live.l1On() != PenaltyTarget.ACTIVATIONS) {
            return 0;
        }
        return model == ModelKind.INCIDENTAL
                ? live.l1()
                : live.l1() / draw.batch().samples();
    }
}
