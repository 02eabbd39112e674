package org.polyseme.sweep.reproduction;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.polyseme.measure.ExactLoss;
import org.polyseme.measure.Measure;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.sweep.Seeds;

/** Ways to make one number of several runs. */
final class Runs {
    private Runs() {}

    /** The recipe with so many seeds, and the mean over them. */
    static Work mean(Experiment recipe, int seeds, ToDoubleFunction<Snapshot> value) {
        return new Work.Trained(
                Seeds.from(recipe, seeds),
                runs -> Found.mean(runs.stream().map(value::applyAsDouble).toList()));
    }

    /** What the run with the least loss has. */
    static Work best(Experiment recipe, int seeds, ToDoubleFunction<Snapshot> value) {
        return new Work.Trained(
                Seeds.from(recipe, seeds), runs -> Found.of(value.applyAsDouble(best(runs)), runs.size()));
    }

    /** The run with the least loss: over all inputs where that is known, else as the run estimates it. */
    static Snapshot best(List<Snapshot> runs) {
        return runs.stream()
                .min(Comparator.comparingDouble(Runs::loss))
                .orElseThrow(() -> new IllegalArgumentException("expected at least one run"));
    }

    private static double loss(Snapshot run) {
        return ExactLoss.applies(run.experiment()) ? Measure.EXACT_LOSS.of(run) : run.loss();
    }
}
