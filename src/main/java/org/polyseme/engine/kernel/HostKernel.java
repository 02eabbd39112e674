package org.polyseme.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.Parameters;

/** A step on one CPU core: matrix products by the OpenBLAS that ND4J ships, everything else in fused loops. */
final class HostKernel implements Kernel {
    /** Steps between two looks for neurons that have died. */
    private static final int STEPS_BETWEEN_LOOKS = 100;

    private final Experiment recipe;
    private final HostNetwork network;
    private final Optimiser optimiser;
    private final @Nullable Projection projection;
    private long steps;

    HostKernel(Experiment recipe, Parameters initial) {
        this.recipe = recipe;
        boolean hasMomentum = recipe.optimiser() == OptimiserKind.MOMENTUM;
        List<Trained> tensors = initial.tensors().stream()
                .map(t -> new Trained(t, hasMomentum, recipe.isAdaptive()))
                .toList();
        network = switch (recipe.model()) {
            case INCIDENTAL, TIED_AUTOENCODER, TIED_HIDDEN_RELU, POWER_AUTOENCODER -> new TiedNetwork(recipe, tensors);
            case ABSOLUTE_VALUE, HIDDEN_RELU, HIDDEN_BIAS, MLP -> new LayeredNetwork(recipe, tensors);
        };
        optimiser = new Optimiser(recipe);
        projection = Projection.applies(recipe) ? Projection.of(recipe) : null;
    }

    @Override
    public void step(Draw draw, double learningRate) {
        network.differentiate(draw);
        if (projection != null) {
            projection.applyToGradient(weights());
        }
        optimiser.nextStep();
        List<Trained> tensors = network.tensors();
        for (int t = 0; t < tensors.size(); t++) {
            optimiser.update(tensors.get(t), learningRate);
        }
        if (projection != null) {
            projection.apply(weights());
        }
        if (++steps % STEPS_BETWEEN_LOOKS == 0 && optimiser.penalty().proximal() && network.deadStayDead()) {
            weights().dropDeadColumns();
        }
    }

    @Override
    public double loss(Draw draw) {
        return network.loss(draw) + penalty();
    }

    @Override
    public double penalty() {
        double penalty = 0;
        for (Trained tensor : network.tensors()) {
            if (tensor.isWeight()) {
                penalty += optimiser.penalty().loss(tensor.values, tensor.size());
            }
        }
        return penalty;
    }

    @Override
    public Parameters gradients(Draw draw) {
        network.differentiate(draw);
        List<Parameters.Named> gradients = new ArrayList<>();
        for (Trained tensor : network.tensors()) {
            float[] g = new float[tensor.size()];
            tensor.gradient.get(0, g, 0, g.length);
            if (tensor.isWeight()) {
                optimiser.penalty().addGradient(tensor.values, g, 0, g.length);
            }
            gradients.add(new Parameters.Named(tensor.name, tensor.matrix(g)));
        }
        return new Parameters(gradients);
    }

    /** Neurons that a step still visits. */
    int storedNeurons() {
        return weights().columns();
    }

    @Override
    public Parameters parameters() {
        return new Parameters(network.tensors().stream().map(Trained::copy).toList());
    }

    @Override
    public List<Parameters.Named> moments() {
        List<Parameters.Named> moments = new ArrayList<>();
        for (Trained tensor : network.tensors()) {
            moments.addAll(KernelState.named(tensor.name, recipe, tensor.moments()));
        }
        return moments;
    }

    @Override
    public List<Checkpoint.Words> words() {
        List<Long> columns = weights().liveColumns();
        return columns.isEmpty()
                ? List.of(optimiser.words())
                : List.of(optimiser.words(), KernelState.columns(columns));
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        steps = checkpoint.step();
        optimiser.restore(checkpoint);
        network.tensors().forEach(tensor -> tensor.restore(checkpoint));
        if (network.deadStayDead()) {
            weights().keepColumns(KernelState.columns(checkpoint));
        }
    }

    @Override
    public void set(List<Change.Cell> cells) {
        Trained w = weights();
        w.restoreColumns();
        for (Change.Cell cell : cells) {
            w.set(cell.feature(), cell.neuron(), cell.value());
        }
    }

    @Override
    public void freeze(List<Integer> features) {
        weights().freeze(features);
    }

    /** The weights into the neurons. */
    private Trained weights() {
        return network.tensors().get(0);
    }

    @Override
    public boolean isFinite() {
        for (Trained tensor : network.tensors()) {
            if (!tensor.isFinite()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void change(Experiment live) {
        network.change(live);
        if (!network.deadStayDead()) {
            weights().restoreColumns();
        }
        optimiser.change(live);
    }

    @Override
    public String name() {
        return "OpenBLAS of ND4J, CPU, float32";
    }

    @Override
    public void close() {
        network.tensors().forEach(Trained::close);
        network.close();
        if (projection != null) {
            projection.close();
        }
    }
}
