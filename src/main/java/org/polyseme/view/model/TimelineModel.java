package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.polyseme.measure.Definition;
import org.polyseme.session.Deed;
import org.polyseme.session.Place;
import org.polyseme.session.Session;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Branch;
import org.polyseme.state.Change;
import org.polyseme.state.Mark;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;

/**
 * The past of the run as a hand moves about in it: the cursor, the branches, and what is changed where the cursor is.
 * FX thread only.
 *
 * <p>What is asked for is not there yet: until the picture of a step arrives, the next step back is counted from the step
 * that was asked for, so that no press of a key is lost.
 */
public final class TimelineModel {
    private final Session session;
    private final Workbench workbench;
    private final LoopModel loop;
    private final ExactMarks exact;
    private OptionalLong wanted = OptionalLong.empty();
    private boolean isHeld;
    private boolean goesOn;
    private long grabbedAt;
    private boolean forks;

    TimelineModel(Session session, Workbench workbench) {
        this.session = session;
        this.workbench = workbench;
        loop = new LoopModel(session, workbench);
        exact = new ExactMarks(session);
    }

    /** The stretch that is played over and over. */
    public LoopModel loop() {
        return loop;
    }

    /** Takes what was found out since. Called once a frame. */
    void pulse() {
        exact.pulse();
    }

    private TimelineView view() {
        return workbench.timeline();
    }

    /** The step that is shown, or is about to be. */
    public long cursor() {
        return wanted.orElse(view().cursor());
    }

    /** The last recorded step of the branch that the cursor is on. */
    public long head() {
        return view().branch().map(Branch::head).orElse(0L);
    }

    /** A picture has arrived from elsewhere in time. */
    void follow(TimelineView now, boolean isTraining) {
        TimelineView before = view();
        if (isTraining || now.current() != before.current() || wanted.equals(OptionalLong.of(now.cursor()))) {
            wanted = OptionalLong.empty();
        }
        boolean isNew =
                before.branch().isPresent() && before.branch(now.current()).isEmpty();
        if (isNew) {
            now.branch().filter(branch -> branch.parent().isPresent()).ifPresent(this::tellFork);
        }
    }

    /** Something else than the cursor was asked to move. */
    void forget() {
        wanted = OptionalLong.empty();
    }

    private void tellFork(Branch fork) {
        if (forks) {
            forks = false;
            workbench.undo().push("branching off", () -> session.delete(fork.id()), () -> {
                session.undelete(fork.id());
                session.seek(fork.id(), Place.HEAD);
            });
        } else {
            workbench.hint("Changed the past: went on as " + fork.name() + ". What it left is as it was.");
        }
    }

    /** What happened, and how many neurons are polysemantic, is told by this definition from now on. */
    public void tellBy(Definition definition) {
        session.tellBy(definition);
    }

    /** Shows this step of the present branch, or the nearest that there is; a run that plays goes on from there. */
    public void seek(long step) {
        if (!workbench.refuseToTrain()) {
            long target = Math.max(0, Math.min(step, head()));
            wanted = OptionalLong.of(target);
            session.seek(target);
        }
    }

    /** Shows a step of a branch, or its last if there is none that far. */
    public void seek(int branch, long step) {
        if (!workbench.refuseToTrain()) {
            forget();
            session.seek(branch, Math.max(0, step));
        }
    }

    /** Goes so many steps back and waits. */
    public void back(long count) {
        if (!workbench.refuseToTrain()) {
            workbench.pause();
            seek(cursor() - count);
        }
    }

    /** Shows the initialisation. */
    public void first() {
        seek(0);
    }

    /** Goes to the head of the branch, where a step is new. */
    public void followLive() {
        if (!workbench.refuseToTrain()) {
            forget();
            session.followLive();
        }
    }

    public void toNextMark() {
        marks().stream()
                .filter(mark -> stepOf(mark) > cursor())
                .min(Comparator.comparingLong(this::stepOf))
                .ifPresent(this::waitAt);
    }

    public void toPreviousMark() {
        marks().stream()
                .filter(mark -> stepOf(mark) < cursor())
                .max(Comparator.comparingLong(this::stepOf))
                .ifPresent(this::waitAt);
    }

    private long stepOf(Mark mark) {
        return exact.stepOf(view().current(), mark);
    }

    /** Shows a mark of the present branch and waits there: at its recorded step, and once that is found at the very one. */
    public void waitAt(Mark mark) {
        if (workbench.refuseToTrain()) {
            return;
        }
        int branch = view().current();
        workbench.pause();
        seek(stepOf(mark));
        long before = cursor();
        marks().stream()
                .filter(other -> other.step() == mark.step() && !other.equals(mark))
                .forEach(other -> exact.find(branch, other, () -> {}));
        exact.find(branch, mark, () -> {
            if (view().current() == branch && cursor() == before && !isHeld) {
                seek(stepOf(mark));
            }
        });
    }

    /** What happened at these marks of the present branch, each with its step, in words. */
    public String words(List<Mark> marks) {
        int branch = view().current();
        StringJoiner words = new StringJoiner("; ");
        long told = -1;
        boolean toldExactly = false;
        for (Mark mark : marks) {
            boolean isExact = exact.isExact(branch, mark);
            for (Mark one : exact.of(branch, mark)) {
                boolean isTold = one.step() == told && isExact == toldExactly;
                words.add((isTold
                                ? ""
                                : (isExact ? "Step " : "By step ") + String.format(Locale.ROOT, "%,d", one.step())
                                        + ": ")
                        + one.says());
                told = one.step();
                toldExactly = isExact;
            }
        }
        return words.toString();
    }

