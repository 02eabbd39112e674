package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PairReadoutTest {

    /** Two active: read rightly unless no neuron holds both. */
    @Test
    void anActivePairAloneIsWrongOnlyWhereNobodyReadsIt() {
        assertEquals(Math.pow(1 - 0.09, 12), PairReadout.squaredError(2, 0, 0.3, 12), 1e-15);
    }

    @Test
    void neuronsThatReadEverythingAreOffByTheOtherFeatures() {
        assertEquals(9, PairReadout.squaredError(2, 3, 1, 5), 1e-12);
        assertEquals(9, PairReadout.squaredError(1, 3, 1, 5), 1e-12);
        assertEquals(4, PairReadout.squaredError(0, 3, 1, 5), 1e-12);
    }

    /** One neuron, all cases counted: the pair half active, one other feature. */
    @Test
    void oneNeuronIsCountedOut() {
        double q = 0.4;
        assertEquals(q * q * q, PairReadout.squaredError(1, 1, q, 1), 1e-15);
    }

    /** Two neurons, all sixteen cases counted: who reads the pair, and who of them the other feature. */
    @Test
    void twoNeuronsAreCountedOut() {
        double q = 0.4;
        double pair = q * q;
        double one = 2 * pair * (1 - pair) * q;
        double two = pair * pair * (q * q + 2 * q * (1 - q) * 0.25);
        assertEquals(one + two, PairReadout.squaredError(1, 1, q, 2), 1e-15);
    }

    @Test
    void theMeanOfInversesIsTheSumOverTheDistribution() {
        double p = 0.3;
        double sum = 0;
        double chance = Math.pow(1 - p, 9);
        for (int k = 1; k <= 9; k++) {
            chance *= p / (1 - p) * (10 - k) / k;
            sum += chance / k;
        }
        assertEquals(sum, PairReadout.meanInverse(9, p), 1e-15);
    }

    @Test
    void moreNeuronsReadBetterAndEachReadsLess() {
        double before = Double.POSITIVE_INFINITY;
        double share = 1;
        for (int d : new int[] {10, 100, 1000}) {
            double best = PairReadout.bestShare(3, d);
            assertTrue(best <= share);
            assertTrue(PairReadout.worst(3, best, d) < before);
            assertTrue(PairReadout.worst(3, best, d) <= PairReadout.worst(3, 0.3, d) * 1.01);
            before = PairReadout.worst(3, best, d);
            share = best;
        }
    }

    @Test
    void theOrdersAreThoseOfThePaper() {
        assertEquals(1e4 / Math.log(100), PairReadout.mostComputed(100), 1e-9);
        assertEquals(100 * Math.log(1e4), PairReadout.neuronsFor(1e4), 1e-9);
    }
}
