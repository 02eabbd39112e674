package org.polyseme.support;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.polyseme.session.Training;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** A training whose only weight counts its steps, and that goes wrong on demand. Made by a {@link Plan}. */
public final class FakeTraining implements Training {

    /** What will happen to the trainings that it makes, and which were made. Thread-safe. */
    public static final class Plan implements Function<Experiment, FakeTraining> {
        public final BlockingQueue<FakeTraining> made = new LinkedBlockingQueue<>();
        private final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
        private volatile long divergesAt = Long.MAX_VALUE;
        private volatile long throwsAt = Long.MAX_VALUE;
        private volatile RuntimeException refusal;

        public Plan divergesAt(long step) {
            divergesAt = step;
            return this;
        }

        public Plan throwsAt(long step) {
            throwsAt = step;
            return this;
        }

        public Plan refuses(RuntimeException reason) {
            refusal = reason;
            return this;
        }

        /** From now on no step is taken beyond those that are allowed. */
        public Plan closed() {
            gate.drainPermits();
            return this;
        }

        public void allow(int steps) {
            gate.release(steps);
        }

        /** True while the training thread waits for a step to be allowed. */
        public boolean isWaiting() {
            return gate.hasQueuedThreads();
        }

        @Override
        public FakeTraining apply(Experiment recipe) {
            RuntimeException reason = refusal;
            if (reason != null) {
                throw reason;
            }
            FakeTraining training = new FakeTraining(recipe, this);
            made.add(training);
            return training;
        }
    }

    public final Experiment begunWith;
    /** Recipes that it went on with. */
    public final BlockingQueue<Experiment> changes = new LinkedBlockingQueue<>();
    /** All that hands did to it, those recipes included. */
    public final BlockingQueue<Change> applied = new LinkedBlockingQueue<>();

    public final Semaphore closed = new Semaphore(0);
    private final Plan plan;
    private Experiment recipe;
    private List<Integer> frozen = List.of();
    private long steps;

    private FakeTraining(Experiment recipe, Plan plan) {
        this.begunWith = recipe;
        this.recipe = recipe;
        this.plan = plan;
    }

    @Override
    public void step() {
        try {
            if (!plan.gate.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody allowed a step");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        steps++;
        if (steps == plan.throwsAt) {
            throw new IllegalStateException("step " + steps + " broke");
        }
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void apply(Change change) {
        applied.add(change);
        if (change instanceof Change.Settings settings) {
            recipe = settings.recipe();
            changes.add(recipe);
        } else if (change instanceof Change.Freeze freeze) {
            frozen = freeze.features();
        }
    }

    @Override
    public Checkpoint checkpoint() {
        return new Checkpoint(recipe, steps, parameters(), List.of(), frozen, List.of());
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        if (!checkpoint.experiment().continues(recipe)) {
            throw new IllegalArgumentException("expected a checkpoint of this run");
        }
        recipe = checkpoint.experiment();
        steps = checkpoint.step();
        frozen = checkpoint.frozen();
    }

    @Override
    public double loss() {
        return 1.0 / (1 + steps);
    }

    @Override
    public Parameters parameters() {
        return weight(steps);
    }

    @Override
    public Parameters initial() {
        return weight(0);
    }

    private Parameters weight(long value) {
        float[] all = new float[begunWith.features() * begunWith.neurons()];
        all[0] = value;
        return new Parameters(
                List.of(new Parameters.Named("W", Matrix.of(begunWith.features(), begunWith.neurons(), all))));
    }

    @Override
    public boolean isFinite() {
        return steps < plan.divergesAt;
    }

    @Override
    public Optional<String> finished() {
        return steps >= recipe.steps() ? Optional.of("all steps taken") : Optional.empty();
    }

    @Override
    public String backend() {
        return "fake";
    }

    @Override
    public void close() {
        closed.release();
    }
}
