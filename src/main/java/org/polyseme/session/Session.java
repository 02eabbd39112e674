package org.polyseme.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.polyseme.engine.Trainer;
import org.polyseme.measure.Band;
import org.polyseme.measure.Definition;
import org.polyseme.state.Change;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.Mark;
import org.polyseme.state.Recording;
import org.polyseme.state.Script;

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
 *   <li>Of several steps to go to in a row it goes to the newest. Every step that was taken can be gone to again; it is the
 *       same, bit for bit.
 *   <li>Trouble is a status with the last good picture; the thread lives on and a restart mends it.
 * </ol>
 */
public final class Session implements AutoCloseable {
    private final Inbox inbox = new Inbox();
    private final SnapshotSlot slot = new SnapshotSlot();
    private final AtomicLong tickets = new AtomicLong();
    private final AtomicLong drags = new AtomicLong();
    private final Thread thread;
    /** The drag that begins runs now; 0 while none does. */
    private volatile long drag;

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
        this(first, new Command.Restart(first, play), trainings, report, Limits.standard());
    }

    /** As {@link #Session(Experiment, boolean, Function, Function)}, for a run that is changed on its way. */
    public static Session of(
            Script script,
            boolean play,
            Function<Experiment, ? extends Training> trainings,
            Function<Throwable, String> report) {
        return new Session(script.start(), new Command.Restart(script, play), trainings, report, Limits.standard());
    }

    /** As {@link #Session(Experiment, boolean, Function, Function)}, going on where {@code recording} was left. */
    public static Session of(
            Recording recording,
            boolean play,
            Function<Experiment, ? extends Training> trainings,
            Function<Throwable, String> report) {
        Experiment any = recording.tracks().get(0).branch().script().start();
        return new Session(any, new Command.Resume(recording, play), trainings, report, Limits.standard());
    }

    /**
     * Makes sure that {@link #of(Recording, boolean, Function, Function)} can go on from every checkpoint: a recording that
     * came from a file may hold anything.
     *
     * @throws IllegalArgumentException if something is missing in one or has another shape
     */
    public static void check(Recording recording) {
        recording.tracks().stream()
                .flatMap(track -> track.keyframes().stream())
                .forEach(keyframe -> Trainer.check(keyframe.checkpoint()));
    }

    Session(
            Experiment first,
            Command begin,
            Function<Experiment, ? extends Training> trainings,
            Function<Throwable, String> report,
            Limits limits) {
        Timeline timeline = new Timeline(trainings, limits);
        thread = new Thread(new TrainingLoop(first, inbox, slot, timeline, report), "training");
        thread.setDaemon(true);
        inbox.put(begin);
        thread.start();
    }

    /** Goes on, or begins again where the run is over. */
    public void play() {
        inbox.put(new Command.Play());
    }

    public void pause() {
        inbox.put(new Command.Pause(true));
    }

    /** Waits while something else than the run is shown: nobody did that to the run. */
    public void setAside() {
        inbox.put(new Command.Pause(false));
    }

    /** Takes {@code count} steps and waits. */
    public void step(int count) {
        inbox.put(new Command.Step(count));
    }

    /**
     * Goes on with {@code live}, which differs only in live fields from the recipe at the cursor; else nothing is done.
     * Behind the head this forks.
     *
     * @return the ticket that {@link Frame#obeyed} reaches once it was obeyed
     */
    public long set(Experiment live) {
        long ticket = tickets.incrementAndGet();
        inbox.put(new Command.SetLive(live, ticket));
        return ticket;
    }

    /**
     * Sets weights or holds features, at the cursor whatever the step of {@code change}. Behind the head this forks; what
     * lies outside the network is not done. Returns a ticket as {@link #set} does.
     */
    public long apply(Change change) {
        if (change instanceof Change.Settings settings) {
            return set(settings.recipe());
        }
        long ticket = tickets.incrementAndGet();
        inbox.put(new Command.Edit(change, ticket));
        return ticket;
    }

    /** Begins a run of {@code recipe}. The one before stays among the branches. Returns a ticket as {@link #set} does. */
    public long restart(Experiment recipe, boolean play) {
        return begin(Script.of(recipe), play);
    }

    /** Begins a run that is changed on its way; as {@link #restart}. */
    public long begin(Script script, boolean play) {
        return begin(script, play, false);
    }

    /**
     * Begins the run of another document. That which the session was made with gives way to it if nobody did anything to it,
     * until the document is taken back; any other stays among the branches. Returns a ticket as {@link #set} does.
     */
    public long open(Script script, boolean play) {
        return begin(script, play, true);
    }

    private long begin(Script script, boolean play, boolean opens) {
        long ticket = tickets.incrementAndGet();
        inbox.put(new Command.Restart(script, play, ticket, drag, opens));
        return ticket;
    }

    /**
     * Takes a deed back: the runs and branches that it began are deleted as by {@link #delete}, and the cursor goes where it
     * was. A deed that began none is followed by one that brings back how it was.
     *
     * @param to where the cursor was before
     * @param otherwise the change that brings back how it was; for settings the recipe that was there
     * @return a ticket as {@link #set} does
     */
    public long takeBack(Deed deed, Place to, Change otherwise) {
        return revise(deed, false, to, otherwise);
    }

    /**
     * Does a deed again that was taken back: what was deleted then comes back as it was, bit for bit.
     *
     * @param to where the cursor was when it was taken back
     * @param otherwise the change that does it again; for settings the recipe that was there
     * @return a ticket as {@link #set} does
     */
    public long doAgain(Deed deed, Place to, Change otherwise) {
        return revise(deed, true, to, otherwise);
    }

    private long revise(Deed deed, boolean again, Place to, Change otherwise) {
        long ticket = tickets.incrementAndGet();
        inbox.put(new Command.Revise(deed, again, to, otherwise, ticket));
        return ticket;
    }

    /** A hand takes hold of a slider, or lets go: of all runs that are begun in between only the last stays. */
    public void dragging(boolean begins) {
        drag = begins ? drags.incrementAndGet() : 0;
    }

    /** True from when a recipe is told until there is a picture of its run. */
    public boolean isAwaited() {
        return slot.obeyed() < tickets.get();
    }

    /** Shows this step of the current branch, its head if there is none that far. Plays on from there if it played. */
    public void seek(long step) {
        inbox.put(new Command.Seek(OptionalInt.empty(), step, false));
    }

    /** Shows this step of a branch, its head if there is none that far. */
    public void seek(int branch, long step) {
        inbox.put(new Command.Seek(OptionalInt.of(branch), step, false));
    }

    /** As {@link #seek(long)}, but trains on where the record ends before that step: for a run that follows another. */
    public void reach(long step) {
        inbox.put(new Command.Seek(OptionalInt.empty(), step, true));
    }

    /** Goes to the head of the current branch, where a step is new. */
    public void followLive() {
        seek(Long.MAX_VALUE);
    }

    /** Plays this stretch over and over, training where it was not trained yet; empty to play on. */
    public void loop(Optional<Loop> loop) {
        inbox.put(new Command.SetLoop(loop));
    }

    /** Leaves the current branch at the cursor for a new one, which becomes the current one. */
    public void fork() {
        inbox.put(new Command.Fork());
    }

    public void rename(int branch, String name) {
        inbox.put(new Command.Rename(branch, name));
    }

    public void recolour(int branch, int colour) {
        inbox.put(new Command.Recolour(branch, colour));
    }

    /** Deletes a branch and all that left from it, until {@link #undelete}; the last run stays. */
    public void delete(int branch) {
        inbox.put(new Command.Delete(branch));
    }

    /** Brings back what was deleted with this branch, if there was room to keep it until now. */
    public void undelete(int branch) {
        inbox.put(new Command.Undelete(branch));
    }

    /** Keeps all that is kept of the past within so many bytes, in memory and on disk together. */
    public void budget(long bytes) {
        inbox.put(new Command.SetBudget(bytes));
    }

    /**
     * From now on the snapshots' events and count of polysemantic neurons, and the timeline's marks, are by this
     * definition; of the past by the weights that were kept of it. What is recorded stays by {@link Band#DEFAULT}.
     */
    public void tellBy(Definition definition) {
        inbox.put(new Command.SetDefinition(definition));
    }

    /**
     * Finds the very step of an event of the current branch, which is told by the recorded step by which it had happened.
     * The steps between are computed again for that; the answer comes on the training thread.
     */
    public CompletableFuture<Long> exactStepOf(Event event) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        inbox.put(new Command.Date(event, answer));
        return answer;
    }

    /**
     * Finds the very steps of all that a mark of the current branch stands for, as {@link #exactStepOf}: a mark for every one
     * of them, by ascending step; the mark itself if it stands for none.
     */
    public CompletableFuture<List<Mark>> exactly(Mark mark) {
        CompletableFuture<List<Mark>> answer = new CompletableFuture<>();
        inbox.put(new Command.DateMark(mark, answer));
        return answer;
    }

    /**
     * Freezes all that it takes to go on with this session another time. Training waits for that hardly at all.
     *
     * @param mostBytes about how many bytes of checkpoints; of every branch the first and the last are there in any case
     */
    public CompletableFuture<Recording> recording(long mostBytes) {
        CompletableFuture<Recording> answer = new CompletableFuture<>();
        inbox.put(new Command.Save(mostBytes, answer));
        return answer;
    }

    /** Goes on with another session where that was left; this one's branches go. See {@link #check}. */
    public void resume(Recording recording, boolean play) {
        inbox.put(new Command.Resume(recording, play));
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
