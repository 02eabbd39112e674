package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.Snapshot;

class OverlapFigureTest {
    /** A plot of 256 by 256 at (48, 32): every cell of 16 features is 16 pixels wide. */
    private static final Figure.Size SIZE = new Figure.Size(440, 304);

    private static final ColorMap MAP = ColorMap.diverging(Look.LIGHT, 1);

    private final OverlapFigure figure = new OverlapFigure();
    private final Matrix now = Snapshots.random(16, 40, 0.3, 4);
    private final Matrix initial = Snapshots.random(16, 40, 0.3, 5);
    private final Snapshot snapshot = Snapshots.of(now, initial);

    private static double x(int column) {
        return 48 + 16 * column + 3.5;
    }

    private static double y(int row) {
        return 32 + 16 * row + 3.5;
    }

    @Test
    void nowIsAboveTheDiagonalAndTheStartBelow() {
        Painted painted = Painted.of(figure, snapshot, Look.LIGHT, SIZE, 1);
        for (int i = 0; i < 16; i++) {
            for (int j = i + 1; j < 16; j++) {
                assertEquals(MAP.argb((float) now.rowDot(i, j)), painted.at(x(j), y(i)), "now " + i + ", " + j);
                assertEquals(MAP.argb((float) initial.rowDot(i, j)), painted.at(x(i), y(j)), "start " + i + ", " + j);
            }
        }
    }

    @Test
    void pointingNamesThePairOnEitherSide() {
        for (Optional<Hit> hit : List.of(
                figure.at(x(11), y(3), snapshot, Perspective.PLAIN, SIZE),
                figure.at(x(3), y(11), snapshot, Perspective.PLAIN, SIZE))) {
            assertEquals(OptionalInt.of(3), hit.orElseThrow().selection().feature());
            assertEquals(OptionalInt.of(11), hit.orElseThrow().selection().secondFeature());
        }
    }

    @Test
    void theTextGivesScalarProductAndCosineNowAndAtTheStart() {
        Snapshot pair = Snapshots.of(Matrix.of(2, 2, 1, 0, -0.5f, 0), Matrix.of(2, 2, 1, 0, 0.6f, 0.8f));
        String text = figure.at(48 + 200, 32 + 50, pair, Perspective.PLAIN, SIZE)
                .orElseThrow()
                .text();
        assertEquals("f0 · f1: −0.500, cosine −1.000 (at start +0.600, cosine +0.600)", text);
    }

    @Test
    void theDiagonalGivesTheLength() {
        Snapshot pair = Snapshots.of(Matrix.of(2, 2, 0.6f, 0.8f, 1, 0), Matrix.of(2, 2, 2, 0, 1, 0));
        assertEquals(
                "f0: length 1.000 (at start 2.000)",
                figure.at(48 + 50, 32 + 50, pair, Perspective.PLAIN, SIZE)
                        .orElseThrow()
                        .text());
    }

    @Test
    void aForetoldCollisionIsMarkedBelowAndASharedNeuronAbove() {
        Matrix alone = Matrix.of(2, 2, 1, 0, 0, 1);
        Matrix opposite = Matrix.of(2, 2, 1, 0, -1, 0);
        int plum = Look.LIGHT.polysemantic().getRGB();
        Painted foretold = Painted.of(figure, Snapshots.of(alone, opposite), Look.LIGHT, SIZE, 1);
        assertEquals(plum, foretold.at(48 + 64 + 2, 32 + 192));
        assertEquals(Look.LIGHT.ground().getRGB(), foretold.at(48 + 64, 32 + 192), "hollow");
        assertEquals(Look.LIGHT.ground().getRGB(), foretold.at(48 + 192, 32 + 64));
        Painted shared = Painted.of(figure, Snapshots.of(opposite, alone), Look.LIGHT, SIZE, 1);
        assertEquals(plum, shared.at(48 + 192, 32 + 64));
        assertEquals(Look.LIGHT.ground().getRGB(), shared.at(48 + 64, 32 + 192));
    }

