package org.polyseme.sweep;

import java.util.Locale;
import java.util.function.Predicate;
import org.polyseme.engine.Trainer;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunStatus;
import org.polyseme.state.SeedEnsemble;

/** Trains the runs of a {@link SeedEnsemble}, one after the other, on the thread that calls. */
public final class SeedTraining {
    private static final long MOST_BYTES = 256L << 20;
    /** Often enough for a bar to move, and for a hand not to notice the wait. */
    private static final long NANOS_PER_REPORT = 50_000_000;

    private SeedTraining() {}

    /**
     * Goes on until every seed is trained to its stop rule. What stands in the way becomes part of the result.
     *
     * @param begun what there is; may hold members already
     * @param watch told of all that comes, some twenty times a second; false gives up
     * @return as far as it came
     */
    public static SeedEnsemble train(SeedEnsemble begun, Predicate<SeedEnsemble> watch) {
        long numbers = (long) begun.wanted()
                * begun.recipe().features()
                * begun.recipe().neurons();
        if (numbers * Float.BYTES > MOST_BYTES) {
            SeedEnsemble tooLarge = begun.failing(String.format(
                    Locale.ROOT,
                    "%d runs with %,d × %,d weights each would take more than %d MiB of memory. Ask for fewer seeds.",
                    begun.wanted(),
                    begun.recipe().features(),
                    begun.recipe().neurons(),
                    MOST_BYTES >> 20));
            return told(tooLarge, watch);
        }
        SeedEnsemble now = begun;
        try {
            boolean goesOn = watch.test(now);
            while (goesOn && !now.isDone()) {
                long seed = now.seed(now.members().size());
                now = run(now, now.recipe().with(Field.SEED, seed), watch);
                goesOn = now.share() == 0 && watch.test(now);
            }
        } catch (RefusedValueException refused) {
            now = now.failing("These seeds cannot be trained: expected " + refused.expected() + " for "
                    + refused.field() + ", found " + refused.found() + ".");
            return told(now, watch);
        }
        return now;
    }

    /** The end, whatever who watches wants then. */
    private static SeedEnsemble told(SeedEnsemble end, Predicate<SeedEnsemble> watch) {
        boolean unused = watch.test(end);
        return end;
    }

    /** With one more member; with a share of it if the watch gave up. */
    private static SeedEnsemble run(SeedEnsemble before, Experiment recipe, Predicate<SeedEnsemble> watch) {
        try (Trainer trainer = Trainer.of(recipe)) {
            long reported = System.nanoTime();
            while (trainer.isFinite() && !trainer.isOver()) {
                trainer.step();
                long now = System.nanoTime();
                if (now - reported > NANOS_PER_REPORT) {
                    reported = now;
                    SeedEnsemble going = before.at((double) trainer.steps() / recipe.steps());
                    if (!watch.test(going)) {
                        return going;
                    }
                }
            }
            boolean isSound = trainer.isFinite() && Double.isFinite(trainer.loss());
            RunStatus end = isSound
                    ? new RunStatus.Finished(trainer.steps(), trainer.finished())
                    : new RunStatus.Diverged(trainer.steps());
            return before.with(new SeedEnsemble.Member(
                    recipe.seed(),
                    trainer.steps(),
                    trainer.loss(),
                    trainer.parameters().weights(),
                    end));
        }
    }
}
