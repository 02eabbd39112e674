package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

class FeaturesFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(450, 320);
    /** f0 and f1 opposed on n0, which makes a digon; f2 alone and half as long. */
    private static final Matrix WEIGHTS = Matrix.of(3, 3, 1, 0, 0, -1, 0, 0, 0, 0.5f, 0);

    private static final Snapshot SNAPSHOT = Snapshots.of(WEIGHTS, Snapshots.random(3, 3, 0.1, 1));

    private final FeaturesFigure figure = new FeaturesFigure();

    private List<String> rows(Snapshot snapshot, Figure.Size size) {
        List<String> rows = new ArrayList<>();
        for (double y = 0.5; y < size.height(); y++) {
            figure.at(size.width() / 2, y, snapshot, Perspective.PLAIN, size)
                    .map(Hit::text)
                    .filter(text -> rows.isEmpty() || !rows.get(rows.size() - 1).equals(text))
                    .ifPresent(rows::add);
        }
        return rows;
    }

    @Test
    void pointingGivesTheNumbersOfEachFeature() {
        assertEquals(
                List.of(
                        "f0: norm 1.000, dimensionality (capacity) 0.500 (near 1/2, digon), interference 1.000",
                        "f1: norm 1.000, dimensionality (capacity) 0.500 (near 1/2, digon), interference 1.000",
                        "f2: norm 0.500, dimensionality (capacity) 1.000 (near 1, isolated), interference 0.000"),
                rows(SNAPSHOT, SIZE));
    }

    @Test
    void pointingSelectsTheFeature() {
        FeatureRows rows = FeatureRows.of(3, SIZE);
        Hit hit = figure.at(100, rows.top(1) + 1, SNAPSHOT, Perspective.PLAIN, SIZE)
                .orElseThrow();
        assertTrue(hit.selection().lightsFeature(1));
    }

    @Test
    void barsAreAsLongAsTheNorms() {
        FeatureRows rows = FeatureRows.of(3, SIZE);
        Painted painted = Painted.of(figure, SNAPSHOT, Look.LIGHT, SIZE, 2);
        double unit = rows.normLength() / 1.25; // the scale of norms up to 1.25
        double middle = rows.top(2) + rows.height() / 2;
        int ink = Look.LIGHT.muted().getRGB();
        assertEquals(ink, painted.at(rows.normStart() + 0.5 * unit - 1, middle));
        assertNotEquals(ink, painted.at(rows.normStart() + 0.5 * unit + 1, middle));
    }

    @Test
    void theDotStandsAtTheDimensionality() {
        FeatureRows rows = FeatureRows.of(3, SIZE);
        Painted painted = Painted.of(figure, SNAPSHOT, Look.LIGHT, SIZE, 2);
        assertEquals(
                Look.LIGHT.polysemantic().getRGB(),
                painted.at(rows.shareStart() + 0.5 * rows.shareLength(), rows.top(0) + rows.height() / 2));
        assertEquals(
                Look.LIGHT.text().getRGB(),
                painted.at(rows.shareStart() + rows.shareLength(), rows.top(2) + rows.height() / 2));
    }

    @ParameterizedTest
    @CsvSource({"1, 320", "32, 250", "64, 250", "512, 250", "512, 900", "300, 90"})
    void everyFeatureIsInExactlyOneRow(int features, double height) {
        FeatureRows rows = FeatureRows.of(features, new Figure.Size(450, height));
        int next = 0;
        for (int r = 0; r < rows.rows(); r++) {
            assertEquals(next, rows.firstOf(r));
            assertTrue(rows.endOf(r) > rows.firstOf(r));
            next = rows.endOf(r);
        }
        assertEquals(features, next);
        assertTrue(rows.top(rows.rows()) <= height, "rows end at " + rows.top(rows.rows()));
        assertTrue(rows.height() >= 3);
    }

    @Test
    void aBundleGivesMeanLeastAndLargestAndEachDimensionality() {
        float[] values = new float[200 * 200];
        for (int i = 0; i < 200; i++) {
            values[i * 201] = i % 4 == 3 ? 2 : 1; // features on neurons of their own, every fourth twice as long
        }
        Matrix weights = Matrix.of(200, 200, values);
        Figure.Size size = new Figure.Size(450, 32 + 42 + 40 + 150 + 8); // 150 px: 50 rows of 4 features
        List<String> rows = rows(Snapshots.of(weights, weights), size);
        assertEquals(50, rows.size());
        assertEquals(
                "f0 to f3: norm 1.250 (1.000 to 2.000), dimensionality 1.000; 1.000; 1.000; 1.000,"
                        + " interference 0.000 (0.000 to 0.000)",
                rows.get(0));
    }

    @ParameterizedTest
    @CsvSource({"240, 160", "280, 165", "450, 320"})
    void theLanesAreNamedInFullWordsAndTheDimensionsPerFeatureToldWhereFewFeaturesLeaveRoom(
            double width, double height) {
        List<String> texts = Written.by(figure, SNAPSHOT, new Figure.Size(width, height));
        assertTrue(texts.contains("norm"), texts.toString());
        assertTrue(texts.contains("interference") || texts.contains("interf."), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.startsWith("dimensions per feature")), texts.toString());
        // m/|W|² = 3/2.25
        assertTrue(texts.contains("1.33"), texts.toString());
    }

    @Test
    void theScaleOfHugeNormsIsReadable() {
        Matrix far = Matrix.of(2, 2, 0x1p36f, 0, 0, 1);
        List<String> texts = Written.by(new FeaturesFigure(), Snapshots.of(far, far), new Figure.Size(600, 400));
        assertTrue(texts.contains("1e11"), texts.toString());
    }

    /** Every other two of 400 features are opposed on a neuron, the rest hold nothing: a mean of four would be 1/4. */
    @Test
    void aBundleShowsTheDimensionalityOfEachFeatureAndNoMean() {
        float[] values = new float[400 * 100];
        for (int k = 0; k < 100; k++) {
            values[4 * k * 100 + k] = 1;
            values[(4 * k + 1) * 100 + k] = -1;
        }
        Matrix weights = Matrix.of(400, 100, values);
        Snapshot snapshot = Snapshots.of(weights, weights);
        Figure.Size size = new Figure.Size(600, 450);
        FeatureRows rows = FeatureRows.of(400, size);
        assertEquals(4, rows.bundle());
        Painted painted = Painted.of(figure, snapshot, Look.LIGHT, size, 2);
        assertEquals(0, inked(painted, rows, 0.25));
        assertTrue(inked(painted, rows, 0.5) >= rows.rows());
        assertTrue(inked(painted, rows, 0) >= rows.rows());
        assertTrue(
                rows(snapshot, size).get(0).contains("dimensionality 0.500; 0.500; 0.000; 0.000, "),
                rows(snapshot, size)::toString);
    }

    /** Half pixels down the lane beside this share's tick that are not bare. */
    private static int inked(Painted painted, FeatureRows rows, double share) {
        int inked = 0;
        double x = rows.shareStart() + share * rows.shareLength() + 0.75;
        for (double y = rows.lanesTop() + 1; y < rows.lanesTop() + rows.rows() * rows.height() - 1; y += 0.5) {
            inked += painted.at(x, y) == Look.LIGHT.ground().getRGB() ? 0 : 1;
        }
        return inked;
    }
}
