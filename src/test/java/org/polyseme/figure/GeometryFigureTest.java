package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

    private static Perspective set(String... keysAndValues) {
        Options options = Options.FIRST;
        for (int k = 0; k < keysAndValues.length; k += 2) {
            options = options.withText(Option.named(keysAndValues[k]).orElseThrow(), keysAndValues[k + 1]);
        }
        return Perspective.PLAIN.with(options);
    }

    /** Turned by 90° about the upright, what was near is at the right; tilted by 90°, it is at the bottom. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "90, 0, 1, 0", "0, 90, 0, -1", "90, 90, 1, 0", "-90, 0, -1, 0", "30, 0, 0.5, 0"})
    void threeDimensionsTurn(double yaw, double pitch, double right, double up) {
        Snapshot near = of(Matrix.of(1, 3, 0, 0, 1));
        Perspective turned = set("geometry.dimensions", "3d", "geometry.yaw", "" + yaw, "geometry.pitch", "" + pitch);
        assertTrue(
                figure.at(216 + 112 * right, 172 - 112 * up, near, turned, SIZE).isPresent());
        assertEquals(Optional.empty(), figure.at(216 - 40, 172 + 100, near, turned, SIZE));
    }

    @Test
    void aDragTurnsAndTheLengthsOnTheScreenAreThoseOfARotation() {
        Matrix weights = Snapshots.random(6, 3, 0.5, 3);
        Options options = set("geometry.dimensions", "3d").options();
        for (int k = 0; k < 5; k++) {
            options = figure.dragged(31, -17 * k, of(weights), Perspective.PLAIN.with(options), SIZE);
            GeometryLayout layout = GeometryLayout.of(weights, options, SIZE);
            for (int i = 0; i < 6; i++) {
                assertEquals(weights.rowNorm(i), layout.length(i), 1e-9);
            }
        }
        assertTrue(figure.isMoved(options));
        assertEquals(set("geometry.dimensions", "3d").options(), figure.home(options));
    }

    @Test
    void inTwoDimensionsADragLeavesThePictureAlone() {
        assertEquals(Options.FIRST, figure.dragged(50, 50, of(Matrix.of(1, 2, 1, 0)), Perspective.PLAIN, SIZE));
        assertFalse(figure.isMovable(Options.FIRST));
    }

    @ParameterizedTest
    @CsvSource({"2d, neurons, 0", "3d, neurons, 0", "2d, tour, 7.3", "3d, tour, 61.9", "3d, principal, 0"})
    void aTipThatWasDrawnSomewhereIsThere(String dimensions, String directions, String tour) {
        Matrix weights = Snapshots.random(6, 9, 0.5, 3);
        Perspective view =
                set("geometry.dimensions", dimensions, "geometry.directions", directions, "geometry.tour", tour);
        GeometryLayout layout = GeometryLayout.of(weights, view.options(), SIZE);
        float[] row = figure.aimed(2, 250, 140, of(weights), view, SIZE);
        double[] at = layout.turn().apply(layout.frame().project(Matrix.of(1, 9, row))[0]);
        assertEquals(250, layout.point(at).getX(), 1e-4);
        assertEquals(140, layout.point(at).getY(), 1e-4);
        assertEquals(layout.positions()[2][2], at[2], 1e-6, "as near as before");
    }

    @Test
    void chosenNeuronsAreTheAxes() {
        Snapshot snapshot = of(Matrix.of(1, 4, 0, 0.5f, 0, 1));
        Perspective view = set("geometry.directions", "neurons", "geometry.right", "3", "geometry.up", "1");
        assertTrue(figure.at(216 + 112, 172 - 56, snapshot, view, SIZE).isPresent());
        assertTrue(figure.at(
                        216 + 112,
                        172,
                        snapshot,
                        set("geometry.directions", "neurons", "geometry.right", "99", "geometry.up", "0"),
                        SIZE)
                .isPresent());
    }

    @Test
    void theTourGoesOnOnlyWhileItPlaysAndComesRound() {
        Options still = set("geometry.directions", "tour").options();
        assertFalse(figure.isPlaying(still));
        Options playing = still.with(Option.GEOMETRY_PLAYS, true).with(Option.GEOMETRY_TOUR, 119.9);
        assertTrue(figure.isPlaying(playing));
        assertEquals(0.1, figure.played(playing, 1).number(Option.GEOMETRY_TOUR), 1e-9);
    }

    @Test
    void zoomingEnlargesAboutTheOrigin() {
        Snapshot snapshot = of(Matrix.of(1, 2, 0.25f, 0));
        Options twice = figure.zoomed(2, 3, 3, snapshot, Perspective.PLAIN, SIZE);
        assertTrue(figure.at(216 + 28, 172, snapshot, Perspective.PLAIN, SIZE).isPresent());
        assertEquals(2, GeometryLayout.of(snapshot.weights(), twice, SIZE).unit() / 112, 1e-9);
    }

    @Test
    void theRingOfLengthOneStaysWhileTheWeightsGrowToIt() {
        for (float length = 0.1f; length <= 1.25f; length += 0.05f) {
            assertEquals(
                    112,
                    GeometryLayout.of(Matrix.of(1, 2, length, 0), Options.FIRST, SIZE)
                            .unit(),
                    1e-9);
        }
        assertEquals(
                56,
                GeometryLayout.of(Matrix.of(1, 2, 1.3f, 0), Options.FIRST, SIZE).unit(),
                1e-9);
        // Weights that are all tiny are not a speck.
        assertEquals(
                140 * 16 / 1.25,
                GeometryLayout.of(Matrix.of(1, 2, 0.05f, 0), Options.FIRST, SIZE)
                        .unit(),
                1e-6);
    }

    @Test
    void selectedFeaturesAreNamedHoweverCrowdedTheyAre() {
        // 60 tips within a few pixels of one another, and one at the origin.
        float[] weights = new float[2 * 60];
        for (int i = 1; i < 60; i++) {
            weights[2 * i] = 0.9f + 0.001f * (i % 8);
            int row = i / 8;
            weights[2 * i + 1] = 0.001f * row;
        }
        Snapshot crowd = of(Matrix.of(60, 2, weights));
        for (int feature : new int[] {0, 17, 58}) {
            assertTrue(texts(crowd, Selection.NONE.withFeature(feature)).contains("f" + feature));
        }
        List<String> both = texts(crowd, Selection.NONE.withFeature(3).withSecondFeature(44));
        assertTrue(both.contains("f3") && both.contains("f44"), () -> "" + both);
    }

    @Test
    void theFeaturesOnASelectedNeuronAreNamedEvenAtTheOrigin() {
        Snapshot snapshot = of(Matrix.of(4, 4, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0.9f, 0, 0, 0, -0.9f, 0));
        assertFalse(texts(snapshot, Selection.NONE).contains("f2"));
        List<String> lit = texts(snapshot, Selection.NONE.withNeuron(2));
        assertTrue(lit.contains("f2") && lit.contains("f3"), () -> "" + lit);
    }

    private List<String> texts(Snapshot snapshot, Selection selection) {
        return Written.by(figure, snapshot, new Perspective(selection, Options.FIRST, Look.LIGHT), SIZE);
    }

    @Test
    void theLegendOfTheForcesLeavesThePlotFree() {
        Snapshot snapshot = of(Matrix.of(3, 4, 0.9f, 0, 0, 0, 0, 0.9f, 0, 0, 0, 0, 0.9f, 0));
        for (int width : new int[] {240, 432, 800}) {
            Figure.Size size = new Figure.Size(width, 320);
            Perspective forces = set("geometry.forces", "true");
            GeometryLayout layout = GeometryLayout.of(snapshot.weights(), forces.options(), size);
            assertTrue(layout.plot().getMaxY() + ForceArrows.legendHeight(size) <= size.height());
            List<String> texts = Written.by(figure, snapshot, forces, size);
            assertTrue(texts.stream().anyMatch(text -> text.startsWith("forces on f0")), () -> width + ": " + texts);
        }
    }

    @Test
    void aShapeIsNamed() {
        Matrix square = Matrix.of(4, 2, 1, 0, 0, 1, -1, 0, 0, -1);
        assertTrue(Written.by(figure, Snapshots.of(square, square), new Figure.Size(500, 400)).stream()
                .anyMatch(text -> text.startsWith("2 digons; n0 to the right")));
        Matrix none = Matrix.of(4, 2, 1, 0, 0.8f, 0.6f, 0.3f, 0.9f, -0.5f, -0.8f);
        assertTrue(Written.by(figure, Snapshots.of(none, none), new Figure.Size(500, 400)).stream()
                .anyMatch(text -> text.startsWith("n0 to the right")));
    }

    @Test
    void theHullOfASquareWithSomethingInsideIsTheSquare() {
        List<Point2D> corners = List.of(
                new Point2D.Double(0, 0), new Point2D.Double(2, 0), new Point2D.Double(2, 2), new Point2D.Double(0, 2));
        List<Point2D> all = new ArrayList<>(corners);
        all.add(new Point2D.Double(1, 1));
        all.add(new Point2D.Double(1, 0));
        assertEquals(Set.copyOf(corners), Set.copyOf(GeometryScenery.hull(all)));
        assertEquals(4, GeometryScenery.hull(all).size());
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
