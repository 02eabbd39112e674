package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

class RaceFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(500, 300);
    private static final Matrix START = Matrix.of(2, 3, 0.3f, -0.2f, 0.1f, 0.1f, 0.1f, 0.25f);
    private static final Matrix HALFWAY = Matrix.of(2, 3, 0.4f, -0.5f, 0.05f, 0f, 0f, 0.6f);
    private static final Matrix NOW = Matrix.of(2, 3, 0f, -0.95f, 0f, 0f, 0f, 1f);

    /** At step 100, as all snapshots made by hand. */
    private static final Snapshot SNAPSHOT = traced(NOW, START, List.of(point(0, START), point(50, HALFWAY)));

    private final RaceFigure figure = new RaceFigure();

    static Trace.Point point(long step, Matrix weights) {
        return new Trace.Point(step, weights);
    }

    static Snapshot traced(Matrix now, Matrix start, List<Trace.Point> points) {
        Snapshot plain = Snapshots.of(now, start);
        return new Snapshot(
                plain.experiment(),
                plain.step(),
                plain.loss(),
                plain.parameters(),
                plain.initial(),
                plain.history(),
                plain.events(),
                new Trace(points),
                plain.status(),
                0,
                plain.backend(),
                List.of(),
                Optional.empty());
    }

    @Test
    void theStrongestNowHasWonAndOfTheOthersTheOneThatCameFurthestIsTheRunnerUp() {
        Race race = Race.of(SNAPSHOT, 0);
        assertEquals(1, race.winner());
        assertEquals(OptionalInt.of(0), race.runnerUp());
        assertEquals(0.95f, race.largest());
        assertEquals(3, race.points());
    }

    @Test
    void theThresholdIsOneOverTheSumOfAllSizes() {
        Race race = Race.of(SNAPSHOT, 0);
        assertEquals(1 / 0.6, race.threshold(0), 1e-6);
        assertEquals(1 / 0.95, race.threshold(1), 1e-6);
        assertEquals(1 / 0.95, race.threshold(2), 1e-6);
    }

    @Test
    void aPointOfTheTraceThatIsThePresentCountsOnce() {
        Snapshot same = traced(NOW, START, List.of(point(0, START), point(100, NOW)));
        assertEquals(2, Race.of(same, 0).points());
    }

    /** f0 went from n0 to n1, f1 stayed on n2. */
    @Test
    void theSubtitleTellsHowManyFeaturesKeptTheirFirstNeuron() {
        List<String> texts = Written.by(figure, SNAPSHOT, new Figure.Size(700, 400));
        assertTrue(
                texts.contains("f0: n1 leads, n0 led at the start; 50\u202f% of features kept theirs"),
                texts::toString);
    }

    @Test
    void oneNeuronRacesAlone() {
        Snapshot alone = Snapshots.of(Matrix.of(1, 1, 0.5f), Matrix.of(1, 1, 0.2f));
        assertEquals(OptionalInt.empty(), Race.of(alone, 0).runnerUp());
    }

    @Test
    void theSelectedFeatureRunsElseAnOwnerOfTheSelectedNeuronElseOneThatShares() {
        Snapshot shared = Snapshots.of(Snapshots.settled(8, 30), Snapshots.random(8, 30, 0.3, 1));
        assertEquals(0, RaceFigure.feature(shared, Perspective.PLAIN));
        assertEquals(5, RaceFigure.feature(shared, Perspective.PLAIN.with(Selection.NONE.withFeature(5))));
        assertEquals(2, RaceFigure.feature(shared, Perspective.PLAIN.with(Selection.NONE.withNeuron(4))));
        assertEquals(
                0,
                RaceFigure.feature(shared, Perspective.PLAIN.with(Selection.NONE.withFeature(99))),
                "of a run of another shape");
    }

    @Test
    void pointingTellsTheWeightThatIsDrawnThere() {
        // Plot: x 44 … 444 for steps 0 … 100, y 52 … 272 for |w| 1.25 … 0.
        double x = 44 + 200;
        double y = 272 - 220 * 0.5 / 1.25;
        Hit hit = figure.at(x, y, SNAPSHOT, Perspective.PLAIN, SIZE).orElseThrow();
        assertTrue(hit.text().startsWith("f0 on n1: −0.500 at step 50"), hit.text());
        assertEquals(OptionalInt.of(1), hit.selection().neuron());
        assertEquals(Optional.empty(), figure.at(470, y, SNAPSHOT, Perspective.PLAIN, SIZE));
        Painted painted = Painted.of(figure, SNAPSHOT, Perspective.PLAIN, SIZE, 1);
        assertEquals(Look.LIGHT.negative().getRGB(), painted.at(x, y), "the winner, in the colour of its sign");
    }

    @Test
    void everyKindOfLineIsNamedAndWhereThereIsLittleRoomTheThresholdIs() {
        Snapshot pressed = Snapshots.with(SNAPSHOT, Field.L1, 0.001);
        List<String> wide = Written.by(figure, pressed, new Figure.Size(720, 300));
        for (String text :
                List.of("1/‖w‖₁: below it a weight shrinks", "strongest now, negative", "runner-up", "others")) {
            assertTrue(wide.contains(text), text + " in " + wide);
        }
        assertTrue(Written.by(figure, pressed, new Figure.Size(200, 160)).contains("1/‖w‖₁"));
        Snapshot free = Snapshots.with(SNAPSHOT, Field.L1, 0.0);
        assertTrue(Written.by(figure, free, SIZE).stream().noneMatch(text -> text.contains("‖w‖₁")));
    }

    @Test
    void theNumbersUpThePlotNeverStandOnWhatTheyAreNumbersOf() {
        Matrix far = Matrix.of(1, 2, 0x1p34f, 0.5f);
        List<Written.Line> lines = Written.lines(figure, Snapshots.of(far, far), SIZE);
        Written.Line name = lines.stream()
                .filter(line -> line.text().equals("|w|"))
                .findFirst()
                .orElseThrow();
        Written.Line top = lines.stream()
                .filter(line -> line.text().equals("2e10"))
                .findFirst()
                .orElseThrow();
        assertTrue(Math.abs(name.y() - top.y()) >= 11, name + " and " + top);
    }
}
