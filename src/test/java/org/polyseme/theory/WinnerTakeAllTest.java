package org.polyseme.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WinnerTakeAllTest {
    private static final double PENALTY = 1e-3;

    private static double[] start(int neurons, long seed) {
        Random random = new Random(seed);
        return random.doubles(neurons)
                .map(unused -> random.nextGaussian() * 0.9 / Math.sqrt(neurons))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 40, 250, 1500})
    void theAffineLawHoldsExactly(double end) {
        WinnerTakeAll race = new WinnerTakeAll(start(2000, 3), PENALTY, 0.05);
        race.advanceTo(end);
        assertArrayEquals(race.affineLaw(), race.sizes(), 1e-12);
    }

    @Test
    void ranksStayAndTheLargestAtTheStartWins() {
        double[] start = start(2000, 4);
        WinnerTakeAll race = new WinnerTakeAll(start, PENALTY, 0.5);
        race.advanceTo(100);
        double[] sizes = race.sizes();
        Integer[] order = new Integer[start.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (k, l) -> Double.compare(Math.abs(start[l]), Math.abs(start[k])));
        for (int rank = 1; rank < order.length; rank++) {
            assertTrue(sizes[order[rank]] <= sizes[order[rank - 1]]);
        }
        race.advanceTo(1e5);
        assertEquals(1, race.survivors());
        assertTrue(race.sizes()[order[0]] > 0);
    }

    /** Computed elsewhere from other draws, m = 20,000: 4337 and 241 left, with |w|₁ of 48.568 and 11.019. */
    @ParameterizedTest
    @CsvSource({"15.65, 4337, 0.03, 48.568, 0.02", "97.70, 241, 0.25, 11.019, 0.1"})
    void survivorsFallAsInTheReference(double time, double survivors, double part, double l1, double partOfL1) {
        WinnerTakeAll race = new WinnerTakeAll(start(20_000, 5), PENALTY, 0.05);
        race.advanceTo(time);
        assertEquals(survivors, race.survivors(), part * survivors);
        assertEquals(l1, race.l1Norm(), partOfL1 * l1);
    }

    @ParameterizedTest
    @CsvSource({"1, 15351.0, 123.90", "15.65, 1937.1, 44.01", "97.70, 91.1, 9.54", "1525.9, 1, 1"})
    void theLawsAreThosePlottedByTheAuthors(double time, double survivors, double l1) {
        assertEquals(survivors, WinnerTakeAll.survivorsLaw(20_000, PENALTY, time), 1e-3 * survivors);
        assertEquals(l1, WinnerTakeAll.l1Law(20_000, PENALTY, time), 1e-3 * l1);
    }

    /** The slack 1 - |w|² is soon λ|w|₁; measured elsewhere 1.017 at t = 97.7 and 1.003 at 610. */
    @Test
    void theSlackBecomesThePenaltyTimesTheSum() {
        WinnerTakeAll race = new WinnerTakeAll(start(20_000, 6), PENALTY, 0.05);
        race.advanceTo(97.7);
        assertEquals(1, (1 - race.squaredNorm()) / (PENALTY * race.l1Norm()), 0.03);
        race.advanceTo(610);
        assertEquals(1, (1 - race.squaredNorm()) / (PENALTY * race.l1Norm()), 0.01);
    }

    @ParameterizedTest
    @CsvSource({"0.001, 0.999500", "0.01, 0.994962", "0.1, 0.945649", "0, 1"})
    void theFinalWeightIsTheRootComputedElsewhere(double penalty, double weight) {
        assertEquals(weight, WinnerTakeAll.finalWeight(penalty), 5e-7);
    }

    @Test
    void theWinnerRestsAtTheFinalWeight() {
        WinnerTakeAll race = new WinnerTakeAll(new double[] {-0.2, 0.5, 0.1}, 0.01, 0.1);
        for (int step = 0; step < 5000; step++) {
            race.advance();
        }
        assertArrayEquals(new double[] {0, WinnerTakeAll.finalWeight(0.01), 0}, race.sizes(), 1e-12);
    }

    @Test
    void gradientDescentRunsOnTheEquationsClock() {
        assertEquals(400, WinnerTakeAll.time(0.1, 1000));
        assertEquals(0.0005, WinnerTakeAll.penalty(0.002));
    }

    @Test
    void penaltiesThatKillEveryWeightAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> WinnerTakeAll.finalWeight(0.4));
        assertThrows(IllegalArgumentException.class, () -> new WinnerTakeAll(new double[] {1}, -1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new WinnerTakeAll(new double[] {1}, 0.1, 0.6));
    }
}
