package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.polyseme.figure.RaceFigureTest.point;
import static org.polyseme.figure.RaceFigureTest.traced;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Band;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class TrajectoriesFigureTest {
    private static final Matrix START = Matrix.of(2, 4, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, -0.5f, 0.5f, -0.5f);
    private static final Matrix NOW = Matrix.of(2, 4, 1, 0, 0, 0, -1, 0, 0, 0);
    private static final Snapshot SNAPSHOT = traced(NOW, START, List.of(point(0, START)));
    private static final Figure.Size SIZE = new Figure.Size(500, 400);

    private static double[] values(Trajectories.Quantity quantity) {
        return array(new Trajectories().values(quantity, SNAPSHOT, Band.DEFAULT));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    @Test
    void everyQuantityIsThatOfTheWeightsAtEachPoint() {
        assertArrayEquals(new long[] {0, 100}, Trajectories.steps(SNAPSHOT));
        assertArrayEquals(new double[] {0, 1}, values(Trajectories.Quantity.POLYSEMANTIC));
        // Orthogonal at the start, opposite now: two dimensions in use, then one.
        assertArrayEquals(new double[] {2, 1}, values(Trajectories.Quantity.DIMENSIONS), 1e-9);
        assertArrayEquals(new double[] {4, 1}, values(Trajectories.Quantity.LIVE_WEIGHTS), 1e-9);
        assertArrayEquals(new double[] {0.25, 1}, values(Trajectories.Quantity.FOURTH_NORM), 1e-9);
    }

    @Test
    void theCountFollowsTheDefinition() {
        Trajectories trajectories = new Trajectories();
        trajectories.values(Trajectories.Quantity.POLYSEMANTIC, SNAPSHOT, Band.DEFAULT);
        assertArrayEquals(
                new double[] {4, 1},
                array(trajectories.values(Trajectories.Quantity.POLYSEMANTIC, SNAPSHOT, new Band(0.4, 1.2))));
    }

    @Test
    void whatTakesTooLongIsLeftOut() {
        Snapshot large =
                Snapshots.of(Matrix.of(512, 512, new float[512 * 512]), Matrix.of(512, 512, new float[512 * 512]));
        assertEquals(
                0,
                new Trajectories()
                        .values(Trajectories.Quantity.DIMENSIONS, large, Band.DEFAULT)
                        .size());
    }

    @Test
    void pointingTellsTheNearestPoint() {
        String text = new TrajectoriesFigure()
                .at(48 + 300, 32 + 20, SNAPSHOT, Perspective.PLAIN, SIZE)
                .orElseThrow()
                .text();
        assertEquals("step 100: polysemantic neurons 1.000", text);
    }

    @Test
    void theCountIsThatOfTheHistoryWhichHasMorePoints() {
        History history = Snapshots.history(
                new long[] {0, 40, 60, 100, 140}, new float[] {4, 3, 2, 1, 1}, new float[] {0, 3, 0, 1, 2});
        Trajectories.Course course =
                new Trajectories().course(Trajectories.Quantity.POLYSEMANTIC, recorded(history), Band.DEFAULT);
        assertArrayEquals(new long[] {0, 40, 60, 100}, course.steps());
        assertEquals(List.of(0.0, 3.0, 0.0, 1.0), course.values());
    }

    @Test
    void aHistoryThatWasCountedByAnotherDefinitionIsNotFollowed() {
        History history = Snapshots.history(new long[] {0, 40, 100}, new float[] {4, 3, 2}, new float[] {0, 3, 7});
        Trajectories.Course course =
                new Trajectories().course(Trajectories.Quantity.POLYSEMANTIC, recorded(history), Band.DEFAULT);
        assertArrayEquals(new long[] {0, 100}, course.steps());
        assertEquals(List.of(0.0, 1.0), course.values());
    }

    private static Snapshot recorded(History history) {
        return new Snapshot(
                SNAPSHOT.experiment(),
                SNAPSHOT.step(),
                SNAPSHOT.loss(),
                SNAPSHOT.parameters(),
                SNAPSHOT.initial(),
                history,
                SNAPSHOT.events(),
                SNAPSHOT.trace(),
                SNAPSHOT.status(),
                0,
                SNAPSHOT.backend(),
                List.of(),
                SNAPSHOT.beside());
    }
}
