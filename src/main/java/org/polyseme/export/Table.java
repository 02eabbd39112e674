package org.polyseme.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Definition;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.SweepPlan;
import org.polyseme.measure.WithoutDropout;
import org.polyseme.state.Beside;
import org.polyseme.state.Choice;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunPlan;
import org.polyseme.state.RunSet;
import org.polyseme.state.Series;
import org.polyseme.state.Snapshot;

/**
 * Numbers in rows and columns, with full precision. Immutable.
 *
 * @param columns their names
 * @param rows as many values each: Integer, Long, Float, Double or String
 */
public record Table(List<String> columns, List<List<Object>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The curves: a row a recorded step. */
    public static Table curves(Snapshot snapshot) {
        History history = snapshot.history();
        List<String> columns = new ArrayList<>(List.of("step"));
        List<Series> told = Arrays.stream(Series.values())
                .filter(series -> !series.isOptional() || series == Series.PENALTY || history.tells(series))
                .toList();
        told.stream().map(Series::label).forEach(columns::add);
        List<List<Object>> rows = new ArrayList<>();
        for (int point = 0; point < history.size(); point++) {
            List<Object> row = new ArrayList<>(List.of(history.stepAt(point)));
            for (Series series : told) {
                row.add(history.at(series, point));
            }
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /** A row a feature: its length, its dimensionality, and the neurons that it is on by this definition. */
    public static Table features(Snapshot snapshot, Definition definition) {
        Matrix weights = snapshot.weights();
        Allocation allocation = Allocation.of(weights, definition);
        double[] norms = Geometry.norms(weights);
        double[] dimensionality = Geometry.dimensionality(weights);
        double[] interference = Geometry.interference(weights);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < weights.rows(); i++) {
            int feature = i;
            long on = IntStream.range(0, allocation.neurons())
                    .filter(k -> allocation.ownersOf(k).stream().anyMatch(owner -> owner.feature() == feature))
                    .count();
            rows.add(List.of(
                    "f" + i, norms[i], dimensionality[i], interference[i], "n" + allocation.strongestNeuronOf(i), on));
        }
        return new Table(
                List.of("feature", "norm", "dimensionality", "interference", "strongest neuron", "neurons on"), rows);
    }

    /** A row a neuron: the features on it by this definition. */
    public static Table neurons(Snapshot snapshot, Definition definition) {
        Allocation allocation = Allocation.of(snapshot.weights(), definition);
        List<List<Object>> rows = new ArrayList<>();
        for (int k = 0; k < allocation.neurons(); k++) {
            List<Allocation.Owner> owners = allocation.ownersOf(k);
            String names = String.join(
                    " ",
                    owners.stream()
                            .map(owner -> (owner.weight() > 0 ? "+f" : "-f") + owner.feature())
                            .toList());
            rows.add(List.of("n" + k, owners.size(), names, allocation.isPolysemantic(k) ? 1 : 0));
        }
        return new Table(List.of("neuron", "features on", "features", "polysemantic"), rows);
    }

    /**
     * The runs beside: a row for every time that one of them was read, its end last. Polysemantic neurons are those of its
     * end, by this definition.
     */
    public static Table runs(Snapshot snapshot, Definition definition) {
        List<String> read = snapshot.runs(SweepPlan.class)
                .map(set -> ((SweepPlan) set.plan()).sweep().columns())
                .orElse(List.of());
        List<String> columns = new ArrayList<>(
                List.of("set", "field", "value", "seed", "end", "step", "loss", "polysemantic neurons"));
        columns.addAll(read);
        List<List<Object>> rows = new ArrayList<>();
        for (RunSet set : snapshot.beside().map(Beside::sets).orElse(List.of())) {
            for (RunSet.Member member : set.members()) {
                for (RunSet.Reading reading : member.readings()) {
                    rows.add(row(set.plan(), member, reading, definition, read));
                }
            }
        }
        return new Table(columns, rows);
    }

    private static List<Object> row(
            RunPlan plan, RunSet.Member member, RunSet.Reading reading, Definition definition, List<String> read) {
        Field field = plan instanceof SweepPlan sweep
                ? sweep.sweep().field()
                : plan instanceof WithoutDropout ? Field.DROPOUT : Field.SEED;
        Object value = member.recipe().get(field);
        boolean isEnd = member.isSound() && reading.step() == member.step();
        List<Object> row = new ArrayList<>();
        row.add(
                plan instanceof SweepPlan sweep
                        ? sweep.sweep().key()
                        : plan instanceof WithoutDropout ? "without dropout" : "seeds");
        row.add(field.key());
        row.add(value instanceof Choice choice ? choice.key() : value);
        row.add(member.seed());
        row.add(member.isSound() ? "finished" : "diverged");
        row.add(reading.step());
        row.add(reading.loss());
        row.add(isEnd ? Allocation.of(member.weights(), definition).polysemanticNeurons() : "");
        for (int k = 0; k < read.size(); k++) {
            row.add(
                    plan instanceof SweepPlan && k < reading.values().size()
                            ? reading.values().get(k)
                            : "");
        }
        return row;
    }

    /** W, a row a feature, a column a neuron. */
    public static Table weights(Snapshot snapshot) {
        Matrix weights = snapshot.weights();
        List<String> columns = new ArrayList<>(List.of("feature"));
        IntStream.range(0, weights.columns()).mapToObj(k -> "n" + k).forEach(columns::add);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < weights.rows(); i++) {
            List<Object> row = new ArrayList<>(List.of("f" + i));
            for (int k = 0; k < weights.columns(); k++) {
                row.add(weights.at(i, k));
            }
            rows.add(row);
        }
        return new Table(columns, rows);
    }
}
