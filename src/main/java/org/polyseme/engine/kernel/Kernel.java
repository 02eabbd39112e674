package org.polyseme.engine.kernel;

import java.util.List;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;

/**
 * One network with its optimiser: forward, backward, update. Formulas: src/docs/model.md. Confined to the thread that
 * uses it.
 */
public interface Kernel extends AutoCloseable {

    /** One step of the optimiser along the gradient on {@code draw}. */
    void step(Draw draw, double learningRate);

    /** The whole loss on {@code draw}, penalties included, at the current parameters. */
    double loss(Draw draw);

    /** What the weights cost by themselves: the part of {@link #loss} that no sample asks for. */
    double penalty();

    /** The gradient that {@link #step} would follow, by the parameters' names. */
    Parameters gradients(Draw draw);

    /** A copy of the parameters. */
    Parameters parameters();

    /** A copy of what the optimiser remembers of past gradients, by name. */
    List<Parameters.Named> moments();

    /** The rest of its state, by name. */
    List<Checkpoint.Words> words();

    /** Goes on from {@code checkpoint}, which is of the same recipe and which {@link KernelState#check} let through. */
    void restore(Checkpoint checkpoint);

    /** Sets weights into the neurons; what the optimiser remembers of them stays. */
    void set(List<Change.Cell> cells);

    /**
     * From now on exactly these rows of the weights into the neurons, ascending, stay as they are, and so does what the
     * optimiser remembers of them.
     */
    void freeze(List<Integer> features);

    /** True while all parameters are finite. */
    boolean isFinite();

    /** Goes on with other live settings: importance, penalties, the optimiser's rates. */
    void change(Experiment live);

    /** What computes, in words for the status bar. */
    String name();

    @Override
    void close();
}
