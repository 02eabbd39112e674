package org.polyseme.session;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.polyseme.state.Change;
import org.polyseme.state.Experiment;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;

/**
 * The training thread's whole life: obey what was said, else take a step, and hand over a picture where one is wanted.
 * Confined to that thread.
 */
final class TrainingLoop implements Runnable {
    /** As long as the hand that drags the cursor does not mind. */
    private static final long PATIENCE_NANOS = 250_000_000;

    private final Inbox inbox;
    private final SnapshotSlot slot;
    private final Timeline timeline;
    private final Function<Throwable, String> report;
    private final Metronome metronome;
    private final Speedometer speedometer;

    private Experiment recipe;
    private Snapshot lastShown;
    private RunStatus status = new RunStatus.Paused();
    private Optional<Loop> loop = Optional.empty();
    /** The ticket of the last recipe. */
    private long obeyed;
    /** That of the last picture. */
    private long told;

    TrainingLoop(
            Experiment recipe, Inbox inbox, SnapshotSlot slot, Timeline timeline, Function<Throwable, String> report) {
        LongSupplier clock = System::nanoTime;
        this.recipe = recipe;
        this.inbox = inbox;
        this.slot = slot;
        this.timeline = timeline;
        this.report = report;
        this.metronome = new Metronome(Pace.NORMAL, clock);
        this.speedometer = new Speedometer(clock);
        this.lastShown = Blank.of(recipe);
    }

    @Override
    public void run() {
        boolean open = true;
        while (open) {
            try {
                open = turn();
            } catch (InterruptedException interrupted) {
                open = false;
            } catch (Throwable failure) {
                // A thread's top: whatever goes wrong, a missing native library and too little memory included,
                // becomes a state that the user sees.
                fail(failure);
            }
        }
        timeline.close();
        inbox.close();
    }

    /** Obeys one command, or takes one step. False once told to end. */
    private boolean turn() throws InterruptedException {
        Optional<Cursor> cursor = timeline.cursor();
        if (!status.isTraining() || cursor.isEmpty()) {
            return obey(inbox.take());
        }
        long wait = metronome.nanosToWait();
        Optional<Command> command = inbox.poll(wait);
        if (command.isPresent()) {
            return obey(command.get());
        }
        if (wait <= 0) {
            step(cursor.get());
        }
        return true;
    }

    private void step(Cursor current) {
        if (isAtLoopsEnd(current)) {
            timeline.seek(OptionalInt.empty(), loop.map(Loop::from).orElse(0L), () -> false);
            speedometer.start(current.step());
        } else {
            timeline.advance(current);
        }
        metronome.stepTaken();
        if ((current.end().isPresent() && !isAtLoopsEnd(current)) || slot.isWanted()) {
            publish(current);
        }
    }

    /** True where the next step is the loop's first again: at its last, or where the run ended within it. */
    private boolean isAtLoopsEnd(Cursor current) {
        return loop.isPresent()
                && current.step() > loop.get().from()
                && (current.step() >= loop.get().to() || current.end().isPresent());
    }

    private boolean obey(Command command) {
        try {
            return done(command);
        } catch (Throwable failure) {
            command.abandon();
            throw failure;
        }
    }

    private boolean done(Command command) {
        if (command.isDoneToRun()) {
            timeline.touch();
        }
        if (command instanceof Command.Close) {
            return false;
        } else if (command instanceof Command.Restart restart) {
            obeyed = Math.max(obeyed, restart.ticket());
            restart(restart);
        } else if (command instanceof Command.Resume resume) {
            status = new RunStatus.Paused();
            Cursor cursor = timeline.resume(resume.recording());
            recipe = cursor.track().script.start();
            begun(cursor, resume.play());
        } else if (command instanceof Command.SetLive set) {
            recipe = set.recipe();
            obeyed = Math.max(obeyed, set.ticket());
            change(new Change.Settings(0, set.recipe()), set.ticket());
        } else if (command instanceof Command.Edit edit) {
            obeyed = Math.max(obeyed, edit.ticket());
            change(edit.change(), edit.ticket());
        } else if (command instanceof Command.Revise revise) {
            obeyed = Math.max(obeyed, revise.ticket());
            revise(revise);
        } else if (command instanceof Command.SetPace set) {
            metronome.set(set.pace());
            timeline.cursor().ifPresent(cursor -> speedometer.start(cursor.step()));
        } else if (command instanceof Command.Play) {
            play();
        } else if (command instanceof Command.Step step) {
            take(step.count());
        } else if (command instanceof Command.Seek seek) {
            seek(seek);
        } else if (command instanceof Command.Save save) {
            timeline.record(save.mostBytes(), save.answer());
        } else if (command instanceof Command.Date date) {
            timeline.date(date.event(), date.answer());
        } else if (command instanceof Command.DateMark date) {
            timeline.date(date.mark(), date.answer());
        } else if (command instanceof Command.SetDefinition set) {
            timeline.tellBy(set.definition());
            timeline.cursor().ifPresent(this::publish);
        } else if (command instanceof Command.SetLoop set) {
            loop = set.loop();
        } else if (command instanceof Command.Pause) {
            pause();
        } else {
            arrange(command);
        }
        return true;
    }

    /** What changes the tree of branches. */
    private void arrange(Command command) {
        if (command instanceof Command.Fork) {
            timeline.cursor().ifPresent(timeline::fork);
        } else if (command instanceof Command.Rename rename) {
            timeline.rename(rename.branch(), rename.name());
        } else if (command instanceof Command.Recolour recolour) {
            timeline.recolour(recolour.branch(), recolour.colour());
        } else if (command instanceof Command.Delete delete) {
            timeline.delete(delete.branch());
        } else if (command instanceof Command.Undelete undelete) {
            timeline.undelete(undelete.branch());
        } else if (command instanceof Command.SetBudget set) {
            timeline.budget(set.bytes());
        }
        timeline.cursor().ifPresent(this::arrive);
    }

