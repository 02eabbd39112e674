package org.polyseme.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was said to the training thread and not yet obeyed. A dragged slider says more than can be obeyed, so of
 * several recipes in a row only the newest is kept. {@link #put} is thread-safe, the rest confined to the training
 * thread.
 */
final class Inbox {
    private final BlockingQueue<Command> arriving = new LinkedBlockingQueue<>();
    private final Deque<Command> pending = new ArrayDeque<>();
    private volatile boolean closed;

    void put(Command command) {
        arriving.add(command);
        if (closed) {
            abandonAll();
        }
    }

    /** Nothing will be obeyed any more. */
    void close() {
        closed = true;
        collect();
        pending.forEach(Command::abandon);
        abandonAll();
    }

    private void abandonAll() {
        for (Command left = arriving.poll(); left != null; left = arriving.poll()) {
            left.abandon();
        }
    }

    /** The next command, waiting for one. */
    Command take() throws InterruptedException {
        collect();
        return pending.isEmpty() ? arriving.take() : pending.removeFirst();
    }

    /** The next command if there is one within this time; does not wait if it is 0 or less. */
    Optional<Command> poll(long nanos) throws InterruptedException {
        collect();
        if (!pending.isEmpty()) {
            return Optional.of(pending.removeFirst());
        }
        return nanos <= 0 ? Optional.empty() : Optional.ofNullable(arriving.poll(nanos, TimeUnit.NANOSECONDS));
    }

    /** True if something was said that ends the training, or that leaves no trace of {@code current} once it is obeyed. */
    boolean overrules(Command current) {
        collect();
        Command next = pending.peekFirst();
        return next != null && (next instanceof Command.Close || current.isOverruledBy(next));
    }

    private void collect() {
        if (arriving.isEmpty()) {
            return;
        }
        List<Command> arrived = new ArrayList<>();
        arriving.drainTo(arrived);
        for (Command command : arrived) {
            @Nullable Command last = pending.peekLast();
            if (last != null && last.isOverruledBy(command)) {
                pending.removeLast();
            }
            pending.addLast(command);
        }
    }
}
