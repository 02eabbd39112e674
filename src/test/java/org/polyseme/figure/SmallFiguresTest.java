package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.state.Beside;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunSet;
import org.polyseme.state.RunStatus;
import org.polyseme.state.SeedPlan;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

/** A pane that is too small for its figure says so, and is not left with a title alone. */
class SmallFiguresTest {
    private static final List<Figure.Size> SIZES = List.of(
            new Figure.Size(80, 90),
            new Figure.Size(120, 100),
            new Figure.Size(140, 400),
            new Figure.Size(400, 110),
            new Figure.Size(300, 190));

    private static Snapshot toy(Map<Field, Object> given) {
        Map<Field, Object> fields = new HashMap<>(given);
        fields.put(Field.MODEL, "tied-autoencoder");
        Experiment recipe = Experiment.of(fields);
        Matrix weights = Snapshots.random(recipe.features(), recipe.neurons(), 1, 3);
        Matrix bias = Matrix.of(1, recipe.features(), new float[recipe.features()]);
        Parameters now = new Parameters(List.of(new Parameters.Named("W", weights), new Parameters.Named("b", bias)));
        return new Snapshot(
                recipe,
                100,
                1,
                now,
                now,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "by hand",
                List.of(),
                Optional.empty());
    }

    private static Snapshot ensemble() {
        Snapshot run = Snapshots.of(Snapshots.settled(8, 30), Snapshots.random(8, 30, 0.3, 1));
        RunSet seeds = RunSet.of(SeedPlan.around(run.experiment(), 9));
        return run.beside(Beside.of(List.of(seeds.with(new RunSet.Member(
                seeds.plan().recipe(0),
                100,
                0.5,
                Snapshots.settled(8, 30),
                new RunStatus.Finished(100, "converged"),
                List.of())))));
    }

    static Stream<Arguments> all() {
        List<Snapshot> snapshots = List.of(
                ensemble(),
                toy(Map.of(Field.FEATURES, 5L, Field.NEURONS, 2L)),
                toy(Map.of(Field.FEATURES, 30L, Field.NEURONS, 12L)));
        return Figures.all().stream().flatMap(f -> snapshots.stream().map(s -> Arguments.of(f, s)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void somethingStandsBelowTheTitle(Figure figure, Snapshot snapshot) {
        for (Figure.Size size : SIZES) {
            Painted painted = Painted.of(figure, snapshot, Look.LIGHT, size, 1);
            long marks = 0;
            for (double y = Look.TITLE_HEIGHT; y < size.height(); y++) {
                for (double x = 0; x < size.width(); x++) {
                    Color colour = new Color(painted.at(x, y));
                    marks += colour.equals(Look.LIGHT.ground()) || colour.equals(Look.LIGHT.hairline()) ? 0 : 1;
                }
            }
            assertTrue(marks >= 40, figure.id() + " has " + marks + " pixels of ink in " + size);
        }
    }
}
