package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
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
            double fromMiddle = Math.abs(((y - 32) * features / 264) % 1 - 0.5) * 264 / features;
            boolean isNumber = features < 10 && fromMiddle < 9;
            if (hit.isPresent() && !isNumber && (scale == 1 || neurons < 129)) {
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

    private static Perspective dark(Options options) {
        return new Perspective(Selection.NONE, options, Look.DARK);
    }

    private static Options zoomed(double zoom, double across, double down) {
        return Options.FIRST
                .with(Option.WEIGHTS_ZOOM, zoom)
                .with(Option.WEIGHTS_ACROSS, across)
                .with(Option.WEIGHTS_DOWN, down);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 0.5, 0.5", "8, 0.1, 0.9", "11, 1, 0", "3, 0, 1"})
    void pointingInvertsPaintingAtEveryZoom(double zoom, double across, double down) {
        // Small enough that their cells hold no number where they are looked at.
        Snapshot snapshot = Snapshots.of(Snapshots.random(200, 3000, 0.7, 1), Snapshots.random(200, 3000, 0.3, 2));
        Perspective perspective = dark(zoomed(zoom, across, down));
        Painted painted = Painted.of(figure, snapshot, perspective, SIZE, 1);
        SplittableRandom random = new SplittableRandom(9);
        int hits = 0;
        for (int k = 0; k < 300; k++) {
            double x = Math.floor(random.nextDouble() * 449) + 0.5;
            double y = Math.floor(random.nextDouble() * 319) + 0.5;
            Optional<Selection> hit =
                    figure.at(x, y, snapshot, perspective, SIZE).map(Hit::selection);
            if (hit.isPresent()) {
                hits++;
                Selection selection = hit.get();
                float weight = snapshot.weights()
                        .at(
                                selection.feature().orElseThrow(),
                                selection.neuron().orElseThrow());
                assertEquals(MAP.argb(weight), painted.at(x, y), () -> "at " + x + ", " + y);
            }
        }
        assertTrue(hits > 150, hits + " hits");
    }

    @Test
    void whatLiesUnderThePointerStaysThereWhileZooming() {
        Snapshot snapshot = Snapshots.of(Snapshots.random(60, 200, 0.7, 1), Snapshots.random(60, 200, 0.3, 2));
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 50; k++) {
            double x = 60 + 360 * random.nextDouble();
            double y = 50 + 240 * random.nextDouble();
            Perspective near = dark(zoomed(20, random.nextDouble(), random.nextDouble()));
            Options after = figure.zoomed(1.3, x, y, snapshot, near, SIZE);
            assertEquals(
                    figure.at(x, y, snapshot, near, SIZE).map(Hit::selection),
                    figure.at(x, y, snapshot, dark(after), SIZE).map(Hit::selection));
        }
    }

    @Test
    void aDragTakesTheCellsAlongAndStopsAtTheEnds() {
        Snapshot snapshot = Snapshots.of(Snapshots.random(60, 200, 0.7, 1), Snapshots.random(60, 200, 0.3, 2));
        Perspective before = dark(zoomed(10, 0.5, 0.5));
        Options after = figure.dragged(37, -21, snapshot, before, SIZE);
        assertEquals(
                figure.at(200, 180, snapshot, before, SIZE).map(Hit::selection),
                figure.at(237, 159, snapshot, dark(after), SIZE).map(Hit::selection));
        Options far = figure.dragged(1e6, 1e6, snapshot, before, SIZE);
        assertEquals(0.05, far.number(Option.WEIGHTS_ACROSS), 1e-12, "half of what is in sight");
        assertEquals(
                OptionalInt.of(0),
                figure.at(49, 33, snapshot, dark(far), SIZE)
                        .orElseThrow()
                        .selection()
                        .feature());
    }

    @Test
    void zoomingOutOrHomeShowsAll() {
        Snapshot snapshot = Snapshots.of(Snapshots.random(8, 30, 0.7, 1), Snapshots.random(8, 30, 0.3, 2));
        Perspective near = dark(zoomed(3, 0.2, 0.9));
        assertEquals(Options.FIRST, figure.zoomed(0.01, 100, 100, snapshot, near, SIZE));
        assertEquals(Options.FIRST, figure.home(near.options()));
        assertTrue(figure.isMoved(near.options()));
        assertFalse(figure.isMovable(Options.FIRST));
    }

    @Test
    void largeCellsHoldTheirNumbers() {
        Matrix weights = Matrix.of(2, 2, 0.4f, 0.4f, 0.4f, 0.4f);
        assertTrue(isWrittenOn(Snapshots.of(weights, weights), new Figure.Size(450, 320)));
        assertFalse(isWrittenOn(Snapshots.of(weights, weights), new Figure.Size(100, 80)));
    }

    /** Whether the middle of the first cell holds anything but its colour. */
    private boolean isWrittenOn(Snapshot snapshot, Figure.Size size) {
        Painted painted = Painted.of(figure, snapshot, Look.DARK, size, 1);
        double x = 48 + (size.width() - 64) / 4;
        double y = 32 + (size.height() - 56) / 4;
        return IntStream.range(-8, 9).anyMatch(shift -> painted.at(x + shift, y) != MAP.argb(0.4));
    }

    @ParameterizedTest
    @CsvSource({"beside, 400, 170", "under, 140, 250"})
    void theStartIsPaintedWhereItIsPointedAt(String place, double x, double y) {
        Snapshot snapshot = Snapshots.of(Snapshots.random(8, 30, 0.7, 1), Snapshots.random(8, 30, 0.5, 2));
        Perspective both = dark(Options.FIRST.with(Option.WEIGHTS_START, place));
        Selection selection =
                figure.at(x + 0.5, y + 0.5, snapshot, both, SIZE).orElseThrow().selection();
        float start = snapshot.initialWeights()
                .at(selection.feature().orElseThrow(), selection.neuron().orElseThrow());
        assertEquals(
                MAP.argb(start), Painted.of(figure, snapshot, both, SIZE, 1).at(x + 0.5, y + 0.5));
    }

    @Test
    void featuresStandInTheOrderOfTheirNeurons() {
        Matrix weights = Matrix.of(3, 3, 0, 0, 1, 1, 0, 0, 0, -1, 0);
        Snapshot snapshot = Snapshots.of(weights, weights);
        assertEquals("1 2 0", features(snapshot, "neuron"));
        assertEquals("0 1 2", features(snapshot, "trained"));
        assertEquals("0 1 2", features(snapshot, "feature"));
    }

    private String features(Snapshot snapshot, String order) {
        Perspective sorted = dark(Options.FIRST.with(Option.WEIGHTS_ORDER, order));
        return IntStream.range(0, 3)
                .map(row -> figure.at(200, 32 + 264 * (row + 0.5) / 3, snapshot, sorted, SIZE)
                        .orElseThrow()
                        .selection()
                        .feature()
                        .orElseThrow())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }

    @Test
    void aRowThatAHandHoldsIsMarkedAndTold() {
        Snapshot free = Snapshots.of(Snapshots.settled(6, 20), Snapshots.random(6, 20, 0.3, 1));
        Figure.Size size = new Figure.Size(500, 320);
        WeightsFigure weights = new WeightsFigure();
        long before = Painted.of(weights, free, Look.LIGHT, size, 2).count(Look.LIGHT.accent());
        long marked = Painted.of(weights, free.holding(List.of(2)), Look.LIGHT, size, 2)
                .count(Look.LIGHT.accent());
        assertEquals(0, before);
        assertTrue(marked > 20, () -> marked + " pixels");
        String text = weights.at(150, 32 + 264 * 2.5 / 6, free.holding(List.of(2)), Perspective.PLAIN, size)
                .orElseThrow()
                .text();
        assertTrue(text.startsWith("f2 ") && text.endsWith(", held"), text);
    }

    @Test
    void theTitleSaysWhyNothingIsSorted() {
        Snapshot wide = Snapshots.of(Snapshots.random(9, 4, 1, 1), Snapshots.random(9, 4, 1, 1));
        WeightsFigure weights = new WeightsFigure();
        assertTrue(Written.by(weights, wide, new Figure.Size(900, 320)).stream()
                .anyMatch(text -> text.endsWith("unsorted: more features than neurons")));
        assertTrue(Written.by(weights, wide, new Figure.Size(380, 320)).stream()
                .anyMatch(text -> text.contains("unsorted: n ")));
    }

    @Test
    void whereNotAllOutlinedNeuronsAreNamedTheirNumberIsTold() {
        Snapshot many = Snapshots.of(Snapshots.settled(60, 200), Snapshots.random(60, 200, 0.1, 3));
        WeightsFigure weights = new WeightsFigure();
        List<String> texts = Written.by(weights, many, new Figure.Size(450, 320));
        long named = texts.stream().filter(text -> text.matches("n\\d+")).count();
        assertTrue(named < 15);
        assertTrue(texts.stream().anyMatch(text -> text.startsWith(named + " of 15 ")), () -> "" + texts);
        Snapshot few = Snapshots.of(Snapshots.settled(8, 30), Snapshots.random(8, 30, 0.1, 3));
        List<String> all = Written.by(weights, few, new Figure.Size(450, 320));
        assertTrue(all.containsAll(List.of("n1", "n4")), () -> "" + all);
        assertTrue(all.stream().noneMatch(text -> text.contains(" of 2 ")), () -> "" + all);
    }
}
