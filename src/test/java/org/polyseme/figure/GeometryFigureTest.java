package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class GeometryFigureTest {
    /** The origin at (216, 172), 1.25 at a radius of 140: one unit is 112 pixels. */
    private static final Figure.Size SIZE = new Figure.Size(432, 320);

    private final GeometryFigure figure = new GeometryFigure();

    private static Snapshot of(Matrix weights) {
        return Snapshots.of(weights, weights);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 328, 172", "0, 1, 216, 60", "-0.6, -0.8, 148.8, 261.6"})
    void anArrowEndsWhereItsWeightsSay(float n0, float n1, double x, double y) {
        Snapshot snapshot = of(Matrix.of(1, 2, n0, n1));
        Hit hit = figure.at(x, y, snapshot, Perspective.PLAIN, SIZE).orElseThrow();
        assertEquals(OptionalInt.of(0), hit.selection().feature());
        assertEquals(Optional.empty(), figure.at(x, y + 11, snapshot, Perspective.PLAIN, SIZE));
        Painted painted = Painted.of(figure, snapshot, Look.LIGHT, SIZE, 1);
        assertEquals(Look.LIGHT.muted().getRGB(), painted.at(x, y));
        assertEquals(Look.LIGHT.muted().getRGB(), painted.at(x - 1, y));
    }

    @Test
    void theNearestOfTwoArrowsIsMeant() {
        Snapshot snapshot = of(Matrix.of(2, 2, 1, 0, 0.95f, 0));
        assertEquals(
                OptionalInt.of(0),
                figure.at(329, 172, snapshot, Perspective.PLAIN, SIZE)
                        .orElseThrow()
                        .selection()
                        .feature());
        assertEquals(
                OptionalInt.of(1),
                figure.at(321, 172, snapshot, Perspective.PLAIN, SIZE)
                        .orElseThrow()
                        .selection()
                        .feature());
    }

    @Test
    void oneNeuronIsALineThroughTheOrigin() {
        Snapshot snapshot = of(Matrix.of(1, 1, -1));
        assertEquals(
                "f0: length 1.000",
                figure.at(104, 172, snapshot, Perspective.PLAIN, SIZE)
                        .orElseThrow()
                        .text());
    }

    @Test
    void theTextSaysHowMuchOfAFeatureLiesInThePlane() {
        Snapshot snapshot = of(Matrix.of(1, 3, 0, 0.6f, 0.8f));
        for (int x = 0; x < SIZE.width(); x += 4) {
            for (int y = 0; y < SIZE.height(); y += 4) {
                Optional<Hit> hit = figure.at(x, y, snapshot, Perspective.PLAIN, SIZE);
                if (hit.isPresent()) {
                    assertEquals(
                            "f0: length 1.000, 1.000 in this plane", hit.get().text());
                    return;
                }
            }
        }
        throw new AssertionError("the feature is nowhere");
    }

    @Test
    void theScaleDoublesWhenAFeatureWouldLeaveIt() {
        assertTrue(figure.at(216 + 112 * 1.2, 172, of(Matrix.of(1, 2, 1.2f, 0)), Perspective.PLAIN, SIZE)
                .isPresent());
        assertTrue(figure.at(216 + 56 * 1.3, 172, of(Matrix.of(1, 2, 1.3f, 0)), Perspective.PLAIN, SIZE)
                .isPresent());
    }

    @Test
    void featuresOnASharedNeuronArePlum() {
        Painted shared = Painted.of(figure, of(Matrix.of(2, 2, 1, 0, -1, 0)), Look.LIGHT, SIZE, 1);
        Painted alone = Painted.of(figure, of(Matrix.of(2, 2, 1, 0, 0, 1)), Look.LIGHT, SIZE, 1);
        int plum = Look.LIGHT.polysemantic().getRGB();
        assertEquals(plum, shared.at(328, 172));
        assertEquals(plum, shared.at(331, 172), "a diamond is wider than a dot");
        assertEquals(
                0,
                alone.pixels().length
                        - Arrays.stream(alone.pixels()).filter(p -> p != plum).count()
                        - legendPixels(alone, plum));
    }

    /** The legend's diamond stands at the lower left. */
    private static long legendPixels(Painted painted, int colour) {
        long count = 0;
        for (int y = 260; y < 320; y++) {
            for (int x = 0; x < 90; x++) {
                count += painted.at(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }
}
