package org.polyseme.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.Experiment;

/**
 * Runs that step together, shared out among threads, each run staying on its thread: what a benchmark times. Confined to
 * the thread that made it.
 */
public final class Workload implements AutoCloseable {
    private final List<Trainer> trainers;
    private final int threads;
    private final ExecutorService pool;

    private Workload(List<Trainer> trainers, int threads) {
        this.trainers = trainers;
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads);
    }

    /** The runs of {@code members} at step 0, on up to {@code threads} threads. */
    public static Workload of(List<Experiment> members, int threads, Backend backend) {
        List<Trainer> trainers =
                members.stream().map(member -> Trainer.of(member, backend)).toList();
        return new Workload(trainers, Math.max(1, Math.min(threads, members.size())));
    }

    /** Takes {@code count} steps of every run, one run after the other on each thread, as {@link Ensemble} does. */
    public void steps(int count) {
        if (threads == 1) {
            steps(0, count);
            return;
        }
        List<Future<?>> shares = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            shares.add(pool.submit(() -> steps(first, count)));
        }
        for (Future<?> share : shares) {
            finish(share);
        }
    }

    private void steps(int first, int count) {
        for (int k = first; k < trainers.size(); k += threads) {
            Trainer trainer = trainers.get(k);
            for (int t = 0; t < count; t++) {
                trainer.step();
            }
        }
    }

    private static void finish(Future<?> share) {
        try {
            share.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a run failed", failure);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
        trainers.forEach(Trainer::close);
    }
}
