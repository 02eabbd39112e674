package org.polyseme.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.measure.Forecast;
import org.polyseme.state.Matrix;

class NeuronOrderTest {
    /** f0 claims neuron 3, f1 neuron 0, f2 neuron 3 as well. */
    private static final Matrix INITIAL =
            Matrix.of(3, 5, 0.1f, 0, 0, 0.5f, 0, -0.4f, 0.1f, 0, 0, 0, 0, 0.2f, 0, -0.3f, 0);

    private static int[] order(Matrix weights, Matrix initial) {
        NeuronOrder order = NeuronOrder.of(Allocation.of(weights, Band.DEFAULT), Forecast.of(initial));
        return IntStream.range(0, order.size()).map(order::neuronAt).toArray();
    }

    @Test
    void beforeTrainingNeuronsStandWhereTheyAreClaimed() {
        assertArrayEquals(new int[] {3, 0, 1, 2, 4}, order(INITIAL, INITIAL));
    }

    @Test
    void anOwnerOutranksAClaim() {
        // f1 comes on neuron 4, so its claim on neuron 0 is void; f0 and f2 are on neuron 3.
        Matrix now = Matrix.of(3, 5, 0, 0, 0, 1, 0, 0, 0, 0, 0, -0.9f, 0, 0, 0, -1, 0);
        assertArrayEquals(new int[] {3, 4, 0, 1, 2}, order(now, INITIAL));
    }

    @Test
    void weightsThatMerelyGrowMoveNothing() {
        Matrix grown = Matrix.of(3, 5, 0.7f, 0, 0, 0.2f, 0, -0.1f, 0.79f, 0, 0, 0, 0, 0.2f, 0, -0.3f, 0.6f);
        assertArrayEquals(order(INITIAL, INITIAL), order(grown, INITIAL));
    }

    @Test
    void fewNeuronsKeepTheirOwnOrder() {
        Matrix weights = Matrix.of(3, 2, 0, 1, 0, 1, 1, 0);
        assertArrayEquals(new int[] {0, 1}, order(weights, weights));
    }
}
