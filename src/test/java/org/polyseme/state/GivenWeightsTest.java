package org.polyseme.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenWeightsTest {
    private static final Matrix WEIGHTS = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);

    @Test
    void aMatrixIsATiedNetworkThatWasNeverTrained() {
        Snapshot snapshot = GivenWeights.snapshot("a.npy: W", WEIGHTS, Optional.empty());
        assertEquals(WEIGHTS, snapshot.weights());
        assertEquals(ModelKind.TIED_AUTOENCODER, snapshot.experiment().model());
        assertEquals(new RunStatus.Given("a.npy: W"), snapshot.status());
        assertFalse(snapshot.status().isTraining() || snapshot.status().isOver());
        assertTrue(Double.isNaN(snapshot.loss()));
    }

    @Test
    void aPairIsAnUntiedNetwork() {
        Snapshot snapshot = GivenWeights.snapshot("a.npz: W1, W2", WEIGHTS, Optional.of(WEIGHTS.transposed()));
        assertEquals(ModelKind.HIDDEN_RELU, snapshot.experiment().model());
        assertEquals(Optional.of(WEIGHTS.transposed()), snapshot.parameters().named("W2"));
    }

    @Test
    void aPairThatDoesNotFitIsRefused() {
        RefusedValueException refused = assertThrows(
                RefusedValueException.class, () -> GivenWeights.snapshot("a", WEIGHTS, Optional.of(WEIGHTS)));
        assertEquals(
                "weights out of the neurons: expected [neurons, features] = 3 x 2, found 2 x 3", refused.getMessage());
    }

    @Test
    void moreFeaturesThanARecipeMayHaveAreRefused() {
        Matrix tall = Matrix.of(20_000, 1, new float[20_000]);
        RefusedValueException refused =
                assertThrows(RefusedValueException.class, () -> GivenWeights.snapshot("a", tall, Optional.empty()));
        assertEquals("features: expected a whole number from 1 to 16,384, found 20000", refused.getMessage());
    }

    @Test
    void theLargestMatrixThatFilesMayHoldIsShown() {
        Matrix large = Matrix.of(4096, 4096, new float[1 << 24]);
        assertEquals(
                4096,
                GivenWeights.snapshot("a", large, Optional.empty()).experiment().neurons());
    }

    @Test
    void transposedTwiceIsTheSame() {
        assertEquals(Matrix.of(3, 2, 1, 4, 2, 5, 3, 6), WEIGHTS.transposed());
        assertEquals(WEIGHTS, WEIGHTS.transposed().transposed());
    }
}