    @Test
    void aMatrixThatCostsTooMuchIsShownInPart() {
        Snapshot large = Snapshots.of(Snapshots.settled(512, 4096), Snapshots.random(512, 4096, 0.03, 2));
        Optional<Hit> corner = figure.at(48 + 255.5, 32 + 255.5, large, Perspective.PLAIN, SIZE);
        assertEquals(OptionalInt.of(127), corner.orElseThrow().selection().feature());
    }

    @Test
    void overlapsBelowTheThresholdAreLeftBlank() {
        Matrix weights = Matrix.of(3, 3, 1, 0, 0, 0.3f, 1, 0, 0.8f, 0, 1);
        Snapshot snapshot = Snapshots.of(weights, weights);
        ColorMap map = ColorMap.diverging(Look.LIGHT, 1);
        Perspective some = Perspective.PLAIN.with(Options.FIRST.with(Option.OVERLAP_THRESHOLD, 0.5));
        // Away from the middle of the cells, where dots would be.
        int weak = Painted.of(figure, snapshot, some, SIZE, 1).at(48 + 96, 32 + 10);
        int strong = Painted.of(figure, snapshot, some, SIZE, 1).at(48 + 180, 32 + 10);
        assertEquals(Look.LIGHT.ground().getRGB(), weak);
        assertEquals(map.argb(0.8), strong);
        assertEquals(
                map.argb(0.3), Painted.of(figure, snapshot, Look.LIGHT, SIZE, 1).at(48 + 96, 32 + 10));
    }

    @Test
    void startTimesNowHasARowForTheStart() {
        Snapshot turned = Snapshots.of(Matrix.of(2, 2, 0, 0.5f, -1, 0), Matrix.of(2, 2, 1, 0, 0, 1));
        Perspective inTime =
                Perspective.PLAIN.with(Options.FIRST.with(Option.OVERLAP_SHOWS, OverlapFigure.Shows.START_TO_NOW));
        ColorMap map = ColorMap.diverging(Look.LIGHT, 1);
        Painted painted = Painted.of(figure, turned, inTime, SIZE, 1);
        assertEquals(Look.LIGHT.ground().getRGB(), painted.at(48 + 40, 32 + 40)); // f0 kept nothing of its direction
        assertEquals(map.argb(-1), painted.at(48 + 192, 32 + 64));
        assertEquals(map.argb(0.5), painted.at(48 + 64, 32 + 192));
        assertEquals(
                "f0 at the start · f1 now: −1.000, cosine −1.000",
                figure.at(48 + 192, 32 + 64, turned, inTime, SIZE).orElseThrow().text());
    }

    /** Opposite pairs f0, f2 and f1, f3, a feature alone and one that is hardly there. */
    @Test
    void featuresOfOneShapeStandTogetherInBlocks() {
        Matrix weights = Matrix.of(6, 3, 1, 0, 0, 0, 1, 0, -1, 0, 0, 0, -1, 0, 0, 0, 0.02f, 0, 0, 1);
        OverlapBlocks blocks = OverlapBlocks.of(weights, 6);
        assertEquals(List.of(0, 2, 1, 3, 5, 4), blocks.order());
        assertEquals(
                List.of(new OverlapBlocks.Block("digon", 0, 2), new OverlapBlocks.Block("digon", 2, 4)),
                blocks.blocks());
        Snapshot pairs = Snapshots.of(weights, Snapshots.random(6, 3, 0.5, 1));
        Perspective sorted =
                Perspective.PLAIN.with(Options.FIRST.with(Option.OVERLAP_SHOWS, OverlapFigure.Shows.BLOCKS));
        Painted painted = Painted.of(figure, pairs, sorted, SIZE, 1);
        double cell = 256 / 6.0;
        assertEquals(MAP.argb(-1), painted.at(48 + 1.5 * cell, 32 + 0.5 * cell), "f0 with f2");
        assertEquals(MAP.argb(-1), painted.at(48 + 0.5 * cell, 32 + 1.5 * cell), "now, on both sides");
        assertEquals(MAP.argb(-1), painted.at(48 + 3.5 * cell, 32 + 2.5 * cell), "f1 with f3");
        assertEquals(Look.LIGHT.ground().getRGB(), painted.at(48 + 2.5 * cell, 32 + 0.5 * cell), "f0 with f1");
        String text = figure.at(48 + 3.5 * cell, 32 + 2.5 * cell, pairs, sorted, SIZE)
                .orElseThrow()
                .text();
        assertTrue(text.startsWith("f1 · f3: −1.000, cosine −1.000") && text.endsWith("; of a digon"), text);
    }

