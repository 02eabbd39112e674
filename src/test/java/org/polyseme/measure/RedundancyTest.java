package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedundancyTest {
    private static double[][] identity(int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        return rows;
    }

    /** Each neuron carries one feature: in whatever order, each silenced one costs that feature. */
    @Test
    void withoutRedundancyEveryNeuronCosts() {
        int n = 6;
        Activations basis = Activations.of(identity(n));
        Network network =
                Network.layered(List.of(identity(n), identity(n)), List.of(Nonlinearity.RELU, Nonlinearity.RELU));
        Redundancy redundancy = Redundancy.of(network, basis, basis, 1, 5, 9);
        assertEquals(n + 1, redundancy.levels().size());
        for (Redundancy.Level level : redundancy.levels()) {
            double lost = (double) level.silenced() / n;
            assertEquals(lost, level.loss(), 1e-12);
            assertEquals(1 - lost, level.accuracy(), 1e-12);
            assertEquals(0, level.lossDeviation(), 1e-7);
        }
    }

    /** Two neurons a feature: it is lost only when both are silent, of k of 2n by k (k - 1) / (2n (2n - 1)). */
    @Test
    void twoNeuronsAFeatureBearTheLoss() {
        int n = 5;
        double[][] in = new double[n][2 * n];
        double[][] out = new double[2 * n][n];
        for (int k = 0; k < 2 * n; k++) {
            in[k % n][k] = 1;
            out[k][k % n] = 0.5;
        }
        Activations basis = Activations.of(identity(n));
        Network network = Network.layered(List.of(in, out), List.of(Nonlinearity.RELU, Nonlinearity.RELU));
        Redundancy redundancy = Redundancy.of(network, basis, basis, 1, 4000, 2);
        for (Redundancy.Level level : redundancy.levels()) {
            double both = level.silenced() * (level.silenced() - 1.0) / (2 * n * (2 * n - 1));
            double one = 2 * ((double) level.silenced() / (2 * n) - both);
            assertEquals(1 - both, level.accuracy(), 0.015);
            assertEquals(both + one / 4, level.loss(), 0.015);
        }
    }

    @Test
    void manyNeuronsFallSeveralAtATime() {
        int n = 100;
        Activations basis = Activations.of(identity(n));
        Network network =
                Network.layered(List.of(identity(n), identity(n)), List.of(Nonlinearity.RELU, Nonlinearity.RELU));
        Redundancy redundancy = Redundancy.of(network, basis, basis, 1, 1, 1);
        assertEquals(65, redundancy.levels().size());
        assertEquals(n, redundancy.levels().get(64).silenced());
        assertEquals(1, redundancy.levels().get(64).loss(), 1e-12);
    }

    @Test
    void onlyHiddenLayersCanBeSilenced() {
        Activations basis = Activations.of(identity(2));
        Network network =
                Network.layered(List.of(identity(2), identity(2)), List.of(Nonlinearity.RELU, Nonlinearity.RELU));
        assertThrows(IllegalArgumentException.class, () -> Redundancy.of(network, basis, basis, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Redundancy.of(network, basis, basis, 2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Redundancy.of(network, basis, basis, 1, 0, 1));
    }
}