    private List<Mark> marks() {
        return view().branch().map(Branch::marks).orElse(List.of());
    }

    /** A hand takes hold of the cursor: a run that plays waits until it is let go. */
    public void grab() {
        if (!isHeld && workbench.trainableProperty().get()) {
            isHeld = true;
            goesOn = workbench.playingProperty().get();
            grabbedAt = cursor();
            workbench.pause();
        }
    }

    public boolean isHeld() {
        return isHeld;
    }

    /** The hand lets go: what was playing goes on from here, unless this is where it ended. */
    public void drop() {
        if (isHeld) {
            isHeld = false;
            if (goesOn && end().isEmpty()) {
                workbench.playOrPause();
            }
        }
    }

    /** How the run ended, if it did and the cursor is there. */
    private Optional<RunStatus> end() {
        return workbench.snapshot().map(Snapshot::status).filter(status -> status.isOver() && cursor() == head());
    }

    /** Where the run is over and the cursor at its end there is no next step: says so. False elsewhere. */
    boolean tellEnd() {
        Optional<RunStatus> end = end().filter(status -> !(status instanceof RunStatus.Failed));
        end.ifPresent(status -> workbench.hint(String.format(
                Locale.ROOT,
                "The run is over at step %,d: %s. Space plays it from its beginning.",
                head(),
                status instanceof RunStatus.Finished finished ? finished.reason() : "its next diverges")));
        return end.isPresent();
    }

    /** The hand gives up: all is as it was when it took hold. */
    public void cancel() {
        if (isHeld) {
            seek(grabbedAt);
            drop();
        }
    }

    /** Leaves the present branch at the cursor for a new one. */
    public void fork() {
        if (!workbench.refuseToTrain() && view().branch().isPresent()) {
            forks = true;
            session.fork();
        }
    }

    /** Gives a branch another name, which can be taken back; a blank one is not taken. */
    public void rename(int branch, String name) {
        String wish = name.strip();
        Optional<Branch> named =
                view().branch(branch).filter(b -> !wish.isEmpty() && !b.name().equals(wish));
        named.ifPresent(b -> {
            session.rename(branch, wish);
            workbench
                    .undo()
                    .push(
                            "renaming " + b.name(),
                            () -> session.rename(branch, b.name()),
                            () -> session.rename(branch, wish));
        });
    }

    /** Gives a branch another colour, which can be taken back. */
    public void recolour(int branch, int colour) {
        view().branch(branch).filter(b -> b.colour() != colour).ifPresent(b -> {
            session.recolour(branch, colour);
            workbench
                    .undo()
                    .push(
                            "colouring " + b.name(),
                            () -> session.recolour(branch, b.colour()),
                            () -> session.recolour(branch, colour));
        });
    }

    /** Deletes a branch and all that left from it, which can be taken back. The only run stays, and that is told. */
    public void delete(int branch) {
        Optional<Branch> found = view().branch(branch);
        if (found.isEmpty() || workbench.refuseToTrain()) {
            return;
        }
        Branch gone = found.get();
        if (!isDeletable(gone)) {
            workbench.refuse("This is the only run there is: begin another before it is deleted.");
            return;
        }
        session.delete(branch);
        workbench.undo().push("deleting " + gone.name(), () -> session.undelete(branch), () -> session.delete(branch));
    }

    /** Deletes the branch that the cursor is on. */
    public void deleteCurrent() {
        delete(view().current());
    }

    private boolean isDeletable(Branch branch) {
        return branch.parent().isPresent()
                || view().branches().stream().anyMatch(other -> other.parent().isEmpty() && other.id() != branch.id());
    }

    /** Where the cursor is. */
    Place place() {
        return Place.of(view(), workbench.playingProperty().get());
    }

    /**
     * Sets weights at the cursor. Behind the head this goes on as a branch of its own, which is told.
     *
     * @return the ticket of that
     */
    long setWeights(List<Change.Cell> cells) {
        return session.apply(new Change.Weights(cursor(), cells));
    }

    /** This picture of the run's past along all of the run's curves; any other as it is. */
    public Snapshot alongTheRun(Snapshot snapshot) {
        TimelineView view = workbench.timeline();
        boolean isPast = !view.isLive()
                && view.cursor() == snapshot.step()
                && view.whole().size() > 0;
        return isPast && workbench.trainableProperty().get() ? snapshot.along(view.whole()) : snapshot;
    }

    /** From the cursor on a feature keeps its direction; one that does already is let go. Can be taken back. */
    public void holdOrRelease(int feature) {
        if (workbench.refuseToTrain()) {
            return;
        }
        List<Integer> before = frozen();
        List<Integer> after = new ArrayList<>(before);
        boolean releases = after.remove((Integer) feature);
        if (!releases) {
            after.add(feature);
        }
        Place place = place();
        Change done = new Change.Freeze(0, after);
        long ticket = session.apply(done);
        String name = "f" + feature;
        workbench.hint(releases ? name + " is free to learn again." : name + " keeps its direction. H lets it go.");
        workbench
                .deeds()
                .remember(
                        (releases ? "releasing " : "holding ") + name,
                        place,
                        new Deed(ticket - 1, ticket),
                        new Change.Freeze(0, before),
                        done);
    }

    /** The features that keep their direction at the cursor. */
    public List<Integer> frozen() {
        return view().branch().stream()
                .flatMap(branch -> branch.script().changes().stream())
                .filter(change -> change.step() <= cursor())
                .filter(Change.Freeze.class::isInstance)
                .map(change -> ((Change.Freeze) change).features())
                .reduce((older, newer) -> newer)
                .orElse(List.of());
    }
}
