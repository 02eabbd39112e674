package org.polyseme.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Experiment;

/** Many runs, each on one core at a time. A member's result is that of the same recipe run alone, bit for bit. */
public final class Ensemble {
    private static final int STEPS_PER_REPORT = 256;

    private Ensemble() {}

    /**
     * Trains every member to its stop rule, or until its parameters are no longer finite.
     *
     * @param threads members that train at the same time, at least 1
     * @param whenFinished what to keep of a finished run; the trainer is closed after it
     * @param progress hears the share of all steps taken
     * @return what was kept, in the order of the members
     * @throws RuntimeException what a member threw, for one: a recipe that cannot be trained
     * @throws IllegalStateException if the calling thread is interrupted; the members stop soon after
     */
    public static <T> List<T> run(
            List<Experiment> members, int threads, Function<Trainer, T> whenFinished, Progress progress) {
        return run(members, threads, Backend.standard(), whenFinished, progress);
    }

    /** As above, on this back end. */
    public static <T> List<T> run(
            List<Experiment> members,
            int threads,
            Backend backend,
            Function<Trainer, T> whenFinished,
            Progress progress) {
        Tally tally = new Tally(members.stream().mapToLong(Experiment::steps).sum(), progress);
        ExecutorService pool = Executors.newFixedThreadPool(threads, Ensemble::thread);
        try {
            List<Future<T>> runs = new ArrayList<>();
            for (Experiment member : members) {
                runs.add(pool.submit(() -> train(member, backend, whenFinished, tally)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> run : runs) {
                results.add(run.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a member of the ensemble failed", failure);
        } finally {
            tally.stopped = true;
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ensemble");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T train(Experiment member, Backend backend, Function<Trainer, T> whenFinished, Tally tally) {
        try (Trainer trainer = Trainer.of(member, backend)) {
            long reported = 0;
            while (!trainer.isOver() && !tally.stopped) {
                trainer.step();
                if (trainer.steps() - reported == STEPS_PER_REPORT) {
                    tally.add(STEPS_PER_REPORT);
                    reported = trainer.steps();
                    if (!trainer.isFinite()) {
                        break;
                    }
                }
            }
            T result = whenFinished.apply(trainer);
            tally.add(member.steps() - reported);
            return result;
        }
    }

    /** Counts steps over all members. Thread-safe. */
    private static final class Tally {
        private final long all;
        private final Progress progress;
        private final AtomicLong taken = new AtomicLong();
        volatile boolean stopped;

        Tally(long all, Progress progress) {
            this.all = all;
            this.progress = progress;
        }

        void add(long steps) {
            progress.at((double) taken.addAndGet(steps) / Math.max(1, all));
        }
    }
}
