package org.polyseme.session;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Experiment;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;

/**
 * The training thread's whole life: obey what was said, else take a step, and hand over a picture where one is wanted.
 * Confined to that thread.
 */
final class TrainingLoop implements Runnable {
    private final Inbox inbox;
    private final SnapshotSlot slot;
    private final Function<Experiment, ? extends Training> trainings;
    private final Function<Throwable, String> report;
    private final Metronome metronome;
    private final Speedometer speedometer;

    private Experiment recipe;
    private @Nullable Run run;
    private Snapshot lastShown;
    private RunStatus status = new RunStatus.Paused();

    TrainingLoop(
            Experiment recipe,
            Inbox inbox,
            SnapshotSlot slot,
            Function<Experiment, ? extends Training> trainings,
            Function<Throwable, String> report) {
        LongSupplier clock = System::nanoTime;
        this.recipe = recipe;
        this.inbox = inbox;
        this.slot = slot;
        this.trainings = trainings;
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
        discard();
    }

    /** Obeys one command, or takes one step. False once told to end. */
    private boolean turn() throws InterruptedException {
        if (!status.isTraining() || run == null) {
            return obey(inbox.take());
        }
        long wait = metronome.nanosToWait();
        Optional<Command> command = inbox.poll(wait);
        if (command.isPresent()) {
            return obey(command.get());
        }
        if (wait <= 0) {
            step(run);
        }
        return true;
    }

    private void step(Run current) {
        current.step();
        metronome.stepTaken();
        if (current.end().isPresent() || slot.isWanted()) {
            publish(current);
        }
    }

    private boolean obey(Command command) {
        if (command instanceof Command.Close) {
            return false;
        } else if (command instanceof Command.Restart restart) {
            restart(restart.recipe(), restart.play());
        } else if (command instanceof Command.SetLive set) {
            change(set.recipe());
        } else if (command instanceof Command.SetPace set) {
            metronome.set(set.pace());
            speedometer.start(run == null ? 0 : run.steps());
        } else if (command instanceof Command.Play) {
            play();
        } else if (command instanceof Command.Step step) {
            take(step.count());
        } else {
            pause();
        }
        return true;
    }

    /** A run that is over begins again: the button is never dead. */
    private void play() {
        if (status.isOver() || run == null) {
            restart(recipe, true);
        } else {
            goOn(run);
            publish(run);
        }
    }

    private void pause() {
        if (status.isTraining() && run != null) {
            status = new RunStatus.Paused();
            publish(run);
        }
    }

    private void take(int count) {
        if (status.isOver() || run == null) {
            restart(recipe, false);
        }
        if (run != null) {
            status = new RunStatus.Paused();
            for (int i = 0; i < count; i++) {
                run.step();
            }
            publish(run);
        }
    }

    /** The first picture is handed over before the first step, so that it is seen whatever the pace. */
    private void restart(Experiment next, boolean play) {
        discard();
        recipe = next;
        status = new RunStatus.Paused();
        Run begun = new Run(trainings.apply(next), next);
        run = begun;
        if (play) {
            goOn(begun);
        }
        publish(begun);
    }

    private void change(Experiment live) {
        recipe = live;
        if (run != null) {
            run.change(live);
            if (status instanceof RunStatus.Finished && run.end().isEmpty()) {
                status = new RunStatus.Paused();
            }
            publish(run);
        }
    }

    private void goOn(Run current) {
        status = new RunStatus.Training();
        metronome.start();
        speedometer.start(current.steps());
    }

    private void publish(Run current) {
        show(current.snapshot(recipe, status, status.isTraining() ? speedometer.at(current.steps()) : 0));
        status = lastShown.status();
    }

    /** The last good picture stays. A refused recipe has been told in words that need no code. */
    private void fail(Throwable failure) {
        discard();
        status = Failures.describe(failure, report);
        show(new Snapshot(
                lastShown.experiment(),
                lastShown.step(),
                lastShown.loss(),
                lastShown.parameters(),
                lastShown.initial(),
                lastShown.history(),
                lastShown.events(),
                status,
                0,
                lastShown.backend()));
    }

    private void show(Snapshot snapshot) {
        lastShown = snapshot;
        slot.put(snapshot);
    }

    private void discard() {
        if (run != null) {
            Run over = run;
            run = null;
            over.close();
        }
    }
}
