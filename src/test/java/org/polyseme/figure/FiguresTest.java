package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class FiguresTest {
    private static final Snapshot SETTLED = Snapshots.of(
            Snapshots.settled(8, 30),
            Snapshots.random(8, 30, 0.3, 1),
            Snapshots.history(new long[] {0, 50, 100}, new float[] {8, 3, 0.5f}, new float[] {0, 1, 2}));
    private static final Figure.Size SIZE = new Figure.Size(450, 320);

    static List<Figure> figures() {
        return Figures.all();
    }

    static Stream<Arguments> awkward() {
        List<Snapshot> snapshots = List.of(
                Snapshots.of(Matrix.of(1, 1, -0.9f), Matrix.of(1, 1, 0.2f)),
                Snapshots.of(Matrix.of(1, 1, 0), Matrix.of(1, 1, 0)),
                Snapshots.of(Matrix.of(4, 9, new float[36]), Matrix.of(4, 9, new float[36])),
                Snapshots.of(Snapshots.random(5, 2, 1.5, 1), Snapshots.random(5, 2, 1, 2)),
                Snapshots.of(Snapshots.random(3, 1, 1.5, 1), Snapshots.random(3, 1, 1, 2)),
                Snapshots.of(Snapshots.random(1, 300, 40, 1), Snapshots.random(1, 300, 1, 2)),
                Snapshots.of(Snapshots.random(60, 2, 1, 1), Snapshots.random(60, 2, 1, 2)),
                Snapshots.of(Snapshots.settled(300, 700), Snapshots.random(300, 700, 0.03, 2)),
                SETTLED);
        return figures().stream().flatMap(f -> snapshots.stream().map(s -> Arguments.of(f, s)));
    }

    @Test
    void everyFigureHasAWordOfItsOwn() {
        assertEquals(
                Figures.all().size(),
                Figures.all().stream().map(Figure::id).distinct().count());
    }

    @Test
    void aFigureIsFoundByItsWord() {
        assertSame(Figures.all().get(0), Figures.named("weights").orElseThrow());
        assertEquals(Optional.empty(), Figures.named("Weights"));
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void paintsAndAnswersWhateverTheSnapshotAndTheSize(Figure figure, Snapshot snapshot) {
        for (Figure.Size size : List.of(
                new Figure.Size(1, 1),
                new Figure.Size(120, 80),
                new Figure.Size(333.3, 90.7),
                new Figure.Size(60, 700),
                SIZE)) {
            assertEquals(0, Painted.of(figure, snapshot, Look.LIGHT, size, 1).spilled(), () -> figure.id() + size);
            for (double share = -0.1; share < 1.2; share += 0.2) {
                figure.at(share * size.width(), share * size.height(), snapshot, Perspective.PLAIN, size)
                        .ifPresent(hit -> assertFalse(hit.text().isEmpty()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void paintsTheLargestOfTheTables(Figure figure) {
        Snapshot large = Snapshots.of(Snapshots.settled(512, 4096), Snapshots.random(512, 4096, 0.03, 2));
        assertEquals(0, Painted.of(figure, large, Look.LIGHT, SIZE, 1).spilled());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void paintsInFourKilopixels(Figure figure) {
        assertEquals(
                0,
                Painted.of(figure, SETTLED, Look.DARK, new Figure.Size(1920, 1080), 2)
                        .spilled());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theSameArgumentsGiveTheSamePixels(Figure figure) {
        assertArrayEquals(
                Painted.of(figure, SETTLED, Look.LIGHT, SIZE, 2).pixels(),
                Painted.of(figure, SETTLED, Look.LIGHT, SIZE, 2).pixels());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void coversItsSheetWithTheGround(Figure figure) {
        Painted painted = Painted.of(figure, SETTLED, Look.DARK, SIZE, 1);
        assertEquals(Look.DARK.ground().getRGB(), painted.at(1, 1));
        assertEquals(Look.DARK.ground().getRGB(), painted.at(SIZE.width() - 1, SIZE.height() - 1));
    }

    /** Those that show all features at once, the shared ones in a colour of their own. */
    static Stream<Figure> allocations() {
        return Stream.of("weights", "overlap", "geometry", "allocation", "neurons", "features", "river")
                .map(id -> Figures.named(id).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("allocations")
    void aFeatureOnNothingIsLitAloneAndTheRestIsDimmed(Figure figure) {
        Painted plain = Painted.of(figure, SETTLED, Look.LIGHT, SIZE, 1);
        Painted lit = Painted.of(figure, SETTLED, Selection.NONE.withFeature(7), Look.LIGHT, SIZE, 1);
        long strong = plain.count(Look.LIGHT.polysemantic());
        assertTrue(lit.count(Look.LIGHT.polysemantic()) < strong);
        assertTrue(lit.count(Look.LIGHT.dim(Look.LIGHT.polysemantic())) > 0);
    }
}
