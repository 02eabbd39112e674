package org.polyseme.sweep.reproduction;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;

/** How a row's number is found. */
public sealed interface Work {

    /** Without training, in less than a second or two; the same each time. */
    record Computed(DoubleSupplier value) implements Work {}

    /**
     * From trained runs. Rows with the same members share them.
     *
     * @param members the runs
     * @param value what their last snapshots, in the members' order, say together
     */
    record Trained(List<Experiment> members, Function<List<Snapshot>, Found> value) implements Work {
        public Trained {
            members = List.copyOf(members);
        }
    }
}
