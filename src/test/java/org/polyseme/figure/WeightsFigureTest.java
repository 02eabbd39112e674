package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class WeightsFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(450, 320);
    private static final ColorMap MAP = ColorMap.diverging(Look.DARK, WeightsFigure.SCALE);

    private final WeightsFigure figure = new WeightsFigure();

    /** Pointing names the weight whose colour is painted there, wherever one points. */
    @ParameterizedTest
    @CsvSource({"32, 128, 1", "32, 128, 2", "5, 2, 1", "1, 1, 2", "60, 500, 1"})
    void pointingInvertsPainting(int features, int neurons, int scale) {
        // Below 0.7, so that no feature is on and no outline covers a cell.
        Snapshot snapshot =
                Snapshots.of(Snapshots.random(features, neurons, 0.7, 1), Snapshots.random(features, neurons, 0.3, 2));
        Painted painted = Painted.of(figure, snapshot, Look.DARK, SIZE, scale);
        SplittableRandom random = new SplittableRandom(9);
        int hits = 0;
        for (int k = 0; k < 400; k++) {
            double x = Math.floor(random.nextDouble() * 449) + 0.5 / scale; // the middle of a pixel
            double y = Math.floor(random.nextDouble() * 319) + 0.5 / scale;
            Optional<Hit> hit = figure.at(x, y, snapshot, Perspective.PLAIN, SIZE);
            if (hit.isPresent() && (scale == 1 || neurons < 129)) {
                hits++;
                Selection selection = hit.get().selection();
                float weight = snapshot.weights()
                        .at(
                                selection.feature().orElseThrow(),
                                selection.neuron().orElseThrow());
                assertEquals(MAP.argb(weight), painted.at(x, y), () -> "at " + x + ", " + y + ": " + hit);
            }
        }
        assertTrue(hits > 150, hits + " hits");
    }

    @Test
    void theTextGivesTheWeightNowAndAtTheStart() {
        Snapshot snapshot = Snapshots.of(Matrix.of(1, 1, -0.982f), Matrix.of(1, 1, 0.412f));
        assertEquals(
                "f0 on n0: −0.982 (at start +0.412)",
                figure.at(200, 150, snapshot, Perspective.PLAIN, SIZE)
                        .orElseThrow()
                        .text());
    }

    @Test
    void theTitleRowIsNoWeight() {
        Snapshot snapshot = Snapshots.of(Matrix.of(1, 1, 1), Matrix.of(1, 1, 1));
        assertEquals(Optional.empty(), figure.at(200, Look.TITLE_HEIGHT - 1, snapshot, Perspective.PLAIN, SIZE));
    }

    @Test
    void ownersMakeAStaircase() {
        Snapshot snapshot = Snapshots.of(Snapshots.settled(16, 64), Snapshots.random(16, 64, 0.1, 1));
        int[] firstX =
                IntStream.range(0, 16).map(feature -> firstX(snapshot, feature)).toArray();
        for (int feature = 1; feature < 16; feature++) {
            assertTrue(firstX[feature] >= firstX[feature - 1], "feature " + feature);
        }
        assertEquals(firstX[0], firstX[1], "a shared neuron is one column");
        assertTrue(firstX[2] > firstX[1]);
    }

    /** The leftmost x at which pointing at this feature's row names a weight that is on. */
    private int firstX(Snapshot snapshot, int feature) {
        for (int x = 0; x < SIZE.width(); x++) {
            double y = Look.TITLE_HEIGHT + (feature + 0.5) * (SIZE.height() - Look.TITLE_HEIGHT - 24) / 16;
            Optional<Hit> hit = figure.at(x + 0.5, y, snapshot, Perspective.PLAIN, SIZE);
            if (hit.isPresent() && hit.get().text().contains("0.9")) {
                assertEquals(feature, hit.get().selection().feature().orElseThrow());
                return x;
            }
        }
        throw new AssertionError("feature " + feature + " is nowhere");
    }

    @Test
    void polysemanticNeuronsAreOutlined() {
        Snapshot shared = Snapshots.of(Snapshots.settled(8, 30), Snapshots.random(8, 30, 0.1, 1));
        Snapshot alone = Snapshots.of(Snapshots.random(8, 30, 0.7, 1), Snapshots.random(8, 30, 0.1, 1));
        assertTrue(Painted.of(figure, shared, Look.LIGHT, SIZE, 2).count(Look.LIGHT.polysemantic()) > 200);
        assertEquals(0, Painted.of(figure, alone, Look.LIGHT, SIZE, 2).count(Look.LIGHT.polysemantic()));
    }
}