    @Test
    void theBiasStandsBesideItsRowWhereTheModelHasOne() {
        Snapshot without = Snapshots.of(Snapshots.random(4, 2, 0.9, 1), Snapshots.random(4, 2, 0.9, 2));
        Snapshot with = withBias(without, Matrix.of(1, 4, 0, -0.25f, 0, 0.5f));
        Painted painted = Painted.of(figure, with, Look.LIGHT, SIZE, 1);
        ColorMap map = ColorMap.diverging(Look.LIGHT, 1);
        double side = 236; // the legend stands below
        double x = 48 + side + 8 + 7;
        assertEquals(map.argb(-0.25), painted.at(x, 32 + side * 1.5 / 4));
        assertEquals(map.argb(0.5), painted.at(x, 32 + side * 3.5 / 4));
        assertEquals(
                "bias of f1’s output: −0.250",
                figure.at(x, 32 + side * 1.5 / 4, with, Perspective.PLAIN, SIZE)
                        .orElseThrow()
                        .text());
        assertEquals(Optional.empty(), figure.at(48 + 256 + 15, 100, without, Perspective.PLAIN, SIZE));
    }

    private static Snapshot withBias(Snapshot snapshot, Matrix bias) {
        Parameters parameters =
                new Parameters(List.of(new Parameters.Named("W", snapshot.weights()), new Parameters.Named("b", bias)));
        return new Snapshot(
                snapshot.experiment(),
                snapshot.step(),
                snapshot.loss(),
                parameters,
                snapshot.initial(),
                snapshot.history(),
                snapshot.events(),
                snapshot.trace(),
                snapshot.status(),
                0,
                snapshot.backend(),
                List.of(),
                Optional.empty());
    }

    /** The half of a small picture below the diagonal, where many collisions are foretold, and where few are. */
    @Test
    void collisionsAreMarkedOnlyAsFarAsTheyDoNotCoverThePicture() {
        Figure.Size small = new Figure.Size(300, 190);
        int plum = Look.LIGHT.polysemantic().getRGB();
        for (int features : new int[] {8, 256}) {
            float[] start = new float[features * features];
            for (int i = 0; i < features; i++) {
                start[i * features + i / 2] = i % 2 == 0 ? 0.9f : -0.9f;
            }
            Matrix opposed = Matrix.of(features, features, start);
            Snapshot many = Snapshots.of(Matrix.of(features, features, new float[features * features]), opposed);
            Painted painted = Painted.of(figure, many, Look.LIGHT, small, 1);
            long marks = 0;
            for (int x = 48; x < 48 + 142; x++) {
                for (int y = 32; y < 32 + 142; y++) {
                    marks += painted.at(x, y) == plum ? 1 : 0;
                }
            }
            if (features == 8) {
                assertTrue(marks > 20, marks + " pixels");
            } else {
                assertEquals(0, marks);
                assertTrue(Written.by(figure, many, new Figure.Size(420, 190)).contains("128"), "still counted");
                assertTrue(Written.by(figure, many, new Figure.Size(420, 190)).stream()
                        .anyMatch(text -> text.contains("too dense")));
            }
        }
    }
}
