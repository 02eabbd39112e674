package org.polyseme.session;

import java.util.Optional;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Costs;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;

/** One run, as the session drives it. Confined to the training thread, which also makes and closes it. */
public interface Training extends AutoCloseable {

    /** Takes one optimiser step. */
    void step();

    /** Steps taken so far. */
    long steps();

    /**
     * Does now what a hand did.
     *
     * @throws IllegalArgumentException if the change does not fit this run
     */
    void apply(Change change);

    /** Goes on with a recipe that differs only in live fields. */
    default void change(Experiment live) {
        apply(new Change.Settings(steps(), live));
    }

    /** The whole of the run now, its stop rule included. */
    Checkpoint checkpoint();

    /**
     * Goes on from another moment of this run, the earlier ones included, in the memory that it has.
     *
     * @throws IllegalArgumentException if it is none of this run; nothing has changed then
     */
    void restore(Checkpoint checkpoint);

    /** The whole loss at the current parameters. */
    double loss();

    /** The part of the loss that the weights cost by themselves. */
    default double penalty() {
        return 0;
    }

    /**
     * What of the loss is no reconstruction, each on its own, and the decay beside it.
     *
     * @param now the trained numbers as they are, which {@link #parameters} gave: copying them again would cost more
     */
    default Costs costs(Parameters now) {
        return Costs.NONE;
    }

    /** A frozen copy of the trained numbers now. */
    Parameters parameters();

    /** The trained numbers at step 0. */
    Parameters initial();

    /** False once a trained number is no longer finite. Asked after every step, so it must be cheap. */
    boolean isFinite();

    /** Why the run is over by its recipe's stop rule; empty while it is not. Asked after every step. */
    Optional<String> finished();

    /** What computes it, in words for the status bar. */
    String backend();

    @Override
    void close();
}
