package org.polyseme.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyseme.measure.Definition;
import org.polyseme.state.Change;
import org.polyseme.state.Event;
import org.polyseme.state.Experiment;
import org.polyseme.state.Mark;
import org.polyseme.state.Recording;
import org.polyseme.state.Script;

/**
 * The past of a session and the one step of it that is shown: every run that was begun, every branch that left one, and
 * the {@link Cursor} on one of them. Confined to the training thread.
 */
final class Timeline implements AutoCloseable {
    /** A run that gave way to the next within this time was on the way of a slider. */
    private static final long PASSING_NANOS = 1_000_000_000L;
    /** Where two keyframes are further apart than this, an old run is dropped rather than more of them. */
    private static final double LONGEST_WAY_NANOS = 200e6;

    private static final int MOST_BRANCHES = 100;

    private final Function<Experiment, ? extends Training> trainings;
    private final Costs costs;
    private final Vault vault;
    private final Branches branches;
    /** Null before the first run, and after a training that failed. */
    private @Nullable Cursor cursor;
    /** The branch that the cursor is on, or was. */
    private @Nullable Track current;

    private long jumps;

    Timeline(Function<Experiment, ? extends Training> trainings, Limits limits) {
        this.trainings = trainings;
        costs = new Costs(limits.clock());
        vault = new Vault(limits.budget(), limits.memory(), new Spill(limits.disk()));
        branches = new Branches(vault);
    }

    /** The training under way; empty before the first, and after one that failed. */
    Optional<Cursor> cursor() {
        return Optional.ofNullable(cursor);
    }

    /**
     * Begins a run. The one before stays, unless it was only passing by, or was the same and nothing came of it, or nobody
     * asked for it and this is another document.
     *
     * @throws org.polyseme.state.RefusedValueException if the recipe cannot be trained; all is as it was then
     */
    Cursor begin(Command.Restart told) {
        Script script = told.script();
        Track former = current;
        cursor().ifPresent(Cursor::leave);
        fail();
        Cursor begun = new Cursor(trainings, vault, costs, branches.newId(), script);
        begun.track().drag = told.drag();
        begun.track().ticket = told.ticket();
        begun.track().isUnasked = former == null && told.ticket() == 0;
        moveTo(begun);
        branches.add(begun.track());
        if (former != null && isLoose(former) && branches.find(former.id).isPresent()) {
            if (told.opens() && former.isUnasked) {
                branches.delete(List.of(former)); // comes back where the document is taken back
                begun.track().name = former.name;
                begun.track().colour = former.colour;
            } else if (isPassing(former, script, told.drag())) {
                branches.drop(former);
                if (former.script.equals(script)) {
                    begun.track().ticket = former.ticket; // the same run once more
                }
            }
        }
        while (branches.size() > MOST_BRANCHES && dropOldestRun()) {
            // one more
        }
        return begun;
    }

    private boolean isPassing(Track former, Script next, long drag) {
        boolean isYoung = former.end == null && costs.now() - former.begunNanos < PASSING_NANOS;
        boolean isOnTheWay = drag != 0 && former.drag == drag;
        return isYoung || isOnTheWay || former.script.equals(next);
    }

    /** Somebody does something to the run that the cursor is on. */
    void touch() {
        Track touched = current;
        if (touched != null) {
            touched.isUnasked = false;
        }
    }

    /** True of a run that nothing hangs on. */
    private boolean isLoose(Track track) {
        return track.isRoot() && !track.isDear && !branches.hasChildren(track);
    }

    private void moveTo(Cursor next) {
        cursor = next;
        current = next.track();
    }

    /** The cursor, made again where a failure took it. Empty before the first run. */
    private Optional<Cursor> entered() {
        if (cursor == null && current != null) {
            cursor = new Cursor(trainings, vault, costs, current);
        }
        return Optional.ofNullable(cursor);
    }

    /** From now on all that happened, and happens, is told by this definition of a feature on a neuron. */
    void tellBy(Definition definition) {
        branches.tellBy(definition);
    }

    /** Takes the step after the present one: a recorded one, or a new one. */
    void advance(Cursor at) {
        if (at.advance()) {
            makeRoom();
        }
    }

