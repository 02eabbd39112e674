package org.polyseme.state;

/**
 * Runs of one recipe that differ in their seed alone.
 *
 * @param first the recipe with the first of the seeds; the others follow it, one by one
 * @param runs how many seeds
 */
public record SeedPlan(Experiment first, int runs) implements RunPlan {

    /** The block of so many seeds in which the recipe's own lies, so that each of them asks for the same plan. */
    public static SeedPlan around(Experiment recipe, int runs) {
        return new SeedPlan(recipe.with(Field.SEED, firstOfBlock(recipe.seed(), runs)), runs);
    }

    /** The first seed of the block of so many in which this one lies. */
    public static long firstOfBlock(long seed, int runs) {
        long most = ((Domain.Whole) Field.SEED.domain()).max();
        return Math.min(seed / runs * runs, most - runs + 1);
    }

    /** The seed of the k-th run. */
    public long seed(int run) {
        return first.seed() + run;
    }

    @Override
    public Experiment recipe(int run) {
        return first.with(Field.SEED, seed(run));
    }
}