    /** A run that is over is played from its beginning: the button is never dead. A failed one is begun again. */
    private void play() {
        rewound().ifPresent(cursor -> {
            goOn(cursor);
            publish(cursor);
        });
    }

    private Optional<Cursor> rewound() {
        if (timeline.cursor().isEmpty()) {
            restart(new Command.Restart(recipe, false));
        } else if (status.isOver()) {
            timeline.seek(OptionalInt.empty(), loop.map(Loop::from).orElse(0L), () -> false);
        }
        return timeline.cursor();
    }

    private void pause() {
        if (status.isTraining()) {
            status = new RunStatus.Paused();
            timeline.cursor().ifPresent(this::publish);
        }
    }

    /** One that is over stays where it is: it has no next step. A failed one is begun again. */
    private void take(int count) {
        if (timeline.cursor().isEmpty()) {
            restart(new Command.Restart(recipe, false));
        }
        timeline.cursor().ifPresent(cursor -> {
            status = new RunStatus.Paused();
            for (int i = 0; i < count; i++) {
                timeline.advance(cursor);
            }
            publish(cursor);
        });
    }

    /** Goes on playing from there if it was playing. What takes long is given up for what is wanted now. */
    private void seek(Command.Seek seek) {
        long begun = System.nanoTime();
        BooleanSupplier giveUp = () -> System.nanoTime() - begun > PATIENCE_NANOS && inbox.overrules(seek);
        timeline.seek(seek.branch(), seek.step(), giveUp).ifPresent(cursor -> {
            while (seek.beyond() && cursor.step() < seek.step() && cursor.end().isEmpty() && !giveUp.getAsBoolean()) {
                timeline.advance(cursor);
            }
            arrive(cursor);
            slot.ring();
        });
    }

    /** The cursor is elsewhere. */
    private void arrive(Cursor cursor) {
        if (status.isTraining() && (cursor.end().isEmpty() || isAtLoopsEnd(cursor))) {
            goOn(cursor);
        } else {
            status = new RunStatus.Paused();
        }
        publish(cursor);
    }

    /** The first picture is handed over before the first step, so that it is seen whatever the pace. */
    private void restart(Command.Restart told) {
        recipe = told.script().start();
        status = new RunStatus.Paused();
        begun(timeline.begin(told), told.play());
    }

    /** Undoes a deed, or does it again. */
    private void revise(Command.Revise told) {
        Deed deed = told.deed();
        Optional<Experiment> former = told.otherwise() instanceof Change.Settings settings
                ? Optional.of(settings.recipe())
                : Optional.empty();
        former.ifPresent(wanted -> recipe = wanted);
        if (timeline.goTo(deed, told.again(), told.to(), former)) {
            if (!told.again()) {
                timeline.deleteAll(deed);
            }
            status = told.to().plays() ? new RunStatus.Training() : new RunStatus.Paused();
            timeline.cursor().ifPresent(this::arrive);
        } else if (former.isPresent() && !(isOpenTo(former.get()) && !timeline.hasBegun(deed))) {
            boolean play = told.to().plays() || status.isTraining() || status.isOver();
            // What is begun in its place stands for what the deed before it had begun, or it itself.
            long ticket = told.again() ? deed.upTo() : deed.after();
            status = new RunStatus.Paused();
            begun(timeline.beginInstead(Script.of(former.get()), ticket), play);
            if (!told.again()) {
                timeline.deleteAll(deed);
            }
            timeline.cursor().ifPresent(this::publish);
        } else {
            change(told.otherwise(), told.again() ? deed.upTo() : deed.after());
        }
    }

    /** True where a live change makes the run at the cursor one of this recipe. */
    private boolean isOpenTo(Experiment wanted) {
        return timeline.cursor()
                .filter(at -> at.end().isEmpty())
                .filter(at -> wanted.continues(at.track().script.recipeAt(at.step())))
                .isPresent();
    }

    private void begun(Cursor cursor, boolean play) {
        if (play && cursor.end().isEmpty()) {
            goOn(cursor);
        }
        publish(cursor);
    }

    private void change(Change change, long ticket) {
        timeline.cursor().ifPresent(cursor -> {
            timeline.change(cursor, change, ticket);
            if (status.isOver() && cursor.end().isEmpty()) {
                status = new RunStatus.Paused();
            }
            publish(cursor);
        });
    }

    private void goOn(Cursor current) {
        status = new RunStatus.Training();
        metronome.start();
        speedometer.start(current.step());
    }

    private void publish(Cursor current) {
        double speed = status.isTraining() ? speedometer.at(current.step()) : 0;
        Snapshot now = current.snapshot(status, speed);
        boolean goesOn = status.isTraining() && isAtLoopsEnd(current);
        show(goesOn ? now.with(status, speed) : now);
        status = lastShown.status();
    }

    /** The last good picture stays. A refused recipe has been told in words that need no code. */
    private void fail(Throwable failure) {
        timeline.fail();
        status = Failures.describe(failure, report);
        show(lastShown.with(status, 0));
    }

    private void show(Snapshot snapshot) {
        boolean isAwaited = obeyed != told
                || (snapshot.status().isOver() && !lastShown.status().isOver());
        lastShown = snapshot;
        told = obeyed;
        slot.put(new Frame(snapshot, timeline.view(), obeyed));
        if (isAwaited) {
            slot.ring();
        }
    }
}