    /** Goes to a step of a branch, or as near as there is one. */
    Optional<Cursor> seek(OptionalInt branch, long step, BooleanSupplier giveUp) {
        Optional<Cursor> at = entered();
        at.ifPresent(there -> {
            Track target = branch.isPresent() ? branches.find(branch.getAsInt()).orElse(there.track()) : there.track();
            there.go(target, step, giveUp);
            moveTo(there);
            jumps++;
        });
        return at;
    }

    /** Leaves the current branch here for a new one. */
    void fork(Cursor at) {
        branches.add(at.fork(branches.newId()));
        moveTo(at);
        while (branches.size() > MOST_BRANCHES && dropOldestRun()) {
            // one more
        }
    }

    /**
     * A hand changes the run at the cursor; behind the head that is a branch of its own. What does not fit is not done.
     *
     * @param ticket by which it was told
     */
    void change(Cursor at, Change change, long ticket) {
        Change here = Changes.at(at.step(), change);
        if (!Changes.fit(here, at.track().script.recipeAt(at.step()))) {
            return;
        }
        if (!at.isAtHead()) {
            fork(at);
            at.track().ticket = ticket;
        }
        at.change(here);
    }

    /** Whether anything is there that a deed began. */
    boolean hasBegun(Deed deed) {
        return !branches.begunBy(deed).isEmpty();
    }

    /**
     * Goes where the cursor was before a deed, or after it.
     *
     * @param again whether what the deed began comes back first
     * @param recipe that is to be there
     * @return false if there is no such place any more; where the deed began nothing the cursor is on its branch then
     */
    boolean goTo(Deed deed, boolean again, Place place, Optional<Experiment> recipe) {
        boolean isBack = again && bringBack(deed);
        if (!again) {
            branches.undeleteUnasked(place.branch());
        }
        if (recipe.isEmpty() && !isBack && !hasBegun(deed)) {
            return false;
        }
        List<Track> begun = branches.begunBy(deed);
        Optional<Track> target = branches.find(place.branch());
        long step = place.step();
        if (isBack
                && begun.stream()
                        .noneMatch(
                                own -> branches.subtree(own).stream().anyMatch(track -> track.id == place.branch()))) {
            target = begun.stream().reduce((older, newer) -> newer);
            step = Place.HEAD;
        }
        long wanted = step;
        Optional<Track> there = target.filter(
                track -> recipe.isEmpty() || recipe.get().equals(track.script.recipeAt(Math.min(wanted, track.head))));
        // What was changed at the head of another branch is changed back there.
        Optional<Track> goal = there.or(() -> branches.find(place.branch())
                .filter(track -> begun.isEmpty() && place.step() == Place.HEAD && track != current));
        Track former = current;
        goal.ifPresent(track -> seek(OptionalInt.of(track.id), wanted, () -> false));
        if (again && former != null && former != current && isLoose(former)) {
            if (former.isUnasked) {
                branches.delete(List.of(former));
            } else if (former.isStandIn) {
                branches.drop(former);
            }
        }
        return there.isPresent();
    }

    /** What a deed began and was deleted comes back. False if there is nothing. */
    private boolean bringBack(Deed deed) {
        boolean isBack = false;
        for (Track track : branches.deletedOf(deed)) {
            branches.undelete(track.id);
            isBack |= branches.find(track.id).isPresent();
        }
        return isBack;
    }

    /** As {@link #begin}, because the run that is meant was let go: this one goes as soon as it is left for what came after. */
    Cursor beginInstead(Script script, long ticket) {
        Cursor begun = begin(new Command.Restart(script, false, ticket, 0, false));
        begun.track().isStandIn = true;
        return begun;
    }

    /** Deletes all that a deed began. */
    void deleteAll(Deed deed) {
        branches.begunBy(deed).forEach(track -> delete(track.id));
    }

    void rename(int id, String name) {
        branches.find(id).ifPresent(track -> {
            track.name = name;
            track.isDear = true;
        });
    }

    void recolour(int id, int colour) {
        branches.find(id).ifPresent(track -> {
            track.colour = colour;
            track.isDear = true;
        });
    }

