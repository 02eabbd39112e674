package org.polyseme.sweep;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyseme.engine.Trainer;
import org.polyseme.measure.Measure;
import org.polyseme.state.Experiment;
import org.polyseme.state.History;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

/**
 * How a run ended. Immutable.
 *
 * @param experiment its recipe
 * @param measures every measure that applies to it, at its end
 * @param isFinite false if the run diverged
 * @param backend what computed it
 */
public record Outcome(Experiment experiment, Map<Measure, Double> measures, boolean isFinite, String backend) {
    public Outcome {
        measures = Collections.unmodifiableMap(new EnumMap<>(measures));
    }

    /** Of the run as it stands. */
    public static Outcome of(Trainer trainer) {
        return of(snapshot(trainer));
    }

    /** Of a finished run's last snapshot. */
    public static Outcome of(Snapshot last) {
        boolean isFinite = last.parameters().isFinite() && Double.isFinite(last.loss());
        return new Outcome(last.experiment(), Measure.all(last), isFinite, last.backend());
    }

    /** The run's last snapshot; its history, its events and its speed stay empty. */
    public static Snapshot snapshot(Trainer trainer) {
        return new Snapshot(
                trainer.experiment(),
                trainer.steps(),
                trainer.loss(),
                trainer.parameters(),
                trainer.initial(),
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Finished(trainer.steps(), "its recipe's stop rule"),
                0,
                trainer.backend(),
                List.of(),
                Optional.empty());
    }

    /** The measure's value; NaN where it does not apply or the run diverged, so that no promise is kept by ruins. */
    public double value(Measure measure) {
        return isFinite ? measures.getOrDefault(measure, Double.NaN) : Double.NaN;
    }

    /** Optimiser steps taken. */
    public long steps() {
        return Math.round(measures.getOrDefault(Measure.STEP, 0.0));
    }

    /** What several runs say together about a measure. */
    public static SeedStatistics over(List<Outcome> runs, Measure measure) {
        return SeedStatistics.of(runs.stream().map(run -> run.value(measure)).toList());
    }
}
