package org.polyseme.engine;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.engine.kernel.Draw;
import org.polyseme.engine.kernel.Kernel;
import org.polyseme.engine.kernel.KernelState;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Costs;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.OptimiserKind;
import org.polyseme.state.Parameters;
import org.polyseme.state.PenaltyTarget;

/**
 * One run: the parameters of a recipe, trained step by step. Confined to the thread that uses it.
 *
 * <p>The same recipe on the same back end gives the same bits, and so does going on from a {@link #checkpoint}.
 * {@link #step} allocates nothing.
 */
public final class Trainer implements AutoCloseable {
    private final Parameters initial;
    private final Kernel kernel;
    private final DrawSource training;
    private final StopRule rule;
    /** Made when first asked for. */
    private @Nullable Draw evaluation;

    private Experiment experiment;
    private List<Integer> frozen = List.of();
    private long steps;
    private boolean closed;

    private Trainer(Experiment experiment, Backend backend) {
        this.experiment = experiment;
        initial = Initialiser.parameters(experiment);
        kernel = backend.kernel(experiment, initial);
        training = DrawSource.training(experiment);
        rule = new StopRule(initial);
    }

    /** A run of {@code experiment} at step 0, on this build's standard back end. */
    public static Trainer of(Experiment experiment) {
        return of(experiment, Backend.standard());
    }

    /**
     * A run of {@code experiment} at step 0.
     *
     * @throws org.polyseme.state.RefusedValueException naming the field that cannot be trained, and why
     */
    public static Trainer of(Experiment experiment, Backend backend) {
        return new Trainer(experiment, backend);
    }

    /** A run that goes on from {@code checkpoint}, on this build's standard back end. */
    public static Trainer of(Checkpoint checkpoint) {
        return of(checkpoint, Backend.standard());
    }

    /**
     * A run that goes on from {@code checkpoint}: with the same bits, if that was taken on the same back end.
     *
     * @throws IllegalArgumentException if something is missing in it or has another shape
     */
    public static Trainer of(Checkpoint checkpoint, Backend backend) {
        check(checkpoint);
        Trainer trainer = new Trainer(checkpoint.experiment(), backend);
        trainer.restore(checkpoint);
        return trainer;
    }

    /** The recipe as it stands, live changes included. */
    public Experiment experiment() {
        return experiment;
    }

    /**
     * Moves the parameters by one step of the optimiser.
     *
     * @throws IllegalStateException once closed
     */
    public void step() {
        checkOpen();
        kernel.step(training.next(), Schedule.rate(experiment, steps));
        steps++;
    }

    /** Steps taken since the initialisation. */
    public long steps() {
        return steps;
    }

    /**
     * Does now what a hand did; its step is not looked at.
     *
     * @throws IllegalArgumentException if settings differ in a field that restarts a run, if a cell or feature lies outside
     *     W, or if a weight is not finite; nothing has changed then
     */
    public void apply(Change change) {
        checkOpen();
        if (change instanceof Change.Settings settings) {
            change(settings.recipe());
        } else if (change instanceof Change.Weights weights) {
            weights.cells().forEach(this::checkInside);
            kernel.set(weights.cells());
        } else if (change instanceof Change.Freeze freeze) {
            KernelState.checkFeatures(experiment, freeze.features());
            freeze(freeze.features());
        }
        rule.forget();
    }

    private void checkInside(Change.Cell cell) {
        int n = experiment.features();
        int m = experiment.neurons();
        if (cell.feature() < 0 || cell.feature() >= n || cell.neuron() < 0 || cell.neuron() >= m) {
            throw new IllegalArgumentException("expected a cell of " + n + " x " + m + " weights, got feature "
                    + cell.feature() + ", neuron " + cell.neuron());
        }
        if (!Float.isFinite(cell.value())) {
            throw new IllegalArgumentException("expected a finite weight, got " + cell.value());
        }
    }

    /**
     * Goes on with other live settings from the next step.
     *
     * @throws IllegalArgumentException if {@code live} differs in a field that restarts a run
     */
    public void change(Experiment live) {
        checkContinues(live);
        checkOpen();
        if (!DrawSource.draws(live, experiment)) {
            evaluation = null;
        }
        experiment = live;
        kernel.change(live);
        training.change(live);
        rule.forget();
    }

    private void checkContinues(Experiment live) {
        if (!live.continues(experiment)) {
            throw new IllegalArgumentException(
                    "expected changes of live fields only, got " + experiment.differences(live));
        }
    }

    private void freeze(List<Integer> features) {
        frozen = features;
        kernel.freeze(features);
    }

