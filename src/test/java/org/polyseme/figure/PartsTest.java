package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.measure.Sweep;
import org.polyseme.measure.SweepPlan;
import org.polyseme.state.Beside;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;
import org.polyseme.state.SeedPlan;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

/** A part that is left out is gone, and all else stays where it is. */
class PartsTest {
    private static final Figure.Size SIZE = new Figure.Size(640, 420);

    private static final Snapshot SETTLED = run(Map.of());
    private static final Snapshot TOY = toy(Map.of());

    /** A figure of a snapshot in which it has something to show, and the parts that it has beside its title. */
    private record Row(String figure, Snapshot snapshot, Options options, Set<Part> parts) {
        @Override
        public String toString() {
            return figure + " with " + parts;
        }
    }

    private static Row row(String figure, Snapshot snapshot, Part... parts) {
        return row(figure, snapshot, Options.FIRST, parts);
    }

    private static Row row(String figure, Snapshot snapshot, Options options, Part... parts) {
        Set<Part> all = EnumSet.of(Part.TITLE);
        all.addAll(List.of(parts));
        return new Row(figure, snapshot, options, all);
    }

    static Stream<Row> rows() {
        Options space = Options.FIRST.with(Option.GEOMETRY_DIMENSIONS, Dimensions.THREE);
        return Stream.of(
                row("weights", SETTLED, Part.AXES, Part.COLOUR_BAR),
                row("weights", SETTLED, Options.FIRST.with(Option.WEIGHTS_START, "beside"), Part.AXES, Part.COLOUR_BAR),
                row("overlap", SETTLED, Part.LEGEND, Part.AXES, Part.COLOUR_BAR),
                row("overlap", TOY, Part.LEGEND, Part.AXES, Part.COLOUR_BAR),
                row("geometry", SETTLED, Part.LEGEND, Part.AXES),
                row("geometry", SETTLED, space.with(Option.GEOMETRY_PULL, true), Part.LEGEND, Part.AXES),
                row("geometry", SETTLED, Options.FIRST.with(Option.GEOMETRY_FORCES, true), Part.LEGEND, Part.AXES),
                row("allocation", SETTLED, Part.LEGEND, Part.AXES),
                row("neurons", SETTLED, Part.AXES),
                row("features", SETTLED, Part.AXES),
                row("monosemanticity", SETTLED, Part.LEGEND, Part.AXES),
                row("race", SETTLED, Part.AXES),
                row("race", SETTLED, Options.FIRST.with(Option.RACE_FORCES, true), Part.LEGEND, Part.AXES),
                row("river", SETTLED, Part.AXES),
                row("curves", SETTLED, Part.LEGEND, Part.AXES),
                row("ensemble", seeds(), Part.AXES),
                row("sweep", sweep(), Part.LEGEND, Part.AXES),
                row("trajectories", SETTLED, Part.AXES),
                row("difference", SETTLED, Part.AXES, Part.COLOUR_BAR),
                row("sparsification", run(Map.of(Field.L1, 0.01)), Part.LEGEND, Part.AXES),
                row("phase", TOY, Part.AXES),
                row("levels", polygons(), Part.AXES),
                row("memorisation", points(), Part.AXES),
                row("autoencoder", TOY, Part.LEGEND, Part.AXES),
                row("power", power(), Part.LEGEND, Part.AXES),
                row("capacity", TOY, Part.LEGEND, Part.AXES),
                row("pairs", TOY, Part.LEGEND, Part.AXES),
                row("code", TOY, Part.LEGEND, Part.AXES),
                row("spectrum", SETTLED, Part.LEGEND, Part.AXES),
                row("projection", SETTLED, Part.AXES),
                row("redundancy", SETTLED, Part.LEGEND, Part.AXES),
                row("interaction", TOY, Part.AXES),
                row("piano", TOY, Part.AXES),
                row("basis", TOY, Part.LEGEND, Part.AXES),
                row("degeneracy", TOY, Part.LEGEND, Part.AXES),
                row("learning", TOY, Part.LEGEND, Part.AXES));
    }

    private static Snapshot run(Map<Field, Object> more) {
        Snapshot plain = Snapshots.of(
                Snapshots.settled(8, 30),
                Snapshots.random(8, 30, 0.3, 1),
                Snapshots.history(new long[] {0, 50, 100}, new float[] {8, 3, 0.5f}, new float[] {0, 1, 2}));
        Trace trace = new Trace(List.of(
                new Trace.Point(0, plain.initialWeights()), new Trace.Point(50, Snapshots.random(8, 30, 0.6, 4))));
        return new Snapshot(
                plain.experiment().with(more),
                plain.step(),
                plain.loss(),
                plain.parameters(),
                plain.initial(),
                plain.history(),
                plain.events(),
                trace,
                plain.status(),
                0,
                plain.backend(),
                List.of(),
                Optional.empty());
    }

