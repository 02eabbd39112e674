package org.polyseme.view.model;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.polyseme.session.Frame;
import org.polyseme.session.Pace;
import org.polyseme.session.Place;
import org.polyseme.session.Session;
import org.polyseme.session.TimelineView;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;
import org.polyseme.store.Preset;

/**
 * The window without its nodes: the recipe as the user set it, the newest picture of its run, and everything that can
 * be done to either. FX thread only.
 */
public final class Workbench implements AutoCloseable {
    /** New seeds stay short enough to be read out. */
    private static final long SEEDS = 10_000;

    private static final String NOTHING_TO_TRAIN = "These weights came from a file: there is nothing to train.";

    private final Session session;
    private final SplittableRandom dice = new SplittableRandom();
    private final ReadOnlyObjectWrapper<Preset> opened;
    private final ReadOnlyObjectWrapper<Experiment> recipe;
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<TimelineView> timeline = new ReadOnlyObjectWrapper<>(TimelineView.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Pace> pace = new ReadOnlyObjectWrapper<>(Pace.NORMAL);
    private final ReadOnlyBooleanWrapper playing;
    private final UndoHistory undo = new UndoHistory();
    private final Deeds deeds;
    private final WantedPairs pairs = new WantedPairs();
    private final TimelineModel time;
    private final BesideModel beside = new BesideModel();
    private RunStatus status = new RunStatus.Paused();
    private boolean dragging;
    /** The ticket of the recipe that the session was told last. */
    private long told;
    /** True while the recipe may be another than that of the picture. */
    private boolean isBehind;
    /** False while weights from a file are shown in the place of a run. */
    private final ReadOnlyBooleanWrapper trainable = new ReadOnlyBooleanWrapper(true);

    /**
     * @param session a run of what was opened, not told anything yet
     * @param playing whether it was made to play
     */
    public Workbench(Preset opened, Session session, boolean playing) {
        this.session = session;
        this.opened = new ReadOnlyObjectWrapper<>(opened);
        this.recipe = new ReadOnlyObjectWrapper<>(opened.experiment());
        this.playing = new ReadOnlyBooleanWrapper(playing);
        this.time = new TimelineModel(session, this);
        this.deeds = new Deeds(session, this);
    }

    public ReadOnlyObjectProperty<Preset> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** The recipe as the user set it; the newest picture may still be of the one before. */
    public ReadOnlyObjectProperty<Experiment> recipeProperty() {
        return recipe.getReadOnlyProperty();
    }

    public Experiment recipe() {
        return recipe.get();
    }

    /** The newest picture; null until the first arrives. */
    public ReadOnlyObjectProperty<@Nullable Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public Optional<Snapshot> snapshot() {
        return Optional.ofNullable(snapshot.get());
    }

    /** Where in time the newest picture is. */
    public ReadOnlyObjectProperty<TimelineView> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    public TimelineView timeline() {
        return timeline.get();
    }

    /** The cursor and the branches, as a hand moves them. */
    public TimelineModel time() {
        return time;
    }

    public BesideModel beside() {
        return beside;
    }

    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What was done and can be taken back; whoever changes anything else than the recipe may push entries too. */
    public UndoHistory undo() {
        return undo;
    }

    public ReadOnlyObjectProperty<Pace> paceProperty() {
        return pace.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** True while a run trains whose picture is about to give way to that of another recipe. */
    public boolean isGivingWay() {
        return playing.get() && session.isAwaited();
    }

    /** Takes the newest picture, if there is one that was not shown yet. Called once a frame. */
    public void pulse() {
        session.slot().take().filter(frame -> trainable.get()).ifPresent(frame -> {
            follow(frame);
            show(frame.snapshot());
        });
        beside.pulse();
        time.pulse();
    }

    /** Where the cursor was put elsewhere the recipe is that of the picture, unless it was changed since that was taken. */
    private void follow(Frame frame) {
        TimelineView now = frame.timeline();
        isBehind |= now.jumps() != timeline.get().jumps() || !now.isLive();
        if (isBehind && frame.obeyed() >= told && !now.branches().isEmpty()) {
            recipe.set(frame.snapshot().experiment());
            isBehind = false;
        }
        time.follow(frame.timeline(), frame.snapshot().status().isTraining());
        timeline.set(frame.timeline());
    }

    private void show(Snapshot newest) {
        playing.set(newest.status().isTraining());
        boolean changed = !newest.status().equals(status);
        status = newest.status();
        snapshot.set(newest);
        if (changed) {
            if (!status.isOver()) {
                dismiss(Notice.Kind.TROUBLE);
            }
            Notice.of(status).ifPresent(notice::set);
        }
    }

    /** Pauses a run that trains; plays one that waits, and one that is over again from its beginning. */
    public void playOrPause() {
        if (refuseToTrain()) {
            return;
        }
        if (playing.get()) {
            session.pause();
        } else {
            session.play();
        }
        playing.set(!playing.get());
    }

    /** Takes so many steps and waits; says so where there are none to take. */
    public void step(int count) {
        if (refuseToTrain() || time.tellEnd()) {
            return;
        }
        time.forget();
        session.step(count);
        playing.set(false);
    }

    void pause() {
        session.pause();
        playing.set(false);
    }

    /** Begins again with the same seed. */
    public void restart() {
        if (!refuseToTrain()) {
            begin(recipe.get(), false);
        }
    }

    /** Begins again with another seed. */
    public void restartWithNewSeed() {
        change(Field.SEED, dice.nextLong(SEEDS));
    }

    public void pace(Pace wanted) {
        pace.set(wanted);
        if (!dragging) {
            session.pace(wanted);
        }
    }

    /** While a slider is dragged the run goes at full speed, so that the picture follows the hand. */
    public void dragging(boolean begins) {
        if (dragging != begins) {
            dragging = begins;
            session.dragging(begins);
            session.pace(begins ? Pace.MAXIMUM : pace.get());
        }
        grasping(begins);
    }

    /** All changes between the beginning and the end, of a drag or of a key held down, are undone in one. */
    public void grasping(boolean begins) {
        deeds.grasping(begins);
    }

    /** Shows another recipe, and trains it if the one before was trained or over. */
    public void open(Preset next) {
        Held before = held();
        opened.set(next);
        dismiss();
        time.loop().clear();
        begin(next.experiment(), true);
        deeds.remember(before);
    }

    /** Shows another recipe and what was done to its run on the way; it waits at its first step. */
    public void open(Preset next, Script script) {
        Held before = held();
        expect(next);
        recipe.set(script.start());
        told = session.open(script, false);
        deeds.remember(before);
    }

    /** Back to what was opened, in this one field. */
    public void reset(Field field) {
        change(field, opened.get().experiment().get(field));
    }

    /**
     * Changes one field of the recipe, and what no longer fits it: a live one acts on the next step, any other begins the
     * run again; so does a live one once the run is over. What the field or the others refuse is told, and nothing changes.
     *
     * @param raw a typed value, a number or the text that was typed
     */
    public void change(Field field, Object raw) {
        if (refuseToTrain()) {
            return;
        }
        Held before = held();
        Experiment next;
        try {
            Experiment asked = Fitting.with(recipe.get(), field, raw, snapshot().map(Snapshot::initialWeights));
            next = pairs.in(before.recipe(), asked, field, opened.get());
        } catch (RefusedValueException refused) {
            refuse(Notice.sentence(refused));
            return;
        }
        if (next.equals(before.recipe())) {
            return;
        }
        dismiss(Notice.Kind.REFUSAL);
        dismiss(Notice.Kind.HINT);
        Fitting.whatElseChanged(deeds.since(before).recipe(), next, field).ifPresent(this::hint);
        take(next);
        deeds.remember(before);
    }

    private void take(Experiment next) {
        boolean isOver = status.isOver() || deeds.graspedAtEnd();
        if (trainable.get() && next.continues(recipe.get()) && !isOver) {
            recipe.set(next);
            told = session.set(next);
        } else {
            begin(next, false);
        }
    }

    /** What was done to the run and can be taken back. */
    Deeds deeds() {
        return deeds;
    }

    Held held() {
        Place place = Place.of(timeline.get(), playing.get());
        Optional<Snapshot> given = trainable.get() ? Optional.empty() : snapshot();
        return new Held(opened.get(), recipe.get(), given, place, status.isOver(), told);
    }

    /** Shows what was held again; {@code back} has the session go there. */
    void restore(Held wanted, LongSupplier back) {
        if (wanted.given().isPresent()) {
            showGiven(wanted.given().get(), wanted.opened());
            return;
        }
        opened.set(wanted.opened());
        dismiss();
        trainable.set(true);
        recipe.set(wanted.recipe());
        told = back.getAsLong();
    }

    private void begin(Experiment next, boolean opens) {
        boolean play = playing.get() || status.isOver() || status.isGiven();
        trainable.set(true);
        recipe.set(next);
        told = opens ? session.open(Script.of(next), play) : session.restart(next, play);
        playing.set(play);
    }

    /** False while weights from a file are shown: there is nothing to play, to step or to change. */
    public ReadOnlyBooleanProperty trainableProperty() {
        return trainable.getReadOnlyProperty();
    }

    /**
     * Shows weights from a file in the place of the run, which waits unseen until a recipe is opened.
     *
     * @param weights with the status {@link RunStatus.Given}
     * @param file the file's name
     * @param tensor what in it
     */
    public void showGiven(Snapshot weights, String file, String tensor) {
        Held before = held();
        showGiven(
                weights,
                new Preset(file, tensor + " in " + file, NOTHING_TO_TRAIN, "", weights.experiment(), List.of()));
        deeds.remember(before);
    }

    private void showGiven(Snapshot weights, Preset shown) {
        session.setAside();
        playing.set(false);
        dismiss();
        trainable.set(false);
        status = weights.status();
        opened.set(shown);
        recipe.set(weights.experiment());
        snapshot.set(weights);
    }

    /** From here on another run is shown, which somebody else has the session begin, and which waits. */
    public void expect(Preset shown) {
        opened.set(shown);
        dismiss();
        trainable.set(true);
        time.loop().clear();
        playing.set(false);
    }

    boolean refuseToTrain() {
        if (!trainable.get()) {
            refuse(NOTHING_TO_TRAIN + " Open a recipe to train one.");
        }
        return !trainable.get();
    }

    /** Something could not be done, and everything is as it was. */
    public void refuse(String sentence) {
        notice.set(Notice.refusal(sentence));
    }

    /** Something was done that the window itself does not show, such as a file that was written. */
    public void hint(String sentence) {
        notice.set(Notice.hint(sentence));
    }

    public void dismiss() {
        notice.set(null);
    }

    private void dismiss(Notice.Kind kind) {
        Notice shown = notice.get();
        if (shown != null && shown.kind() == kind) {
            dismiss();
        }
    }

    @Override
    public void close() {
        beside.close();
        session.close();
    }
}
