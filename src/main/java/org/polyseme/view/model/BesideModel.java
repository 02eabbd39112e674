package org.polyseme.view.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Beside;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;

/**
 * Has other runs trained while somebody looks at them, on one thread beside the run, which it does not touch. What was
 * trained stays until another plan of its kind is asked for; where several kinds are looked at they take turns, a run
 * each. FX thread only.
 */
public final class BesideModel implements AutoCloseable {
    /** Beats without anybody who looks, after which training is given up. */
    private static final int PATIENCE = 30;

    private static final int IDLE_SECONDS = 5;

    /** Trains what is missing; called on the thread beside. */
    @FunctionalInterface
    public interface Training {
        /** Trains the members of {@code begun} that are missing; {@code watch} is told of what there is, and gives up with false. */
        void train(RunSet begun, Predicate<RunSet> watch);
    }

    /** A training under way: what it has come to, and whether it is still wanted. Crosses threads. */
    private static final class Job {
        final RunSet begun;
        final AtomicReference<RunSet> latest;
        volatile boolean isWanted = true;
        volatile boolean takesTurns;
        volatile boolean isOver;

        Job(RunSet begun) {
            this.begun = begun;
            this.latest = new AtomicReference<>(begun);
        }

        boolean hear(RunSet now) {
            latest.set(now);
            boolean isOthersTurn =
                    takesTurns && now.members().size() > begun.members().size();
            return isWanted && !isOthersTurn;
        }
    }

    /** What is known of one kind of plan. */
    private static final class Kind {
        RunSet shown;

        @Nullable Job job;

        int unseen;

        Kind(RunPlan plan) {
            shown = RunSet.of(plan);
        }

        void follow(RunPlan plan) {
            unseen = 0;
            if (!plan.equals(shown.plan())) {
                giveUp();
                shown = RunSet.of(plan);
            }
        }

        void giveUp() {
            Job going = job;
            if (going != null) {
                going.isWanted = false;
                job = null;
            }
        }

        boolean isSeen() {
            return unseen < PATIENCE;
        }

        boolean isWaiting() {
            return isSeen() && !shown.isDone();
        }
    }

    private final ExecutorService thread = executor();
    private final Map<Class<? extends RunPlan>, Kind> kinds = new LinkedHashMap<>();
    private @Nullable Training training;

    // The priority is a hint that the run which is looked at comes first; nothing relies on it.
    @SuppressWarnings("ThreadPriorityCheck")
    private static ExecutorService executor() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "beside");
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

    /** Somebody looks at the runs of this plan at this beat. */
    public void look(RunPlan plan) {
        kinds.computeIfAbsent(plan.getClass(), kind -> new Kind(plan)).follow(plan);
    }

    /** What there is of this plan; empty while nobody has looked. */
    public Optional<Beside> newest(RunPlan plan) {
        return Optional.ofNullable(kinds.get(plan.getClass()))
                .map(kind -> kind.shown)
                .filter(shown -> shown.plan().equals(plan))
                .map(shown -> new Beside(List.of(shown)));
    }

    /** All that there is; empty while nobody has looked. */
    public Optional<Beside> newest() {
        List<RunSet> sets = kinds.values().stream().map(kind -> kind.shown).toList();
        return Beside.of(sets);
    }

    /** Takes what has come since the last beat. */
    void pulse() {
        for (Kind kind : kinds.values()) {
            Job going = kind.job;
            if (going != null) {
                boolean isOver = going.isOver;
                kind.shown = Objects.requireNonNull(going.latest.get());
                if (isOver) {
                    kind.job = null;
                } else if (!kind.isSeen()) {
                    kind.giveUp();
                }
            }
            kind.unseen = Math.min(PATIENCE, kind.unseen + 1);
        }
        boolean isShared = kinds.values().stream().filter(Kind::isWaiting).count() > 1;
        Training trainer = training;
        for (Kind kind : kinds.values()) {
            if (kind.isWaiting() && kind.job == null && trainer != null) {
                begin(kind, trainer);
            }
            Job going = kind.job;
            if (going != null) {
                going.takesTurns = isShared;
            }
        }
    }

    private void begin(Kind kind, Training trainer) {
        Job next = new Job(kind.shown.at(0));
        kind.job = next;
        thread.execute(() -> {
            if (next.isWanted) {
                train(trainer, next);
            }
            next.isOver = true;
        });
    }

    private static void train(Training trainer, Job job) {
        try {
            trainer.train(job.begun, job::hear);
        } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
            // A thread's top: whatever goes wrong becomes words in the figure.
            String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            job.latest.updateAndGet(latest -> latest.failing("These runs could not be trained: " + why));
        }
    }

    @Override
    public void close() {
        kinds.values().forEach(Kind::giveUp);
        thread.shutdown();
    }
}
