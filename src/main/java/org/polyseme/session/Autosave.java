package org.polyseme.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Branch;
import org.polyseme.state.Recording;
import org.polyseme.store.FileProblem;
import org.polyseme.store.SavedSession;
import org.polyseme.store.SessionFile;

/**
 * Keeps a copy of a running session on disk, should the program not close properly, and finds what one that did not has
 * left. Everything on a thread of its own.
 *
 * <pre>
 *   state folder/window-1234/lock              held for as long as that window lives
 *   state folder/window-1234/session.polyseme  at most 30 s old; gone once the window has closed properly
 * </pre>
 */
public final class Autosave implements AutoCloseable {
    /** What {@link Session#recording} may take: to write it takes a second or two. */
    public static final long MOST_BYTES = 64L << 20;

    /** Half of the age that a copy may have, for the writing takes time too. */
    static final long PERIOD_MILLIS = 15_000;

    private static final long PATIENCE_SECONDS = 10;
    private static final String PREFIX = "window-";
    private static final String FILE = "session" + SessionFile.ENDING;

    private final Path parent;
    private final Supplier<CompletableFuture<SavedSession>> source;
    private final ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "autosave");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable OwnFolder own;
    /** What the user was asked about and has not answered. */
    private @Nullable OwnFolder asked;

    private @Nullable Progress saved;
    private boolean isInTrouble;

    /** By what a session shows that there is something new to save. */
    private record Progress(List<Branch> branches, int current, long cursor, Map<String, String> view) {}

    /** What a window that did not close properly has left. Whoever was asked says {@link #goOn} or {@link #discard}, or not. */
    public final class Left {
        private final OwnFolder folder;
        private final SavedSession session;

        private Left(OwnFolder folder, SavedSession session) {
            this.folder = folder;
            this.session = session;
        }

        public SavedSession session() {
            return session;
        }

        /** From now on it is this window's own, so that it is on disk all the time until there is a newer copy. */
        public void goOn() {
            submit(() -> {
                OwnFolder former = own;
                own = folder;
                asked = null;
                saved = null;
                if (former != null) {
                    former.close();
                }
            });
        }

        /** Nobody is asked again. */
        public void discard() {
            submit(() -> {
                asked = null;
                folder.close();
            });
        }
    }

    private Autosave(Path parent, Supplier<CompletableFuture<SavedSession>> source) {
        this.parent = parent;
        this.source = source;
    }

    /**
     * Begins to save; a disk that refuses is tried again.
     *
     * @param parent the folder of all windows of this user, made if it is not there
     * @param source the session as it is now, see {@link #MOST_BYTES}; called on the thread that saves
     * @param found is told, on the thread that saves, what the newest window that did not close properly has left, if one
     *     did not
     * @param trouble is told, on the thread that saves, in one sentence why no copy can be kept: once, until one can be again
     */
    public static Autosave begin(
            Path parent,
            Supplier<CompletableFuture<SavedSession>> source,
            Consumer<? super Left> found,
            Consumer<String> trouble) {
        return begin(parent, source, found, PERIOD_MILLIS, new Heard(step -> {}, trouble));
    }

    /**
     * Who hears of every attempt, on the thread that saves.
     *
     * @param saved hears the step that was saved
     * @param trouble hears in one sentence why it cannot be saved: once, until it can again
     */
    record Heard(Consumer<Long> saved, Consumer<String> trouble) {}

    static Autosave begin(
            Path parent,
            Supplier<CompletableFuture<SavedSession>> source,
            Consumer<? super Left> found,
            long periodMillis,
            Heard heard) {
        Autosave autosave = new Autosave(parent, source);
        autosave.submit(() -> autosave.look(found));
        var unused = autosave.disk.scheduleWithFixedDelay(
                () -> autosave.save(heard), periodMillis, periodMillis, TimeUnit.MILLISECONDS);
        return autosave;
    }

    /** Each system's own place for what a program remembers but nobody would back up. */
    public static Path folderOfUser(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Polyseme/autosave");
        }
        if (os.contains("windows")) {
            return named(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData/Local"))
                    .resolve("Polyseme/autosave");
        }
        return named(environment, "XDG_STATE_HOME")
                .orElse(home.resolve(".local/state"))
                .resolve("polyseme/autosave");
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(path -> !path.isEmpty())
                .map(Path::of);
    }

    /** Of several windows that were left the newest is told; the others wait for the next start. */
    private void look(Consumer<? super Left> found) {
        Spill.sweep(Limits.standard().disk());
        List<OwnFolder> left = new ArrayList<>(OwnFolder.left(parent, PREFIX));
        left.sort(Comparator.comparing((OwnFolder folder) ->
                        folder.path().resolve(FILE).toFile().lastModified())
                .reversed());
        Left newest = null;
        for (OwnFolder folder : left) {
            Path file = folder.path().resolve(FILE);
            if (newest != null) {
                folder.leave();
            } else if (Files.exists(file)) {
                newest = read(folder, file);
            } else {
                folder.close(); // it had not yet saved anything
            }
        }
        if (newest != null) {
            asked = newest.folder;
            found.accept(newest);
        }
    }

    private @Nullable Left read(OwnFolder folder, Path file) {
        try {
            SavedSession session = SessionFile.read(file).session();
            Session.check(session.recording());
            return new Left(folder, session);
        } catch (FileProblem | IllegalArgumentException damaged) {
            folder.close(); // a copy is there whole or not at all, so that this is no session of ours
            return null;
        }
    }

    private void save(Heard heard) {
        try {
            SavedSession session = source.get().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Recording recording = session.recording();
            Progress now = new Progress(
                    recording.tracks().stream().map(Recording.Track::branch).toList(),
                    recording.current(),
                    recording.cursor(),
                    session.view());
            Path file = folder().path().resolve(FILE);
            if (now.equals(saved) && Files.exists(file)) {
                return;
            }
            SessionFile.replace(file, session);
            saved = now;
            isInTrouble = false;
            heard.saved.accept(recording.cursor());
        } catch (IOException problem) {
            tell(heard, FileProblem.of(parent, "a folder for copies of the session", problem));
        } catch (FileProblem problem) {
            tell(heard, problem);
        } catch (ExecutionException | TimeoutException | CancellationException notNow) {
            return; // there is no run: the next time there may be
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unforeseen) {
            // A thread's top: let through, it would end all further copies without a word.
            tell(heard, new FileProblem(parent.toString(), "", "a session that can be copied", unforeseen.toString()));
        }
    }

    private void tell(Heard heard, FileProblem problem) {
        if (!isInTrouble) {
            isInTrouble = true;
            heard.trouble.accept("No copy of the session can be kept for now: " + problem.getMessage());
        }
    }

    /** Made when it is first needed, and again should somebody have taken it away. */
    private OwnFolder folder() throws IOException {
        OwnFolder folder = own;
        if (folder != null && !Files.isDirectory(folder.path())) {
            folder.leave();
            folder = null;
        }
        if (folder == null) {
            Files.createDirectories(parent);
            folder = OwnFolder.create(parent, PREFIX);
            own = folder;
        }
        return folder;
    }

    /** Waits until all is done that was asked for. */
    void settle() throws InterruptedException, ExecutionException {
        disk.submit(() -> {}).get();
    }

    private void submit(Runnable work) {
        try {
            disk.execute(work);
        } catch (RejectedExecutionException closed) {
            return; // the window is gone, and what was left waits for the next one
        }
    }

    /**
     * Deletes the copy: the session was closed by whoever it belongs to. What was left by another and not answered for waits
     * for the next start.
     */
    @Override
    public void close() {
        submit(() -> {
            OwnFolder folder = own;
            if (folder != null) {
                folder.close();
            }
            OwnFolder waiting = asked;
            if (waiting != null) {
                waiting.leave();
            }
        });
        disk.shutdown();
        try {
            disk.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
