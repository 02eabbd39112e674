package org.polyseme.engine.kernel;

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

    /** The gradient that {@link #step} would follow, by the parameters' names. */
    Parameters gradients(Draw draw);

    /** A copy of the parameters. */
    Parameters parameters();

    /** True while all parameters are finite. */
    boolean isFinite();

    /** Goes on with other live settings: importance, penalties, the optimiser's rates. */
    void change(Experiment live);

    /** What computes, in words for the status bar. */
    String name();

    @Override
    void close();
}