    /** The features that keep their direction, ascending. */
    public List<Integer> frozen() {
        return frozen;
    }

    /** All that the next steps depend on. It shares nothing that a step changes. */
    public Checkpoint checkpoint() {
        checkOpen();
        return new Checkpoint(
                experiment,
                steps,
                kernel.parameters(),
                Stream.concat(kernel.moments().stream(), rule.seen().stream()).toList(),
                frozen,
                Stream.of(kernel.words(), training.words(), rule.words())
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * Goes on from another moment of this run or of one that differs in live settings, in the memory that it has.
     *
     * @throws IllegalArgumentException if the checkpoint is of another run, or something is missing in it or has another
     *     shape; nothing has changed then
     */
    public void restore(Checkpoint checkpoint) {
        checkOpen();
        checkContinues(checkpoint.experiment());
        check(checkpoint);
        change(checkpoint.experiment());
        kernel.restore(checkpoint);
        training.restore(checkpoint);
        rule.restore(checkpoint);
        freeze(checkpoint.frozen());
        steps = checkpoint.step();
    }

    /**
     * Makes sure that a run can go on from {@code checkpoint}.
     *
     * @throws IllegalArgumentException if something is missing in it or has another shape
     */
    public static void check(Checkpoint checkpoint) {
        KernelState.check(checkpoint);
        DrawSource.check(checkpoint);
        StopRule.check(checkpoint);
    }

    /**
     * The whole loss at the current parameters: exact on a finite data set without noise and dropout; else an estimate on
     * one draw that stays the same over the run. Training never sees it.
     */
    public double loss() {
        checkOpen();
        return kernel.loss(evaluation());
    }

    private Draw evaluation() {
        Draw draw = evaluation;
        if (draw == null) {
            draw = DrawSource.evaluation(experiment).next();
            evaluation = draw;
        }
        return draw;
    }

    /** What the weights cost by themselves, a part of {@link #loss}; a penalty on activations is none of it. */
    public double penalty() {
        checkOpen();
        return kernel.penalty();
    }

    /**
     * What of {@link #loss} is no reconstruction, each on its own, and the decay beside it.
     *
     * @param now the current parameters, as {@link #parameters} gave them
     */
    public Costs costs(Parameters now) {
        checkOpen();
        double absolute = 0;
        double fourth = 0;
        double square = 0;
        for (Parameters.Named tensor : now.tensors()) {
            Matrix values = tensor.values();
            for (int row = 0; row < values.rows(); row++) {
                for (int column = 0; column < values.columns(); column++) {
                    double w = values.at(row, column);
                    square += w * w;
                    absolute += tensor.isWeight() ? Math.abs(w) : 0;
                    fourth += tensor.isWeight() ? w * w * w * w : 0;
                }
            }
        }
        return new Costs(
                experiment.l1On() == PenaltyTarget.WEIGHTS ? experiment.l1() * absolute : ofActivations(),
                experiment.l4() == 0 ? 0 : -experiment.l4() * fourth,
                ofNoise(),
                experiment.optimiser() == OptimiserKind.ADAMW ? experiment.weightDecay() / 2 * square : 0);
    }

    private double ofNoise() {
        Draw draw = evaluation();
        return draw.isClean() ? 0 : kernel.loss(draw) - kernel.loss(Draw.of(draw.batch()));
    }

    /** By difference: a kernel does not tell what the activations cost apart. */
    private double ofActivations() {
        if (experiment.l1() == 0) {
            return 0;
        }
        double whole = kernel.loss(evaluation());
        kernel.change(experiment.with(Field.L1, 0.0));
        double free = kernel.loss(evaluation());
        kernel.change(experiment);
        return whole - free;
    }

    /**
     * Why the run is over by its recipe's stop rule, or an empty text while it is not. To be asked after every step: a rule
     * that compares counts from the step at which it last looked.
     */
    public String finished() {
        return rule.reason(this);
    }

    /** True once the run is over by its recipe's stop rule. */
    public boolean isOver() {
        return !finished().isEmpty();
    }

    /** A copy of the parameters now. */
    public Parameters parameters() {
        return kernel.parameters();
    }

    /** The parameters at step 0. */
    public Parameters initial() {
        return initial;
    }

    /** True while all parameters are finite numbers. */
    public boolean isFinite() {
        return kernel.isFinite();
    }

    /** What computes, in words: {@code "OpenBLAS of ND4J, CPU, float32"}. */
    public String backend() {
        return kernel.name();
    }

    /** Native code would read memory that is no longer ours. */
    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this trainer is closed");
        }
    }

    /** Frees the memory outside the heap; the run is over. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            kernel.close();
        }
    }
}
