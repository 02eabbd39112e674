package org.polyseme.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs that were trained beside the one that is looked at, at most one set of each kind of plan. Immutable. */
public record Beside(List<RunSet> sets) {
    public Beside {
        sets = List.copyOf(sets);
    }

    /** These sets; empty where there are none. */
    public static Optional<Beside> of(List<RunSet> sets) {
        return sets.isEmpty() ? Optional.empty() : Optional.of(new Beside(sets));
    }

    /** The set of this kind of plan. */
    public Optional<RunSet> of(Class<? extends RunPlan> kind) {
        return sets.stream().filter(set -> kind.isInstance(set.plan())).findFirst();
    }

    /** With this set in the place of another of its kind. */
    public Beside with(RunSet set) {
        List<RunSet> others = new ArrayList<>(sets);
        others.removeIf(other -> other.plan().getClass() == set.plan().getClass());
        others.add(set);
        return new Beside(others);
    }
}
