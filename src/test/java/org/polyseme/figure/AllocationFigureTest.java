package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.CubicCurve2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jfree.svg.SVGGraphics2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class AllocationFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(450, 320);
    /** f0 and f1 on n2 with opposite signs, f2 on n0, f3 on nothing; n1, n3 and n4 carry nothing. */
    private static final Matrix WEIGHTS =
            Matrix.of(4, 5, 0, 0, 1, 0, 0, 0, 0, -0.9f, 0, 0, 0.95f, 0, 0, 0, 0, 0.49f, 0, 0, 0, 0.3f);

    private static final Matrix INITIAL =
            Matrix.of(4, 5, 0, 0, 0.3f, 0, 0, 0, 0, -0.2f, 0, 0, 0.3f, 0, 0, 0, 0, 0.1f, 0, 0, 0, 0.2f);

    private static final Snapshot SNAPSHOT = Snapshots.of(WEIGHTS, INITIAL);

    private final AllocationFigure figure = new AllocationFigure();

    private static AllocationLayout layout(Matrix weights) {
        return AllocationLayout.of(
                Snapshots.of(weights, Snapshots.random(weights.rows(), weights.columns(), 0.1, 7)),
                Options.FIRST,
                SIZE);
    }

    private Hit hit(Rectangle2D mark) {
        return figure.at(mark.getCenterX(), mark.getCenterY(), SNAPSHOT, Perspective.PLAIN, SIZE)
                .orElseThrow();
    }

    @Test
    void neuronsStandAboveTheirFirstFeature() {
        AllocationLayout layout = AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE);
        assertEquals(layout.featureX(0), layout.neuron(2).getCenterX(), 1e-9);
        assertEquals(layout.featureX(2), layout.neuron(0).getCenterX(), 1e-9);
        assertTrue(layout.neuron(0).getMaxY() < layout.feature(2).getY());
    }

    @Test
    void aFeatureOnNothingIsLedToItsStrongestNeuronAtTheStart() {
        AllocationLayout layout = AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE);
        assertEquals(List.of(new AllocationLayout.Edge(3, 4, 0.3f)), layout.claims());
        assertEquals(layout.featureX(3), layout.neuron(4).getCenterX(), 1e-9);
    }

    @Test
    void neuronsWithNothingOnAreLeftOutAndCounted() {
        AllocationLayout layout = AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE);
        assertFalse(layout.shows(1));
        assertFalse(layout.shows(3));
        assertEquals(2, layout.hidden());
    }

    @Test
    void weightsFromOneHalfOnAreDrawn() {
        AllocationLayout layout = layout(Matrix.of(1, 4, 0.499f, 0.5f, -0.5f, -0.499f));
        assertEquals(
                List.of(new AllocationLayout.Edge(0, 1, 0.5f), new AllocationLayout.Edge(0, 2, -0.5f)), layout.edges());
    }

    @Test
    void ofTooManyWeightsTheStrongestAreDrawn() {
        AllocationLayout layout = layout(Snapshots.random(100, 100, 3, 5));
        assertEquals(AllocationLayout.MOST_EDGES, layout.edges().size());
        double least = layout.edges().stream()
                .mapToDouble(edge -> Math.abs(edge.weight()))
                .min()
                .orElseThrow();
        // Of 10,000 values even on [-3, 3], the 2,000 largest are beyond 2.4.
        assertEquals(2.4, least, 0.05);
    }

    @Test
    void anEventMovesNoNeuronThatItDoesNotConcern() {
        Matrix before = Snapshots.settled(16, 64);
        float[] values = new float[16 * 64];
        before.copyTo(values, 0);
        values[15 * 64 + 47] = 0;
        values[15 * 64 + 1] = -0.9f; // f15 moves from n47 to n1, which f0 and f1 share
        AllocationLayout then = layout(before);
        AllocationLayout now = layout(Matrix.of(16, 64, values));
        int stayed = 0;
        for (int k = 0; k < 64; k++) {
            if (k != 47 && then.shows(k)) {
                assertEquals(then.neuron(k), now.neuron(k));
                stayed++;
            }
        }
        assertEquals(11, stayed);
    }

    @Test
    void fewNeuronsStandInTheirOwnOrder() {
        AllocationLayout layout = layout(Snapshots.random(9, 4, 1, 3));
        for (int k = 1; k < 4; k++) {
            assertTrue(layout.neuron(k - 1).getMaxX() < layout.neuron(k).getX());
        }
        assertEquals(0, layout.hidden());
    }

    @ParameterizedTest
    @CsvSource({"8, 30", "32, 128", "5, 2", "1, 1", "3, 60"})
    void pointingAtALineNamesItsWeight(int features, int neurons) {
        Matrix weights = neurons == 2 || neurons == 60
                ? Snapshots.random(features, neurons, 1, 4)
                : Snapshots.settled(features, neurons);
        Snapshot snapshot = Snapshots.of(weights, Snapshots.random(features, neurons, 0.1, 7));
        AllocationLayout layout = AllocationLayout.of(snapshot, Options.FIRST, SIZE);
        assertFalse(layout.edges().isEmpty());
        for (AllocationLayout.Edge edge : layout.edges()) {
            CubicCurve2D curve = layout.curve(edge);
            List<String> names = new ArrayList<>();
            for (double t = 0.1; t < 0.9; t += 0.01) {
                Point2D point = AllocationLayout.along(curve, t);
                figure.at(point.getX(), point.getY(), snapshot, Perspective.PLAIN, SIZE)
                        .map(Hit::text)
                        .ifPresent(names::add);
            }
            String start =
                    "f" + edge.feature() + " on n" + edge.neuron() + ": " + Numerals.signed(edge.weight(), 3) + " ";
            assertTrue(names.stream().anyMatch(name -> name.startsWith(start)), () -> start + " not among " + names);
        }
    }

    @Test
    void aPositiveWeightIsASolidLineAndANegativeOneIsDashed() {
        AllocationLayout layout = AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE);
        Painted painted = Painted.of(figure, SNAPSHOT, Look.LIGHT, SIZE, 2);
        CubicCurve2D alone = layout.curve(new AllocationLayout.Edge(2, 0, 0.95f));
        for (double t = 0.05; t < 0.95; t += 0.01) {
            Point2D point = AllocationLayout.along(alone, t);
            assertEquals(Look.LIGHT.positive().getRGB(), painted.at(point.getX(), point.getY()), "at " + t);
        }
        CubicCurve2D shared = layout.curve(new AllocationLayout.Edge(1, 2, -0.9f));
        int inked = 0;
        int bare = 0;
        for (double t = 0.05; t < 0.6; t += 0.002) { // beyond, it runs along the positive one
            Point2D point = AllocationLayout.along(shared, t);
            int colour = painted.at(point.getX(), point.getY());
            inked += colour == Look.LIGHT.negative().getRGB() ? 1 : 0;
            bare += colour == Look.LIGHT.ground().getRGB() ? 1 : 0;
        }
        assertTrue(inked > 90, inked + " inked");
        assertTrue(bare > 60, bare + " bare");
    }

    @Test
    void pointingAtANeuronListsItsFeatures() {
        Hit hit = hit(AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE).neuron(2));
        assertEquals("n2: f0 +1.000, f1 −0.900", hit.text());
        assertTrue(hit.selection().lightsNeuron(2));
    }

    @Test
    void pointingAtAFeatureListsItsNeurons() {
        Hit hit = hit(AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE).feature(2));
        assertEquals("f2: n0 +0.950", hit.text());
        assertTrue(hit.selection().lightsFeature(2));
    }

    @Test
    void aFeatureWithoutALineSaysSo() {
        assertEquals(
                "f3: no weight of 0.5 or more",
                hit(AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE).feature(3))
                        .text());
    }

    @Test
    void noTwoNeuronsOverlap() {
        AllocationLayout layout = layout(Snapshots.random(12, 60, 1, 3)); // some 30 lines a feature
        for (int k = 0; k < 60; k++) {
            for (int other = 0; other < k; other++) {
                assertFalse(
                        layout.shows(k)
                                && layout.shows(other)
                                && layout.neuron(k).intersects(layout.neuron(other)),
                        "n" + k + " and n" + other);
            }
        }
    }

    @Test
    void aLitLineHasLitEnds() {
        Snapshot snapshot = Snapshots.of(Matrix.of(1, 1, 0.6f), Matrix.of(1, 1, 0.3f));
        Painted painted = Painted.of(figure, snapshot, Selection.NONE.withFeature(0), Look.LIGHT, SIZE, 2);
        Rectangle2D square = AllocationLayout.of(snapshot, Options.FIRST, SIZE).neuron(0);
        assertEquals(Look.LIGHT.faint().getRGB(), painted.at(square.getCenterX(), square.getY() - 0.25));
    }

    @Test
    void betweenLinesIsNothing() {
        AllocationLayout layout = AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE);
        double between = (layout.featureX(2) + layout.featureX(3)) / 2;
        assertEquals(Optional.empty(), figure.at(between, 200, SNAPSHOT, Perspective.PLAIN, SIZE));
        assertEquals(Optional.empty(), figure.at(layout.featureX(2), 10, SNAPSHOT, Perspective.PLAIN, SIZE));
    }

    @ParameterizedTest
    @CsvSource({"336, 250", "450, 320", "900, 600", "200, 140"})
    void namesOverlapNeitherEachOtherNorANeuronNorALine(double width, double height) {
        Figure.Size size = new Figure.Size(width, height);
        Matrix weights = Snapshots.settled(40, 200);
        Snapshot snapshot = Snapshots.of(weights, Snapshots.random(40, 200, 0.1, 7));
        Allocation now = Allocation.of(weights, Band.DEFAULT);
        AllocationLayout layout = AllocationLayout.of(snapshot, Options.FIRST, size);
        List<NeuronNames.Name> names =
                NeuronNames.of(layout, now, Selection.NONE, Lighting.of(Selection.NONE, now), Look.LIGHT);
        assertTrue(names.size() >= Math.min(10, width / 50), names.size() + " names");
        for (NeuronNames.Name name : names) {
            assertTrue(new Rectangle2D.Double(0, 0, width, height).contains(name.box()));
            for (NeuronNames.Name other : names) {
                assertFalse(name.neuron() != other.neuron() && name.box().intersects(other.box()));
                assertFalse(name.box().intersects(other.line()));
            }
            for (int k = 0; k < 200; k++) {
                assertFalse(layout.shows(k) && name.box().intersects(layout.neuron(k)));
            }
        }
    }

    @Test
    void polysemanticNeuronsAreHatched() {
        Painted painted = Painted.of(figure, SNAPSHOT, Look.LIGHT, SIZE, 2);
        Rectangle2D square = AllocationLayout.of(SNAPSHOT, Options.FIRST, SIZE).neuron(2);
        long plum = 0;
        long pale = 0;
        for (double x = square.getX() + 2; x < square.getMaxX() - 2; x += 0.5) {
            int colour = painted.at(x, square.getCenterY());
            plum += colour == Look.LIGHT.polysemantic().getRGB() ? 1 : 0;
            pale += colour == Look.LIGHT.polysemanticGround().getRGB() ? 1 : 0;
        }
        assertTrue(plum > 0 && pale > 0, plum + " plum, " + pale + " pale");
    }

    @Test
    void theThresholdSaysWhichWeightsAreDrawn() {
        Matrix weights = Matrix.of(2, 3, 1, 0.3f, 0, 0, 0.2f, 0.6f);
        Snapshot snapshot = Snapshots.of(weights, weights);
        for (double threshold : new double[] {0.1, 0.25, 0.5, 0.8}) {
            Options options = Options.FIRST.with(Option.ALLOCATION_THRESHOLD, threshold);
            long above = DoubleStream.of(1, 0.3, 0.2, 0.6)
                    .filter(weight -> weight >= threshold)
                    .count();
            assertEquals(above, AllocationLayout.of(snapshot, options, SIZE).allEdges());
        }
    }

    @Test
    void aCrowdIsDrawnInAFewStrokes() {
        float[] weights = new float[128 * 160];
        for (int i = 0; i < 128; i++) {
            weights[i * 160 + i] = (i % 2 == 0 ? 1 : -1) * (0.5f + 0.7f * i / 128);
        }
        SVGGraphics2D g = new SVGGraphics2D(SIZE.width(), SIZE.height());
        Matrix start = Snapshots.random(128, 160, 0.1, 7);
        figure.paint(g, Snapshots.of(Matrix.of(128, 160, weights), start), Perspective.PLAIN, SIZE);
        long shapes = Pattern.compile("<(path|ellipse|rect|polygon|line) ")
                .matcher(g.getSVGElement())
                .results()
                .count();
        // Apart from 288 marks and from lines of six widths.
        assertTrue(shapes < 40, shapes + " shapes");
    }
}
