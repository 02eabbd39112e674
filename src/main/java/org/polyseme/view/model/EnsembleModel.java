package org.polyseme.view.model;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.state.SeedEnsemble;

/**
 * Has the other seeds of the recipe trained while somebody looks at them, on one thread beside the run, which it does not
 * touch. What was trained stays until the recipe is another. FX thread only.
 */
public final class EnsembleModel implements AutoCloseable {
    /** Beats without anybody who looks, after which training is given up. */
    private static final int PATIENCE = 30;

    private static final int IDLE_SECONDS = 5;

    /** Trains what is missing; called on the ensemble's thread. */
    @FunctionalInterface
    public interface Training {
        /** Trains the members of {@code begun} that are missing; {@code watch} is told of what there is, and gives up with false. */
        void train(SeedEnsemble begun, Predicate<SeedEnsemble> watch);
    }

    /** A training under way: what it has come to, and whether it is still wanted. Crosses threads. */
    private static final class Job {
        final SeedEnsemble begun;
        final AtomicReference<SeedEnsemble> latest;
        volatile boolean isWanted = true;

        Job(SeedEnsemble begun) {
            this.begun = begun;
            this.latest = new AtomicReference<>(begun);
        }

        boolean hear(SeedEnsemble now) {
            latest.set(now);
            return isWanted;
        }
    }

    private final ExecutorService thread = executor();
    private @Nullable Training training;
    private @Nullable Job job;
    private @Nullable SeedEnsemble shown;
    private int wanted;
    private int unseen = PATIENCE;

    // The priority is a hint that the run which is looked at comes first; nothing relies on it.
    @SuppressWarnings("ThreadPriorityCheck")
    private static ExecutorService executor() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "ensemble");
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Who trains them; nobody at first. */
    public void trainWith(Training trainer) {
        training = trainer;
    }

    /** Somebody looks at so many seeds at this beat. */
    public void look(int seeds) {
        wanted = seeds;
        unseen = 0;
    }

    /** What there is of the seeds around the recipe's; empty while nobody has looked. */
    public Optional<SeedEnsemble> newest() {
        return Optional.ofNullable(shown);
    }

    /** Takes what has come since the last beat. */
    void pulse(Experiment recipe) {
        boolean isSeen = unseen < PATIENCE;
        unseen = Math.min(PATIENCE, unseen + 1);
        if (wanted > 0 && (isSeen || shown != null)) {
            follow(SeedEnsemble.around(recipe, wanted), isSeen);
        }
        Job going = job;
        if (going != null) {
            shown = going.latest.get();
            if (going.isWanted && !isSeen) {
                giveUp();
            }
        }
    }

    private void follow(SeedEnsemble asked, boolean isSeen) {
        SeedEnsemble known = shown;
        boolean isOther = known == null || !known.isOf(asked);
        if (isOther) {
            giveUp();
            shown = asked;
        }
        Training trainer = training;
        boolean isIdle = job == null || !job.isWanted;
        SeedEnsemble begun = shown;
        if (isSeen && isIdle && trainer != null && begun != null && !begun.isDone()) {
            Job next = new Job(begun.at(0));
            job = next;
            thread.execute(() -> {
                if (next.isWanted) {
                    train(trainer, next);
                }
            });
        }
    }

    private static void train(Training trainer, Job job) {
        try {
            trainer.train(job.begun, job::hear);
        } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
            // A thread's top: whatever goes wrong becomes words in the figure.
            String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            job.latest.updateAndGet(latest -> latest.failing("The seeds could not be trained: " + why));
        }
    }

    private void giveUp() {
        Job going = job;
        if (going != null) {
            going.isWanted = false;
            job = null;
        }
    }

    @Override
    public void close() {
        giveUp();
        thread.shutdown();
    }
}
