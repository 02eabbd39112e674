package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTheoryTest {
    /** Computed elsewhere, rounded to four places. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 8, 0.6250",
        "0.8, 8, 0.2902",
        "0.9, 8, 0.1586",
        "0.95, 8, 0.0858",
        "0.99, 8, 0.0201",
        "0.999, 8, 0.0024",
        "0.5, 16, 0.5625",
        "0.8, 16, 0.2451",
        "0.9, 16, 0.1293",
        "0.95, 16, 0.0679",
        "0.99, 16, 0.0150",
        "0.999, 16, 0.0017",
        "0.5, 24, 0.5417",
        "0.8, 24, 0.2301",
        "0.9, 24, 0.1195",
        "0.95, 24, 0.0619",
        "0.99, 24, 0.0134",
        "0.999, 24, 0.0015"
    })
    void neuronsPerFeatureAtSeveralSparsities(double sparsity, double bits, double expected) {
        assertEquals(expected, CodingTheory.neuronsPerFeature(sparsity, bits), 5e-5);
    }

    /** A feature is one of {@code 1 + values} symbols; its entropy symbol by symbol is the same number. */
    @ParameterizedTest
    @CsvSource({"0.3, 4", "0.9, 64", "0, 16", "1, 2"})
    void sourceEntropyIsThatOfItsSymbols(double sparsity, int values) {
        double entropy = 0;
        for (int symbol = 0; symbol <= values; symbol++) {
            double p = symbol == 0 ? sparsity : (1 - sparsity) / values;
            entropy -= p == 0 ? 0 : p * Math.log(p) / Math.log(2);
        }
        double bits = Math.log(values) / Math.log(2);
        assertEquals(7 * entropy, CodingTheory.sourceEntropy(7, sparsity, bits), 1e-12);
    }

    @Test
    void theCriticalExponentFallsToOne() {
        assertEquals(3, CodingTheory.criticalExponent(1));
        assertEquals(1.25, CodingTheory.criticalExponent(8));
        assertEquals(1, CodingTheory.criticalExponent(1 << 30), 1e-8);
    }

    @Test
    void dropoutTakesItsShareOfTheCapacity() {
        assertEquals(0.7 * 32 * 16, CodingTheory.dropoutCapacityAtMost(32, 16, 0.3), 1e-9);
        double lost = -Math.log(1 - Math.pow(2, -16)) / Math.log(2);
        assertEquals(0.7 * 32 * 16 * (1 - lost), CodingTheory.dropoutCapacityAtLeast(32, 16, 0.3), 1e-9);
    }

    /** At one bit a neuron ε is 1: nothing is guaranteed. */
    @Test
    void oneBitANeuronGuaranteesNothing() {
        assertEquals(0, CodingTheory.dropoutCapacityAtLeast(32, 1, 0));
    }

    /** {@code Σ (bits - α log2 i)}, but for the last term of {@code log m! = m log(m/e) + ½ log(2π m)}. */
    @Test
    void powerLawEntropyIsStirlingsOfTheSum() {
        int neurons = 2000;
        double sum = 0;
        for (int i = 1; i <= neurons; i++) {
            sum += 8 - 0.7 * Math.log(i) / Math.log(2);
        }
        double last = 0.7 * 0.5 * Math.log(2 * Math.PI * neurons) / Math.log(2);
        assertEquals(sum + last, CodingTheory.powerLawEntropy(neurons, 8, 0.7), 1e-3);
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CodingTheory.criticalExponent(0));
        assertThrows(IllegalArgumentException.class, () -> CodingTheory.neuronsPerFeature(1.1, 16));
        assertThrows(IllegalArgumentException.class, () -> CodingTheory.neuronsPerFeature(0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> CodingTheory.dropoutCapacityAtMost(4, 8, -0.1));
    }
}
