package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.polyseme.engine.Ensemble;
import org.polyseme.engine.Progress;
import org.polyseme.state.Experiment;
import org.polyseme.state.Snapshot;
import org.polyseme.sweep.Outcome;

/** The whole table, and how it is worked through. */
public final class Reproduction {
    /** Hears how far the work is. Called from the working threads, possibly several at once. */
    @FunctionalInterface
    public interface Steps {
        /** So many rows are done, and this share of the runs behind the next one. */
        void at(int rows, double share);
    }

    private Reproduction() {}

    /** Every row, paper by paper. */
    public static List<Row> rows() {
        return Stream.of(
                        CollisionRows.rows(),
                        NoiseRows.rows(),
                        BoundRows.rows(),
                        CodeRows.rows(),
                        DegeneracyRows.rows(),
                        ToyModelRows.rows(),
                        GroupRows.rows(),
                        FollowUpRows.rows())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Finds our number for every row, in their order.
     *
     * @param threads runs at the same time, at least 1
     * @param steps told how many rows are done, and how far the runs behind the next one are
     * @param hear told of every finding as it is made
     */
    public static List<Finding> of(List<Row> rows, int threads, Steps steps, Consumer<Finding> hear) {
        Map<List<Experiment>, List<Snapshot>> trained = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Row row : rows) {
            int done = findings.size();
            Progress progress = share -> steps.at(done, share);
            Finding finding = new Finding(row, found(row.work(), trained, threads, progress));
            findings.add(finding);
            hear.accept(finding);
        }
        return findings;
    }

    private static Found found(
            Work work, Map<List<Experiment>, List<Snapshot>> trained, int threads, Progress progress) {
        if (work instanceof Work.Trained runs) {
            List<Snapshot> ended = trained.computeIfAbsent(
                    runs.members(), members -> Ensemble.run(members, threads, Outcome::snapshot, progress));
            boolean allFinite = ended.stream().allMatch(run -> run.parameters().isFinite());
            return allFinite ? runs.value().apply(ended) : Found.of(Double.NaN, ended.size());
        }
        return Found.computed(((Work.Computed) work).value().getAsDouble());
    }
}
