package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;
import org.polyseme.state.Script;
import org.polyseme.state.Snapshot;

class DifferenceFigureTest {
    private static final Figure.Size SIZE = new Figure.Size(450, 320);
    private static final ColorMap MAP = ColorMap.diverging(Look.LIGHT, WeightsFigure.SCALE);

    private final DifferenceFigure figure = new DifferenceFigure();

    private static Perspective beside(Snapshot there) {
        return Perspective.PLAIN.with(Optional.of(new OtherRun("other", Script.of(there.experiment()), there)));
    }

    private static Snapshot snapshot(Matrix weights) {
        return Snapshots.of(weights, weights);
    }

    @Test
    void everyCellIsTheOtherRunsWeightMinusThisOnes() {
        Snapshot here = snapshot(Snapshots.random(12, 20, 0.5, 1));
        Snapshot there = snapshot(Snapshots.random(12, 20, 0.5, 2));
        Perspective perspective = beside(there);
        Painted painted = Painted.of(figure, here, perspective, SIZE, 1);
        SplittableRandom random = new SplittableRandom(3);
        int hits = 0;
        for (int k = 0; k < 400; k++) {
            double x = Math.floor(random.nextDouble() * 449) + 0.5;
            double y = Math.floor(random.nextDouble() * 319) + 0.5;
            Optional<Hit> hit = figure.at(x, y, here, perspective, SIZE);
            if (hit.isPresent()) {
                int feature = hit.get().selection().feature().orElseThrow();
                int neuron = hit.get().selection().neuron().orElseThrow();
                float difference =
                        there.weights().at(feature, neuron) - here.weights().at(feature, neuron);
                assertEquals(MAP.argb(difference), painted.at(x, y), () -> "at " + x + ", " + y + ": " + hit);
                assertTrue(
                        hit.get().text().contains(Numerals.signed(difference, 3) + " ("),
                        hit.get().text());
                hits++;
            }
        }
        assertTrue(hits > 150, hits + " hits");
    }

    @Test
    void withoutAnotherRunItIsWhatTrainingChanged() {
        Matrix start = Snapshots.random(6, 9, 0.5, 4);
        Matrix now = Snapshots.random(6, 9, 0.5, 5);
        Snapshot trained = Snapshots.of(now, start);
        Optional<Hit> hit = figure.at(200.5, 150.5, trained, Perspective.PLAIN, SIZE);
        int feature = hit.orElseThrow().selection().feature().orElseThrow();
        int neuron = hit.orElseThrow().selection().neuron().orElseThrow();
        float difference = now.at(feature, neuron) - start.at(feature, neuron);
        assertTrue(hit.get().text().contains(": " + Numerals.signed(difference, 3) + " ("));
    }

    @Test
    void neuronsWithOtherOwnersAreFramed() {
        Snapshot here = snapshot(Matrix.of(2, 2, 1f, 0f, 0f, 1f));
        Snapshot same = snapshot(Matrix.of(2, 2, 0.95f, 0f, 0f, 1.05f));
        Snapshot flipped = snapshot(Matrix.of(2, 2, -1f, 0f, 0f, 1f));
        int accent = Look.LIGHT.accent().getRGB();
        assertFalse(hasColour(Painted.of(figure, here, beside(same), SIZE, 1), accent));
        assertTrue(hasColour(Painted.of(figure, here, beside(flipped), SIZE, 2), accent));
    }

    private static boolean hasColour(Painted painted, int argb) {
        for (int pixel : painted.pixels()) {
            if (pixel == argb) {
                return true;
            }
        }
        return false;
    }

    @Test
    void runsOfOtherShapesHaveNoDifference() {
        Snapshot here = snapshot(Snapshots.random(4, 5, 0.5, 1));
        Snapshot there = snapshot(Snapshots.random(4, 6, 0.5, 1));
        assertTrue(figure.at(200, 150, here, beside(there), SIZE).isEmpty());
        Painted one = Painted.of(figure, here, beside(there), SIZE, 1);
        Painted again = Painted.of(figure, here, beside(there), SIZE, 1);
        assertArrayEquals(one.pixels(), again.pixels());
    }
}
