package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.polyseme.figure.RaceFigureTest.point;
import static org.polyseme.figure.RaceFigureTest.traced;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Band;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class RiverFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(500, 300);

    /** f0 and f2 end on n3, f1 on n0; f2 had led on n1 before. */
    private static final Matrix START = Matrix.of(3, 4, 0.1f, 0, 0, 0.3f, 0.3f, 0, 0, 0.1f, 0, -0.3f, 0, -0.2f);

    private static final Matrix NOW = Matrix.of(3, 4, 0, 0, 0, 1f, 0.95f, 0, 0, 0, 0, 0, 0, -1f);

    private static final Snapshot SNAPSHOT = traced(NOW, START, List.of(point(0, START)));

    @Test
    void featuresOfOneNeuronRunSideBySide() {
        River river = River.of(SNAPSHOT, Band.DEFAULT);
        // Neurons stand by their first owner: n3 (f0), n0 (f1), then n1 and n2.
        assertEquals(List.of(0, 2, 1), river.last().places());
        assertEquals(List.of(0, 1, 2), river.moments().get(0).places());
    }

    @Test
    void aFeatureIsOnAndSharesFromWhenItsWeightIsInTheBand() {
        River river = River.of(SNAPSHOT, Band.DEFAULT);
        assertFalse(River.isOn(river.moments().get(0), 2));
        assertTrue(River.isShared(river.last(), 0) && River.isShared(river.last(), 2));
        assertTrue(River.isOn(river.last(), 1) && !River.isShared(river.last(), 1));
    }

    @Test
    void aLongTraceIsThinnedEvenlyWithItsEnds() {
        Snapshot longer = traced(
                NOW,
                START,
                LongStream.range(0, 99).mapToObj(step -> point(step, START)).toList());
        River river = River.of(longer, Band.DEFAULT);
        assertEquals(65, river.moments().size());
        assertEquals(0, river.moments().get(0).step());
        assertEquals(98, river.moments().get(63).step());
        assertEquals(100, river.last().step());
    }

    @Test
    void everyMomentGivesEachFeatureOnePlace() {
        Snapshot snapshot = traced(
                Snapshots.random(20, 7, 1, 3),
                Snapshots.random(20, 7, 1, 4),
                List.of(point(0, Snapshots.random(20, 7, 1, 4)), point(9, Snapshots.random(20, 7, 1, 5))));
        for (River.Moment moment : River.of(snapshot, Band.DEFAULT).moments()) {
            assertEquals(
                    IntStream.range(0, 20).boxed().toList(),
                    moment.places().stream().sorted().toList());
        }
    }

    @Test
    void pointingTellsWhoFlowsThereAndWithWhom() {
        RiverFigure figure = new RiverFigure();
        // Plot: x 40 … 444, y 32 … 272: three places of 80 pixels.
        Hit hit = figure.at(440, 32 + 120, SNAPSHOT, Perspective.PLAIN, SIZE).orElseThrow();
        assertEquals("step 100: f2 on n3 −1.000, with f0", hit.text());
        Hit before = figure.at(42, 32 + 200, SNAPSHOT, Perspective.PLAIN, SIZE).orElseThrow();
        assertEquals("step 0: f2 nearest to n1 −0.300", before.text());
    }

    @Test
    void whoEndsOnANeuronIsReadBesideIt() {
        List<String> texts = Written.by(new RiverFigure(), SNAPSHOT, SIZE);
        assertTrue(texts.containsAll(List.of("n3", "f0 f2", "n0")), texts.toString());
        assertEquals(2, texts.stream().filter("f1"::equals).count(), "at the left and beside n0");
        assertFalse(Written.by(new RiverFigure(), SNAPSHOT, new Figure.Size(300, 300))
                .contains("f0 f2"));
    }

    @Test
    void manyFeaturesAllHaveTheirNamesOnBothSides() {
        Matrix start = Snapshots.random(64, 70, 0.3, 4);
        Snapshot many = traced(Snapshots.random(64, 70, 0.3, 3), start, List.of(point(0, start)));
        List<String> texts = Written.by(new RiverFigure(), many, new Figure.Size(900, 600));
        for (int i = 0; i < 64; i++) {
            assertEquals(2, Collections.frequency(texts, "f" + i), "f" + i);
        }
    }
}
