package org.polyseme.session;

import java.util.function.Function;
import org.polyseme.state.Experiment;

/**
 * One run and the thread that trains it. Thread-safe: every method leaves word in the training thread's inbox and
 * returns at once.
 *
 * <pre>
 *   any thread ── play, pause, set, restart … ──► inbox ──► training thread ──► slot ──► the window's next frame
 * </pre>
 *
 * <ol>
 *   <li>Only the training thread touches the {@link Training}; nothing is locked.
 *   <li>Between two steps it looks into the inbox, and waits only while the pace or a pause asks it to.
 *   <li>Of several recipes in a row it obeys the newest, so that a dragged slider cannot run ahead of the run.
 *   <li>It freezes a snapshot only when the last was taken, and always on pause, end and failure.
 *   <li>Trouble is a status with the last good picture; the thread lives on and a restart mends it.
 * </ol>
 */
public final class Session implements AutoCloseable {
    private final Inbox inbox = new Inbox();
    private final SnapshotSlot slot = new SnapshotSlot();
    private final Thread thread;

    /**
     * Begins a run of {@code first}; its initialisation is the first picture.
     *
     * @param play false to wait for {@link #play} or {@link #step}
     * @param trainings makes the trained run of a recipe; called on the training thread
     * @param report logs an unexpected failure and gives the code that finds it; called on the training thread
     */
    public Session(
            Experiment first,
            boolean play,
            Function<Experiment, ? extends Training> trainings,
            Function<Throwable, String> report) {
        thread = new Thread(new TrainingLoop(first, inbox, slot, trainings, report), "training");
        thread.setDaemon(true);
        inbox.put(new Command.Restart(first, play));
        thread.start();
    }

    /** Goes on, or begins again where the run is over. */
    public void play() {
        inbox.put(new Command.Play());
    }

    public void pause() {
        inbox.put(new Command.Pause());
    }

    /** Takes {@code count} steps and waits. */
    public void step(int count) {
        inbox.put(new Command.Step(count));
    }

    /** Goes on with {@code live}, which differs only in live fields from the recipe before. */
    public void set(Experiment live) {
        inbox.put(new Command.SetLive(live));
    }

    /** Begins again with {@code recipe}. */
    public void restart(Experiment recipe, boolean play) {
        inbox.put(new Command.Restart(recipe, play));
    }

    public void pace(Pace pace) {
        inbox.put(new Command.SetPace(pace));
    }

    /** Where the pictures come from. */
    public SnapshotSlot slot() {
        return slot;
    }

    /** Ends the training thread after the step that it is in. */
    @Override
    public void close() {
        inbox.put(new Command.Close());
    }

    /** Waits for the training thread to end after {@link #close}. True if it did within this time. */
    boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }
}
