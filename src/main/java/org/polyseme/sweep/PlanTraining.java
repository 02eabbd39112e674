package org.polyseme.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.polyseme.engine.Trainer;
import org.polyseme.state.Experiment;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;

/** Trains the runs of a {@link RunPlan}, one after the other, on the thread that calls. */
public final class PlanTraining {
    private static final long MOST_BYTES = 256L << 20;
    /** Often enough for a bar to move, and for a hand not to notice the wait. */
    private static final long NANOS_PER_REPORT = 50_000_000;

    private PlanTraining() {}

    /**
     * Goes on until every run is trained to its stop rule. What stands in the way becomes part of the result.
     *
     * @param begun what there is; may hold members already
     * @param watch told of all that comes, some twenty times a second; false gives up
     * @return as far as it came
     */
    public static RunSet train(RunSet begun, Predicate<RunSet> watch) {
        RunSet now = begun;
        try {
            String tooLarge = tooLarge(begun.plan());
            if (!tooLarge.isEmpty()) {
                return told(begun.failing(tooLarge), watch);
            }
            boolean goesOn = watch.test(now);
            while (goesOn && !now.isDone()) {
                now = run(now, now.plan().recipe(now.members().size()), watch);
                goesOn = now.share() == 0 && watch.test(now);
            }
        } catch (RefusedValueException refused) {
            now = now.failing("These runs cannot be trained: expected " + refused.expected() + " for " + refused.field()
                    + ", found " + refused.found() + ".");
            return told(now, watch);
        }
        return now;
    }

    /** Why their weights would fill the memory; empty if they do not. */
    private static String tooLarge(RunPlan plan) {
        long numbers = 0;
        Experiment largest = plan.recipe(0);
        for (int run = 0; run < plan.runs(); run++) {
            Experiment recipe = plan.recipe(run);
            numbers += (long) recipe.features() * recipe.neurons();
            largest = recipe.neurons() > largest.neurons() ? recipe : largest;
        }
        return numbers * Float.BYTES <= MOST_BYTES
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%d runs with up to %,d × %,d weights each would take more than %d MiB of memory. Ask for fewer"
                                + " seeds.",
                        plan.runs(),
                        largest.features(),
                        largest.neurons(),
                        MOST_BYTES >> 20);
    }

    /** The end, whatever who watches wants then. */
    private static RunSet told(RunSet end, Predicate<RunSet> watch) {
        boolean unused = watch.test(end);
        return end;
    }

    /** With one more member; with a share of it if the watch gave up. */
    private static RunSet run(RunSet before, Experiment recipe, Predicate<RunSet> watch) {
        List<Long> marks = before.plan().marks();
        List<RunSet.Reading> readings = new ArrayList<>();
        int mark = 0;
        try (Trainer trainer = Trainer.of(recipe)) {
            long reported = System.nanoTime();
            boolean isOver = false;
            while (!isOver) {
                while (mark < marks.size() && marks.get(mark) <= trainer.steps()) {
                    mark++;
                    readings.add(reading(before.plan(), trainer));
                }
                isOver = !trainer.isFinite() || trainer.isOver();
                if (!isOver) {
                    trainer.step();
                }
                long now = System.nanoTime();
                if (!isOver && now - reported > NANOS_PER_REPORT) {
                    reported = now;
                    RunSet going = before.at((double) trainer.steps() / recipe.steps());
                    if (!watch.test(going)) {
                        return going;
                    }
                }
            }
            return before.with(member(before.plan(), trainer, recipe, readings));
        }
    }

    private static RunSet.Member member(
            RunPlan plan, Trainer trainer, Experiment recipe, List<RunSet.Reading> readings) {
        double loss = trainer.loss();
        boolean isSound = trainer.isFinite() && Double.isFinite(loss);
        if (isSound) {
            readings.removeIf(reading -> reading.step() == trainer.steps());
            readings.add(reading(plan, trainer));
        }
        RunStatus end = isSound
                ? new RunStatus.Finished(trainer.steps(), trainer.finished())
                : new RunStatus.Diverged(trainer.steps());
        return new RunSet.Member(
                recipe, trainer.steps(), loss, trainer.parameters().weights(), end, readings);
    }

    private static RunSet.Reading reading(RunPlan plan, Trainer trainer) {
        RunPlan.Reached reached =
                new RunPlan.Reached(trainer.experiment(), trainer.steps(), trainer.loss(), trainer.parameters());
        return new RunSet.Reading(reached.step(), reached.loss(), plan.read(reached));
    }
}
