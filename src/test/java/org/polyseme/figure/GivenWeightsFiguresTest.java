package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Activations;
import org.polyseme.measure.Spectrum;
import org.polyseme.state.GivenWeights;
import org.polyseme.state.Matrix;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;

/** What figures make of weights from a file. */
class GivenWeightsFiguresTest {
    private static final Figure.Size SIZE = new Figure.Size(520, 360);
    private static final Matrix WEIGHTS = Snapshots.random(6, 4, 0.05, 1);

    private static Snapshot given(Matrix weights) {
        return GivenWeights.snapshot("w.npy: w", weights, Optional.empty());
    }

    private static Snapshot withActivations(Matrix activations) {
        return given(WEIGHTS).with(new RunStatus.Given("w.npy: w", Optional.of(activations)), 0);
    }

    private static Set<String> texts(Figure figure, Snapshot snapshot) {
        Set<String> texts = new LinkedHashSet<>();
        for (double y = 33; y < SIZE.height(); y += 3) {
            for (double x = 1; x < SIZE.width(); x += 3) {
                figure.at(x, y, snapshot, Perspective.PLAIN, SIZE).ifPresent(hit -> texts.add(hit.text()));
            }
        }
        return texts;
    }

    @Test
    void coloursEndWhereTheGivenWeightsDo() {
        // three times their root mean square, rounded up
        assertEquals(0.2, WeightScale.of(given(Matrix.of(2, 2, 0.05f, -0.05f, -0.05f, 0.05f))), 1e-12);
        assertEquals(20, WeightScale.of(given(Matrix.of(2, 2, 5, 5, -5, 5))), 1e-12);
        assertEquals(WeightsFigure.SCALE, WeightScale.of(given(Matrix.of(2, 2, 0, 0, 0, 0))));
        assertEquals(WeightsFigure.SCALE, WeightScale.of(Snapshots.of(WEIGHTS, WEIGHTS)));
    }

    @Test
    void theSpectrumIsThatOfGivenActivations() {
        Matrix activations = Snapshots.random(50, 4, 2, 3);
        double[] values = Spectrum.activations(Activations.of(activations));
        Set<String> texts = texts(new SpectrumFigure(), withActivations(activations));
        for (int rank = 1; rank <= 4; rank++) {
            String part = "rank " + rank + ": variance " + Numerals.significant(values[rank - 1]);
            assertTrue(texts.stream().anyMatch(text -> text.contains(part)), () -> part + " is not in " + texts);
        }
    }

    /** Into a linear layer edges from a node sum to its strength, and strengths sum to the outputs' mean squares. */
    @Test
    void theInteractionBasisIsThatOfGivenActivations() {
        Matrix activations = Snapshots.random(64, 4, 2, 5);
        Snapshot snapshot = withActivations(activations);
        Interactions.Found found = Interactions.of(snapshot);
        assertEquals(2, found.basis().layers().size());
        assertEquals("neurons", Interactions.name(0, 2));
        double strengths = 0;
        for (int j = 1; j < found.basis().layers().get(0).nodes(); j++) {
            strengths += found.basis().layers().get(0).strength(j);
        }
        double variance = 0;
        for (int i = 0; i < 6; i++) {
            double sum = 0;
            double square = 0;
            for (int t = 0; t < 64; t++) {
                double y = 0;
                for (int k = 0; k < 4; k++) {
                    y += (double) activations.at(t, k) * WEIGHTS.at(i, k);
                }
                sum += y / 64;
                square += y * y / 64;
            }
            variance += square - sum * sum;
        }
        assertEquals(variance, strengths, 1e-9 * variance);
    }
}
