package org.polyseme.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A few threads for what would hold up the FX thread: painting figures, reading and writing files. Thread-safe. */
public final class Painter implements AutoCloseable {
    private static final int MOST_THREADS = 4;

    private final AtomicInteger made = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() - 1)), work -> {
                Thread thread = new Thread(work, "painter-" + made.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    /** What {@code work} gives, once it has; a frame asks whether it is there, nothing waits for it. */
    public <T> CompletableFuture<T> submit(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
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
