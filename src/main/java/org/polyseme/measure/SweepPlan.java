package org.polyseme.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.RunPlan;
import org.polyseme.state.SeedPlan;

/**
 * The runs of a {@link Sweep}: every value of its field with every seed, all values of one seed before the next.
 *
 * @param base with the first value and the first seed
 * @param seeds how many a value
 */
public record SweepPlan(Sweep sweep, Experiment base, int seeds) implements RunPlan {

    /**
     * The plan that every run of it asks for as well; empty where the recipe cannot hold the values.
     *
     * @param seeds a value; a sweep over seeds alone takes more
     */
    public static Optional<SweepPlan> around(Sweep sweep, Experiment recipe, int seeds) {
        int each = seeds * sweep.timesAsManySeeds();
        long first = SeedPlan.firstOfBlock(recipe.seed(), each);
        try {
            Experiment base = sweep.with(recipe.with(Field.SEED, first), 0);
            SweepPlan plan = new SweepPlan(sweep, base, each);
            boolean isWhole = IntStream.range(0, plan.values())
                    .allMatch(value -> plan.recipe(value).seed() == first);
            return isWhole ? Optional.of(plan) : Optional.empty();
        } catch (RefusedValueException refused) {
            return Optional.empty();
        }
    }

    /** How many values of the field. */
    public int values() {
        return sweep.values(base).size();
    }

    @Override
    public int runs() {
        return seeds * values();
    }

    /** Which value a run has. */
    public int value(int run) {
        return run % values();
    }

    @Override
    public Experiment recipe(int run) {
        return sweep.with(base.with(Field.SEED, base.seed() + run / values()), value(run));
    }

    @Override
    public List<Long> marks() {
        return sweep.marks(base);
    }

    @Override
    public List<Double> read(Reached reached) {
        return sweep.read(reached);
    }
}
