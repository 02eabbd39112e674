package org.polyseme.session;

import java.util.Optional;
import org.polyseme.engine.Trainer;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Costs;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;

/** A run on the engine. Confined to the training thread. */
public final class EngineTraining implements Training {
    private final Trainer trainer;

    private EngineTraining(Trainer trainer) {
        this.trainer = trainer;
    }

    /**
     * A run of {@code recipe} at step 0.
     *
     * @throws org.polyseme.state.RefusedValueException naming the field that cannot be trained, and why
     */
    public static EngineTraining of(Experiment recipe) {
        return new EngineTraining(Trainer.of(recipe));
    }

    @Override
    public void step() {
        trainer.step();
    }

    @Override
    public long steps() {
        return trainer.steps();
    }

    @Override
    public void apply(Change change) {
        trainer.apply(change);
    }

    @Override
    public Checkpoint checkpoint() {
        return trainer.checkpoint();
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        trainer.restore(checkpoint);
    }

    @Override
    public double loss() {
        return trainer.loss();
    }

    @Override
    public double penalty() {
        return trainer.penalty();
    }

    @Override
    public Costs costs(Parameters now) {
        return trainer.costs(now);
    }

    @Override
    public Parameters parameters() {
        return trainer.parameters();
    }

    @Override
    public Parameters initial() {
        return trainer.initial();
    }

    @Override
    public boolean isFinite() {
        return trainer.isFinite();
    }

    @Override
    public Optional<String> finished() {
        String reason = trainer.finished();
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    @Override
    public String backend() {
        return trainer.backend();
    }

    @Override
    public void close() {
        trainer.close();
    }
}
