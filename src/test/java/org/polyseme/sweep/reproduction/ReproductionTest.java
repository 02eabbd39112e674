package org.polyseme.sweep.reproduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.measure.Measure;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;

class ReproductionTest {
    private static final Reproduction.Steps SILENT = (rows, share) -> {};

    private final Expectation any = new Expectation("source", Provenance.DERIVED, "any", -1e9, 1e9);
    private final Experiment small = Experiment.of(Map.of(Field.FEATURES, 6, Field.NEURONS, 8, Field.STEPS, 20));

    static Stream<Named<Row>> computed() {
        return Reproduction.rows().stream().filter(Row::isComputed).map(row -> Named.of(row.id(), row));
    }

    @ParameterizedTest
    @MethodSource("computed")
    void whatNeedsNoTrainingLiesInItsBand(Row row) {
        Finding finding =
                Reproduction.of(List.of(row), 1, SILENT, unheard -> {}).get(0);
        assertTrue(finding.holds(), finding.row().expected() + " but " + finding.text());
    }

    @Test
    void idsTellRowsApart() {
        List<String> ids = Reproduction.rows().stream().map(Row::id).toList();
        assertEquals(ids.stream().distinct().toList(), ids);
        assertTrue(ids.stream().allMatch(id -> id.matches("[a-z0-9+.-]+")), ids.toString());
    }

    @Test
    void everyPartOfTheTableIsThere() {
        Set<String> first = Reproduction.rows().stream()
                .map(row -> row.id().split("-", 2)[0])
                .collect(Collectors.toSet());
        assertTrue(
                first.containsAll(Set.of(
                        "collisions",
                        "opposite",
                        "winners",
                        "noise",
                        "race",
                        "power",
                        "phase",
                        "alpha",
                        "neurons",
                        "hessian",
                        "basis",
                        "five",
                        "eighty",
                        "plateau",
                        "correlated",
                        "anticorrelated",
                        "collapse",
                        "hidden",
                        "absolute",
                        "kgon",
                        "water")),
                first.toString());
    }

    /** The figure's runs take hours; nothing else waits for them. */
    @Test
    void onlyThePapersOwnSizeIsLong() {
        assertEquals(
                Set.of("collisions-figure"),
                Reproduction.rows().stream()
                        .filter(Row::isLong)
                        .map(row -> row.id().replaceFirst("-\\d+$", ""))
                        .collect(Collectors.toSet()));
    }

    @Test
    void rowsWithTheSameRunsTrainThemOnce() {
        List<Integer> counted = new ArrayList<>();
        Work twice = new Work.Trained(List.of(small), runs -> {
            counted.add(System.identityHashCode(runs.get(0)));
            return Found.of(runs.get(0).loss(), runs.size());
        });
        Reproduction.of(List.of(new Row("a", "a", any, twice), new Row("b", "b", any, twice)), 1, SILENT, f -> {});
        assertEquals(2, counted.size());
        assertEquals(counted.get(0), counted.get(1));
    }

    @Test
    void theSameRowsGiveTheSameNumbers() {
        Row row = new Row("a", "a", any, Runs.mean(small, 3, Measure.MEAN_NORM::of));
        Finding once = Reproduction.of(List.of(row), 1, SILENT, f -> {}).get(0);
        Finding again = Reproduction.of(List.of(row), 2, SILENT, f -> {}).get(0);
        assertEquals(once.found(), again.found());
        assertEquals(3, once.found().runs());
        assertTrue(once.found().deviation().isPresent());
    }

    @Test
    void aRunThatDivergedReproducesNothing() {
        Experiment wild = small.with(Map.of(Field.LEARNING_RATE, 90, Field.STEPS, 600));
        Row row = new Row("a", "a", any, Runs.mean(wild, 1, run -> 1));
        assertFalse(Reproduction.of(List.of(row), 1, SILENT, f -> {}).get(0).holds());
    }

    @Test
    void theBestRunHasTheLeastLoss() {
        Row best = new Row("a", "a", any, Runs.best(small, 4, run -> run.loss()));
        Row mean = new Row("b", "b", any, Runs.mean(small, 4, run -> run.loss()));
        List<Finding> findings = Reproduction.of(List.of(best, mean), 1, SILENT, f -> {});
        assertTrue(findings.get(0).found().value() < findings.get(1).found().value());
    }

    @Test
    void firstWordsOfAnIdChooseIt() {
        Row row = new Row("five-equal-0.9-loss", "a", any, new Work.Computed(() -> 1));
        assertTrue(row.isChosenBy("five"));
        assertTrue(row.isChosenBy("five-equal-0.9-loss"));
        assertFalse(row.isChosenBy("fiv"));
        assertFalse(row.isChosenBy("equal"));
    }
}
