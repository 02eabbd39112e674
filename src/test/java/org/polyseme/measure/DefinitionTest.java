package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyseme.state.Matrix;

class DefinitionTest {
    /** One neuron a column: shared ±1; one owner beside noise; 0.6 and 0.5; dead. */
    private static final Matrix WEIGHTS =
            Matrix.of(3, 4, 1f, 0.99f, 0.6f, 0.05f, -1f, 0.13f, -0.5f, 0f, 0f, 0f, 0.05f, 0.02f);

    private static List<Integer> polysemantic(Definition definition) {
        Allocation allocation = Allocation.of(WEIGHTS, definition);
        List<Integer> found =
                IntStream.range(0, 4).filter(allocation::isPolysemantic).boxed().toList();
        assertEquals(found.size(), Allocation.polysemanticNeurons(WEIGHTS, definition));
        return found;
    }

    @Test
    void theBandCountsSettledWeightsOnly() {
        assertEquals(List.of(0), polysemantic(Band.DEFAULT));
        assertEquals(List.of(0, 2), polysemantic(new Band(0.5, 1.2)));
    }

    @Test
    void aBandsEndsCountThemselves() {
        Matrix ends = Matrix.of(2, 1, Math.nextUp(0.8f), -1.2f);
        assertEquals(Band.DEFAULT.contains(ends.at(1, 0)) ? 1 : 0, Allocation.polysemanticNeurons(ends, Band.DEFAULT));
        assertEquals(1, Allocation.polysemanticNeurons(Matrix.of(2, 1, 1, -0.5f), new Band(0.5, 1)));
    }

    @Test
    void aShareIsOfTheLengthOfTheColumn() {
        // 0.13 of a column of length √(0.99² + 0.13²) is a share of 0.1302.
        assertEquals(List.of(0, 2), polysemantic(ColumnShare.DEFAULT));
        assertEquals(List.of(0, 1, 2), polysemantic(new ColumnShare(0.13)));
        assertEquals(List.of(0), polysemantic(new ColumnShare(0.7)));
    }

    @Test
    void theDefaultShareIsWhereTheLargestWeightStopsBeing99PercentOfItsColumn() {
        // Largest share s beside one other weight: the other's is √(1 − s²), 0.1411 at s = 0.99.
        Matrix above = Matrix.of(2, 1, (float) 0.9895, (float) Math.sqrt(1 - 0.9895 * 0.9895));
        Matrix below = Matrix.of(2, 1, (float) 0.9905, (float) Math.sqrt(1 - 0.9905 * 0.9905));
        assertEquals(1, Allocation.polysemanticNeurons(above, ColumnShare.DEFAULT));
        assertEquals(0, Allocation.polysemanticNeurons(below, ColumnShare.DEFAULT));
    }

    @Test
    void interferenceIsTheProductWithTheStrongestWeight() {
        // Products with the strongest: 1, 0.1287, 0.3.
        assertEquals(List.of(0, 2), polysemantic(Interference.DEFAULT));
        assertEquals(List.of(0), polysemantic(new Interference(0.31)));
        assertEquals(List.of(0, 1, 2), polysemantic(new Interference(0.12)));
    }

    @Test
    void theStrongestFeatureOfALiveNeuronIsOnItHoweverMuchIsAsked() {
        Allocation allocation = Allocation.of(WEIGHTS, new Interference(5));
        assertEquals(1, allocation.ownersOf(1).size());
        assertEquals(0, allocation.ownersOf(1).get(0).feature());
        assertEquals(List.of(), allocation.ownersOf(3));
    }

    @Test
    void thresholdsThatMeanNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ColumnShare(0));
        assertThrows(IllegalArgumentException.class, () -> new ColumnShare(1.1));
        assertThrows(IllegalArgumentException.class, () -> new Interference(Double.NaN));
    }
}
