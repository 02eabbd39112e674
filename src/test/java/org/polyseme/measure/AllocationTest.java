package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;

class AllocationTest {
    /** f0 and f1 on neuron 0 with opposite signs, f2 alone on neuron 2, f3 nowhere. */
    private static final Matrix WEIGHTS = Matrix.of(4, 3, 1.02f, 0, 0, -0.97f, 0.1f, 0, 0, 0, 0.9f, 0.3f, -0.4f, 0.2f);

    private final Allocation allocation = Allocation.of(WEIGHTS, Band.DEFAULT);

    @Test
    void countsNeuronsWithTwoFeaturesOn() {
        assertEquals(1, allocation.polysemanticNeurons());
        assertTrue(allocation.isPolysemantic(0));
        assertFalse(allocation.isPolysemantic(2));
    }

    @Test
    void countingAloneGivesTheSameNumber() {
        assertEquals(allocation.polysemanticNeurons(), Allocation.polysemanticNeurons(WEIGHTS, Band.DEFAULT));
    }

    @Test
    void namesOwnersWithTheirWeights() {
        assertEquals(List.of(new Allocation.Owner(0, 1.02f), new Allocation.Owner(1, -0.97f)), allocation.ownersOf(0));
    }

    @Test
    void countsFeaturesOn() {
        assertEquals(3, allocation.featuresOn());
    }

    @Test
    void theStrongestNeuronIsTheOneOfTheLargestSize() {
        assertEquals(1, allocation.strongestNeuronOf(3));
    }

    @Test
    void aCollisionIsAPairWithOneStrongestNeuron() {
        assertEquals(List.of(new FeaturePair(0, 1)), allocation.collisions());
        assertTrue(allocation.share(new FeaturePair(0, 1)));
        assertFalse(allocation.share(new FeaturePair(0, 2)));
    }

    @Test
    void theBandIncludesItsEnds() {
        Matrix ends = Matrix.of(1, 4, 0.8f, -1.2f, 0.79f, 1.21f);
        // 0.8f is a little above 0.8 and 1.2f a little above 1.2 as doubles: the ends are compared as given.
        Allocation at = Allocation.of(ends, new Band(0.8f, 1.2f));
        assertEquals(2, at.featuresOn());
    }
}
