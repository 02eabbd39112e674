package org.polyseme.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The runs of a plan as far as they are trained. Immutable.
 *
 * @param members those that are trained, in the order of the plan
 * @param share of the steps of the next one that are taken, in [0, 1]
 * @param trouble why there will be no more of them, in a sentence; empty while all goes well
 */
public record RunSet(RunPlan plan, List<Member> members, double share, String trouble) {

    /**
     * One trained run.
     *
     * @param weights at its end, {@code [features, neurons]}
     * @param end how it ended
     * @param readings what the plan reads of it, on the way and at its end; on the way alone where it diverged
     */
    public record Member(
            Experiment recipe, long step, double loss, Matrix weights, RunStatus end, List<Reading> readings) {
        public Member {
            readings = List.copyOf(readings);
        }

        public long seed() {
            return recipe.seed();
        }

        /** False for a run that diverged: its weights mean nothing. */
        public boolean isSound() {
            return end instanceof RunStatus.Finished;
        }

        /** One of the values read at its end; NaN where there is none. */
        public double read(int value) {
            return isSound() && !readings.isEmpty()
                    ? readings.get(readings.size() - 1).values().get(value)
                    : Double.NaN;
        }
    }

    /**
     * What the plan read of a run at a step.
     *
     * @param loss the whole loss there
     */
    public record Reading(long step, double loss, List<Double> values) {
        public Reading {
            values = List.copyOf(values);
        }
    }

    public RunSet {
        members = List.copyOf(members);
    }

    /** None trained yet. */
    public static RunSet of(RunPlan plan) {
        return new RunSet(plan, List.of(), 0, "");
    }

    /** How many runs there will be. */
    public int wanted() {
        return plan.runs();
    }

    /** True once there is nothing more to wait for. */
    public boolean isDone() {
        return members.size() == wanted() || !trouble.isEmpty();
    }

    /** How much of the whole is done, in [0, 1]. */
    public double progress() {
        return (members.size() + share) / wanted();
    }

    /** Those that did not diverge. */
    public List<Member> sound() {
        return members.stream().filter(Member::isSound).toList();
    }

    public RunSet with(Member next) {
        List<Member> more = new ArrayList<>(members);
        more.add(next);
        return new RunSet(plan, more, 0, trouble);
    }

    public RunSet at(double shareOfNext) {
        return new RunSet(plan, members, shareOfNext, trouble);
    }

    public RunSet failing(String sentence) {
        return new RunSet(plan, members, 0, sentence);
    }
}