    private static Snapshot of(Experiment recipe) {
        int n = recipe.features();
        Parameters now = new Parameters(List.of(
                new Parameters.Named("W", Snapshots.random(n, recipe.neurons(), 1, 3)),
                new Parameters.Named("b", Matrix.of(1, n, new float[n]))));
        return new Snapshot(
                recipe,
                100,
                1,
                now,
                now,
                SETTLED.history(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "by hand",
                List.of(),
                Optional.empty());
    }

    private static Snapshot toy(Map<Field, Object> more) {
        return of(Experiment.of(Map.of(Field.MODEL, "tied-autoencoder")).with(more));
    }

    private static Snapshot polygons() {
        return toy(Map.of(Field.FEATURE_PROBABILITY, 1, Field.GROUPS, "anticorrelated", Field.GROUP_SIZE, 5));
    }

    private static Snapshot points() {
        return toy(
                Map.of(Field.FEATURES, 12, Field.DATA, "fixed-set", Field.POINTS, 4, Field.FEATURE_PROBABILITY, 0.4));
    }

    private static Snapshot power() {
        return of(Experiment.of(Map.of(Field.MODEL, "power-autoencoder", Field.FEATURES, 20, Field.NEURONS, 4)));
    }

    private static Snapshot seeds() {
        RunSet seeds = RunSet.of(SeedPlan.around(SETTLED.experiment(), 9));
        for (int k = 0; k < 5; k++) {
            Matrix weights = k == 2 ? Snapshots.random(8, 30, 1, k) : Snapshots.settled(8, 30);
            RunStatus end = new RunStatus.Finished(100, "converged");
            seeds = seeds.with(new RunSet.Member(seeds.plan().recipe(k), 100 + k, 0.5, weights, end, List.of()));
        }
        return SETTLED.beside(Beside.of(List.of(seeds.at(0.4))));
    }

    private static Snapshot sweep() {
        Snapshot run = run(Map.of(Field.L1, 0.01, Field.PAIRS, 0));
        SweepPlan plan = SweepPlan.around(Sweep.COLLISIONS, run.experiment(), 2).orElseThrow();
        RunSet runs = RunSet.of(plan);
        for (int k = 0; k < plan.runs(); k++) {
            Matrix weights = Snapshots.settled(8, plan.recipe(k).neurons());
            RunStatus end = new RunStatus.Finished(100, "converged");
            runs = runs.with(new RunSet.Member(plan.recipe(k), 100, 0.5, weights, end, List.of()));
        }
        return run.beside(Beside.of(List.of(runs)));
    }

    private static Painted painted(Row row, Look look, Set<Part> without) {
        Figure figure = Figures.named(row.figure).orElseThrow();
        Perspective seen = new Perspective(Selection.NONE, row.options, look.without(without));
        return Painted.of(figure, row.snapshot, seen, SIZE, 1);
    }

    /** The pixels that are others without these parts. */
    private static BitSet gone(Row row, Look look, Set<Part> without) {
        int[] whole = painted(row, look, Set.of()).pixels();
        Painted less = painted(row, look, without);
        assertEquals(0, less.spilled(), () -> row + " without " + without);
        int[] left = less.pixels();
        BitSet gone = new BitSet(whole.length);
        for (int p = 0; p < whole.length; p++) {
            gone.set(p, whole[p] != left[p]);
        }
        return gone;
    }

    @Test
    void theTableHasEveryFigure() {
        assertEquals(
                Figures.all().stream().map(Figure::id).collect(Collectors.toSet()),
                rows().map(Row::figure).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aFigureLosesThePartsThatItHasAndNoOthers(Row row) {
        Set<Part> lost = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            if (!gone(row, Look.LIGHT, Set.of(part)).isEmpty()) {
                lost.add(part);
            }
        }
        assertEquals(row.parts, lost);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothingLeavesTheSheetHoweverSmall(Row row) {
        for (Figure.Size size : List.of(new Figure.Size(1, 1), new Figure.Size(120, 80), new Figure.Size(333, 170))) {
            Figure figure = Figures.named(row.figure).orElseThrow();
            Look bare = Look.LIGHT.without(EnumSet.allOf(Part.class));
            Perspective seen = new Perspective(Selection.NONE, row.options, bare);
            assertEquals(0, Painted.of(figure, row.snapshot, seen, size, 1).spilled());
        }
    }

    /** But for the legend of the race's forces, which stands before the lines of its axes. */
    static Stream<Row> apart() {
        return rows().filter(row -> !row.figure.equals("race") || !row.parts.contains(Part.LEGEND));
    }

    /** Were anything to move when a part goes, the places of two parts would meet. */
    @ParameterizedTest
    @MethodSource("apart")
    void eachPartIsInAPlaceOfItsOwnAndNothingElseMoves(Row row) {
        BitSet all = new BitSet();
        for (Part part : row.parts) {
            BitSet own = gone(row, Look.DARK, Set.of(part));
            assertFalse(all.intersects(own), () -> part.key());
            all.or(own);
        }
        assertEquals(all, gone(row, Look.DARK, row.parts));
    }

    @ParameterizedTest
    @MethodSource("apart")
    void whatIsPutOverAFigureIsToldWhereItsLegendIs(Row row) {
        List<Rectangle2D> legends = Figures.named(row.figure).orElseThrow().legends(row.snapshot, SIZE);
        int width = (int) SIZE.width() + 2 * Painted.MARGIN;
        gone(row, Look.LIGHT, Set.of(Part.LEGEND)).stream()
                .mapToObj(p -> new Point2D.Double(
                        p % width - Painted.MARGIN + 0.5, Math.floorDiv(p, width) - Painted.MARGIN + 0.5))
                .forEach(pixel -> assertTrue(
                        legends.stream().anyMatch(legend -> legend.contains(pixel)), () -> row + " at " + pixel));
    }
}
