package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class SignSplitTest {

    @Test
    void neuronsAreSplitByTheSignsOnThem() {
        // Neurons: one of each sign, two positive, three of both signs, one alone, two negative.
        Matrix weights = Matrix.of(new double[][] {
            {1, 0, 0.9, 0, 0}, {-1, 1, 0.9, 0, 0}, {0, 1, -0.9, 1, 0}, {0, 0, 0, 0, -1}, {0, 0, 0, 0.1, -1}
        });
        SignSplit split = SignSplit.of(Allocation.of(weights, Band.DEFAULT));
        assertEquals(new SignSplit(1, 2, 1), split);
        assertEquals(4, split.polysemanticNeurons());
    }
}