    /** Deletes a branch and all that left from it; the cursor goes to where it came from. The last run stays. */
    void delete(int id) {
        Optional<Track> found = branches.find(id);
        if (found.isEmpty()) {
            return;
        }
        found.get().isUnasked = false;
        List<Track> gone = branches.subtree(found.get());
        Track here = current;
        if (here != null && gone.contains(here)) {
            Optional<Track> refuge = found.get().isRoot()
                    ? branches.newestRootBut(gone)
                    : branches.find(found.get().parent.getAsInt());
            if (refuge.isEmpty()) {
                return;
            }
            long step = cursor == null ? 0 : cursor.step();
            seek(OptionalInt.of(refuge.get().id), step, () -> false);
        }
        branches.delete(gone);
    }

    void undelete(int id) {
        branches.undelete(id);
    }

    void budget(long bytes) {
        vault.budget(bytes);
        makeRoom();
    }

    /** Lets go what is missed least until the budget is kept: what was deleted, every second keyframe, the oldest run. */
    private void makeRoom() {
        vault.settle();
        while (vault.isFull(branches.recordBytes())) {
            if (branches.purgeOldest()) {
                continue;
            }
            Optional<Track> densest = branches.all().stream()
                    .filter(track -> track.keyframes.size() > 2)
                    .max(Comparator.comparingLong(Track::bytes));
            boolean isSparse = densest.isEmpty() || isSparse(densest.get());
            if (isSparse && dropOldestRun()) {
                continue;
            }
            if (densest.isEmpty()) {
                return;
            }
            densest.get().thin(vault);
        }
    }

    private boolean isSparse(Track track) {
        return costs.nanos(2 * Math.max(costs.spacing(), track.spacing)) > LONGEST_WAY_NANOS;
    }

    private boolean dropOldestRun() {
        Track spared = current;
        Optional<Track> oldest = spared == null ? Optional.empty() : branches.oldestRootWithout(spared);
        oldest.ifPresent(branches::drop);
        return oldest.isPresent();
    }

    TimelineView view() {
        vault.settle();
        Cursor at = cursor;
        Track track = current;
        if (track == null) {
            return TimelineView.EMPTY;
        }
        return new TimelineView(
                branches.freeze(),
                track.id,
                at == null ? track.head : at.step(),
                at == null || at.isAtHead(),
                track.someKeyframes(),
                track.toldWhole(),
                jumps,
                vault.memoryBytes() + branches.recordBytes(),
                vault.diskBytes(),
                vault.budget(),
                branches.undeletable());
    }

    /** The very step of an event of the current branch; see {@link Cursor#exactStepOf}. */
    void date(Event event, CompletableFuture<Long> answer) {
        Optional<Cursor> at = entered();
        if (at.isPresent()) {
            answer.complete(at.get().exactStepOf(event));
        } else {
            answer.complete(event.step());
        }
    }

    /** The very steps of what a mark of the current branch stands for. */
    void date(Mark mark, CompletableFuture<List<Mark>> answer) {
        answer.complete(entered()
                .map(at -> Marks.exact(mark, at.track().told().events(), at::exactStepOf))
                .orElse(List.of(mark)));
    }

    /** Freezes all that is worth saving; {@code answer} is completed on another thread. */
    void record(long mostBytes, CompletableFuture<Recording> answer) {
        Track here = current;
        if (here == null) {
            answer.completeExceptionally(new IllegalStateException("expected a run to record, found none"));
            return;
        }
        cursor().ifPresent(Cursor::leave);
        long step = cursor == null ? here.head : cursor.step();
        new Recorder(branches, vault).record(here.id, step, mostBytes, answer);
    }

    /** Goes on with what was recorded, where it was left; what there was before goes. */
    Cursor resume(Recording recording) {
        fail();
        current = null;
        branches.clear();
        new Recorder(branches, vault).restore(recording, trainings, costs.now());
        Track track = branches.find(recording.current()).orElseThrow();
        Cursor entered = new Cursor(trainings, vault, costs, track);
        entered.go(track, recording.cursor(), () -> false);
        moveTo(entered);
        jumps++;
        makeRoom();
        return entered;
    }

    /** Ends the training, whose state cannot be trusted; its past stays. */
    void fail() {
        Cursor over = cursor;
        cursor = null;
        if (over != null) {
            over.close();
        }
    }

    @Override
    public void close() {
        fail();
        vault.close();
    }
}
