package org.polyseme.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A few threads for what would hold up the FX thread: painting figures, reading and writing files. Thread-safe. */
public final class Painter implements AutoCloseable {
    private static final int MOST_THREADS = 4;

    /** Hears what pictures cost. */
    @FunctionalInterface
    public interface Watch {
        /** The picture {@code name} took so many nanoseconds. */
        void paid(String name, long nanos);
    }

    /** With fewer processors, what paints takes from what trains. */
    private static final int PLENTY_OF_PROCESSORS = 4;

    private volatile Watch watch = (name, nanos) -> {};
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    public Painter() {
        int many = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        threads = new ThreadPoolExecutor(many, many, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "painter-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Paints on as many processors as there are, or leaves one to what trains. */
    public void leaveOne(boolean leaves) {
        int processors = Runtime.getRuntime().availableProcessors() - (leaves ? 1 : 0);
        int wanted = Math.max(1, Math.min(MOST_THREADS, processors));
        if (wanted < threads.getCorePoolSize()) {
            threads.setCorePoolSize(wanted);
            threads.setMaximumPoolSize(wanted);
        } else if (wanted > threads.getCorePoolSize()) {
            threads.setMaximumPoolSize(wanted);
            threads.setCorePoolSize(wanted);
        }
    }

    /**
     * True where a run at full speed, which nobody can follow step by step, should be painted in every second frame only:
     * half of the figures in each.
     */
    public boolean isScarce() {
        return Runtime.getRuntime().availableProcessors() < PLENTY_OF_PROCESSORS;
    }

    /** Alternately true and false, so that half of those who ask have their turn in even frames. */
    public boolean dealEvenTurn() {
        return turns.getAndIncrement() % 2 == 0;
    }

    /** What {@code work} gives, once it has; a frame asks whether it is there, nothing waits for it. */
    public <T> CompletableFuture<T> submit(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    /** As {@link #submit(Supplier)}, and whoever watches is told how long the picture {@code name} took. */
    public <T> CompletableFuture<T> paint(String name, Supplier<T> work) {
        return submit(() -> {
            long began = System.nanoTime();
            T painted = work.get();
            watch.paid(name, System.nanoTime() - began);
            return painted;
        });
    }

    /** From now on {@code told} hears of every picture, on the thread that painted it. */
    public void watch(Watch told) {
        watch = told;
    }

    /** Does {@code work} some time soon; what it throws is nobody's here and reaches the thread's top. */
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
