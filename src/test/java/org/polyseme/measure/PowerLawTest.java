package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerLawTest {
    private static double[] law(int count, double alpha, double scale) {
        return IntStream.rangeClosed(1, count)
                .mapToDouble(i -> scale * Math.pow(i, -alpha))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 1.5, 2, 0})
    void anExactLawIsFound(double alpha) {
        PowerLaw fit = PowerLaw.fit(law(200, alpha, 3), 11, 150);
        assertEquals(alpha, fit.alpha(), 1e-12);
        assertEquals(3, fit.scale(), 1e-10);
        assertEquals(3 * Math.pow(20, -alpha), fit.at(20), 1e-10);
    }

    /** Normal activations, of which each neuron's variance is its rank's: 12,000 samples give α to a hundredth. */
    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 1.5, 2})
    void activationsGiveTheirExponent(double alpha) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] activations = new double[12_000][100];
        for (double[] row : activations) {
            for (int k = 0; k < row.length; k++) {
                row[k] = random.nextGaussian() * Math.pow(k + 1, -alpha / 2);
            }
        }
        PowerLaw fit =
                PowerLaw.fit(Spectrum.activations(Activations.of(activations))).orElseThrow();
        assertEquals(5, fit.first());
        assertEquals(80, fit.last());
        assertEquals(alpha, fit.alpha(), 0.01);
        assertTrue(fit.fit() > 0.99);
    }

    @Test
    void onlyTheWindowCounts() {
        double[] eigenvalues = law(50, 1.2, 1);
        eigenvalues[0] = 100;
        eigenvalues[49] = 1e-30;
        assertEquals(1.2, PowerLaw.fit(eigenvalues, 2, 49).alpha(), 1e-12);
    }

    @Test
    void rankZerosDoNotCount() {
        double[] eigenvalues = new double[300];
        System.arraycopy(law(100, 1, 1), 0, eigenvalues, 0, 100);
        PowerLaw fit = PowerLaw.fit(eigenvalues).orElseThrow();
        assertEquals(80, fit.last());
        assertEquals(1, fit.alpha(), 1e-12);
        assertTrue(PowerLaw.fit(new double[10]).isEmpty());
        assertTrue(PowerLaw.fit(new double[] {1, 0.5}).isEmpty());
    }

    @Test
    void aWindowMustHoldEigenvalues() {
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.fit(law(10, 1, 1), 0, 5));
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.fit(law(10, 1, 1), 5, 11));
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.fit(law(10, 1, 1), 5, 6));
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.fit(new double[] {1, 0.5, 0, 0}, 1, 4));
    }
}
