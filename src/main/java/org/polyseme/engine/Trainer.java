package org.polyseme.engine;

import org.polyseme.engine.kernel.Backend;
import org.polyseme.engine.kernel.Draw;
import org.polyseme.engine.kernel.Kernel;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;

/**
 * One run: the parameters of a recipe, trained step by step. Confined to the thread that uses it.
 *
 * <p>The same recipe on the same back end gives the same bits. {@link #step} allocates nothing.
 */
public final class Trainer implements AutoCloseable {
    private final Parameters initial;
    private final Kernel kernel;
    private final DrawSource training;
    private Draw evaluation;
    private Experiment experiment;
    private long steps;
    private boolean closed;

    private Trainer(Experiment experiment, Backend backend) {
        this.experiment = experiment;
        initial = Initialiser.parameters(experiment);
        kernel = backend.kernel(experiment, initial);
        training = DrawSource.training(experiment);
        evaluation = DrawSource.evaluation(experiment).next();
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
     * Goes on with other live settings from the next step.
     *
     * @throws IllegalArgumentException if {@code live} differs in a field that restarts a run
     */
    public void change(Experiment live) {
        if (!live.continues(experiment)) {
            throw new IllegalArgumentException(
                    "expected changes of live fields only, got " + experiment.differences(live));
        }
        checkOpen();
        experiment = live;
        kernel.change(live);
        training.change(live);
        evaluation = DrawSource.evaluation(live).next();
    }

    /**
     * The whole loss at the current parameters: exact on a finite data set without noise and dropout; else an estimate on
     * one draw that stays the same over the run. Training never sees it.
     */
    public double loss() {
        checkOpen();
        return kernel.loss(evaluation);
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
