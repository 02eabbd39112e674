package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private static double oneByOne(double[][] in, double[][] out, Activations basis) {
        Network network = Network.layered(List.of(in, out), List.of(Nonlinearity.RELU, Nonlinearity.RELU));
        return Redundancy.oneByOne(network, basis, basis, 1);
    }

    @Test
    void whereEveryFeatureHangsOnOneNeuronTheyCostAllThatTheyAchieve() {
        int n = 6;
        Activations basis = Activations.of(identity(n));
        assertEquals(1, oneByOne(identity(n), identity(n), basis), 1e-12);
    }

    /** Without one of r copies 1 - 1/r of its feature comes back: r n neurons cost 1/r² each, of n. */
    @Test
    void copiesOfANeuronCostOneByTheirNumber() {
        int n = 3;
        int copies = 4;
        double[][] in = new double[n][copies * n];
        double[][] out = new double[copies * n][n];
        for (int k = 0; k < copies * n; k++) {
            in[k % n][k] = 1;
            out[k][k % n] = 1.0 / copies;
        }
        assertEquals(1.0 / copies, oneByOne(in, out, Activations.of(identity(n))), 1e-12);
    }

    /** A tied row of m equal weights: 1 - 1/m comes back without one, so m neurons cost 1/m² each. */
    @Test
    void aRowSpreadEvenlyOverAllNeuronsCostsOneByTheirNumber() {
        int m = 7;
        double[][] in = new double[1][m];
        double[][] out = new double[m][1];
        for (int k = 0; k < m; k++) {
            in[0][k] = 1 / Math.sqrt(m);
            out[k][0] = 1 / Math.sqrt(m);
        }
        assertEquals(1.0 / m, oneByOne(in, out, Activations.of(new double[][] {{0.3}, {1}, {2}})), 1e-12);
    }

    /** One neuron keeps the feature, a second adds as much again, a third takes that off: L_k - L is 1 for each of three. */
    @Test
    void neuronsThatUndoEachOtherCostMoreThanTheyAchieve() {
        double[][] in = {{1, 1, 1}};
        double[][] out = {{1}, {1}, {-1}};
        assertEquals(3, oneByOne(in, out, Activations.of(new double[][] {{1}})), 1e-12);
    }

    @Test
    void neuronsThatAchieveNothingHaveNoShareOfIt() {
        assertTrue(Double.isNaN(oneByOne(
                new double[][] {{1}}, new double[][] {{2}}, Activations.of(new double[][] {{1}, {3}}))));
    }

    @Test
    void onlyAHiddenLayerIsSilencedOneByOne() {
        Activations basis = Activations.of(identity(2));
        Network network =
                Network.layered(List.of(identity(2), identity(2)), List.of(Nonlinearity.RELU, Nonlinearity.RELU));
        assertThrows(IllegalArgumentException.class, () -> Redundancy.oneByOne(network, basis, basis, 0));
        assertThrows(IllegalArgumentException.class, () -> Redundancy.oneByOne(network, basis, basis, 2));
    }

    @Test
    void halfOfTheNeuronsSilencedIsTheMiddleLevel() {
        int n = 6;
        Activations basis = Activations.of(identity(n));
        Network network =
                Network.layered(List.of(identity(n), identity(n)), List.of(Nonlinearity.RELU, Nonlinearity.RELU));
        assertEquals(0.5, Redundancy.of(network, basis, basis, 1, 5, 9).halfSilencedAccuracy(), 1e-12);
    }
}
