package org.polyseme.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Several runs of one recipe that differ in their seed alone, as far as they are trained. Immutable.
 *
 * @param recipe with the first of the seeds; the others follow it, one by one
 * @param wanted how many seeds there will be
 * @param members those that are trained, in the order of their seeds
 * @param share of the steps of the next one that are taken, in [0, 1]
 * @param trouble why there will be no more of them, in a sentence; empty while all goes well
 */
public record SeedEnsemble(Experiment recipe, int wanted, List<Member> members, double share, String trouble) {

    /**
     * One trained run.
     *
     * @param weights at its end, {@code [features, neurons]}
     * @param end how it ended
     */
    public record Member(long seed, long step, double loss, Matrix weights, RunStatus end) {

        /** False for a run that diverged: its weights mean nothing. */
        public boolean isSound() {
            return end instanceof RunStatus.Finished;
        }
    }

    public SeedEnsemble {
        members = List.copyOf(members);
    }

    /**
     * None trained yet. The seeds are the block of {@code wanted} in which the recipe's own lies, so that each of them asks
     * for the same ensemble.
     */
    public static SeedEnsemble around(Experiment recipe, int wanted) {
        long most = ((Domain.Whole) Field.SEED.domain()).max();
        long first = Math.min(recipe.seed() / wanted * wanted, most - wanted + 1);
        return new SeedEnsemble(recipe.with(Field.SEED, first), wanted, List.of(), 0, "");
    }

    /** Whether both are to be of the same recipe and the same seeds, however far trained. */
    public boolean isOf(SeedEnsemble other) {
        return wanted == other.wanted && recipe.equals(other.recipe);
    }

    /** The seed of the k-th run. */
    public long seed(int k) {
        return recipe.seed() + k;
    }

    /** True once there is nothing more to wait for. */
    public boolean isDone() {
        return members.size() == wanted || !trouble.isEmpty();
    }

    public SeedEnsemble with(Member next) {
        List<Member> more = new ArrayList<>(members);
        more.add(next);
        return new SeedEnsemble(recipe, wanted, more, 0, trouble);
    }

    public SeedEnsemble at(double shareOfNext) {
        return new SeedEnsemble(recipe, wanted, members, shareOfNext, trouble);
    }

    public SeedEnsemble failing(String sentence) {
        return new SeedEnsemble(recipe, wanted, members, 0, sentence);
    }
}
