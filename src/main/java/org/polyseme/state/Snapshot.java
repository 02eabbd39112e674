package org.polyseme.state;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a picture of one moment needs. Immutable; made on the training thread, read anywhere.
 *
 * @param experiment the recipe as it stands, live changes included
 * @param step optimiser steps taken since the initialisation
 * @param loss the whole loss at these parameters: exact on a finite data set, on a fixed evaluation batch else
 * @param parameters the trained numbers now
 * @param initial the trained numbers at step 0
 * @param history the curves up to this step
 * @param events what happened to the allocation up to the last recorded point, the oldest first
 * @param trace the weights on the way to this step
 * @param status where the run stands
 * @param stepsPerSecond training speed of late; 0 when not training
 * @param backend what computed it, in words for the status bar
 * @param held the features whose direction a hand holds, ascending
 * @param beside other runs, where somebody has had them trained
 */
public record Snapshot(
        Experiment experiment,
        long step,
        double loss,
        Parameters parameters,
        Parameters initial,
        History history,
        List<Event> events,
        Trace trace,
        RunStatus status,
        double stepsPerSecond,
        String backend,
        List<Integer> held,
        Optional<Beside> beside) {

    public Snapshot {
        events = List.copyOf(events);
        held = List.copyOf(held);
    }

    /** The same moment, while these features are held. */
    public Snapshot holding(List<Integer> features) {
        return new Snapshot(
                experiment,
                step,
                loss,
                parameters,
                initial,
                history,
                events,
                trace,
                status,
                stepsPerSecond,
                backend,
                features,
                beside);
    }

    /** The same moment, seen along these curves, which may go on after it. */
    public Snapshot along(History whole) {
        return new Snapshot(
                experiment,
                step,
                loss,
                parameters,
                initial,
                whole,
                events,
                trace,
                status,
                stepsPerSecond,
                backend,
                held,
                beside);
    }

    /** The runs of one kind of plan beside this one, where somebody has had them trained. */
    public Optional<RunSet> runs(Class<? extends RunPlan> kind) {
        return beside.flatMap(others -> others.of(kind));
    }

    /** The same moment beside these runs. */
    public Snapshot beside(Optional<Beside> others) {
        return others.equals(beside)
                ? this
                : new Snapshot(
                        experiment,
                        step,
                        loss,
                        parameters,
                        initial,
                        history,
                        events,
                        trace,
                        status,
                        stepsPerSecond,
                        backend,
                        held,
                        others);
    }

    /** The same picture of a run that stands elsewhere. */
    public Snapshot with(RunStatus otherStatus, double otherSpeed) {
        return new Snapshot(
                experiment,
                step,
                loss,
                parameters,
                initial,
                history,
                events,
                trace,
                otherStatus,
                otherSpeed,
                backend,
                held,
                beside);
    }

    /** The weights into the neurons now, {@code [features, neurons]}. */
    public Matrix weights() {
        return parameters.weights();
    }

    /** The weights into the neurons at step 0, {@code [features, neurons]}. */
    public Matrix initialWeights() {
        return initial.weights();
    }
}
