package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Degeneracy.Kind;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;

/** Bias-free ReLU networks 3-5-4-2, built to be degenerate in one way each; the ranks were computed elsewhere as well. */
class DegeneracyTest {
    private static final int PARAMETERS = 43;
    private static final int SAMPLES = 600;

    private final SplittableRandom random = new SplittableRandom(20);

    @Test
    void genericallyEveryHiddenNeuronCanBeRescaled() {
        Degeneracy found = search((w, x) -> {}, false);
        assertBudget(found, 34, 9, 0, 0, 0);
        assertEquals(PARAMETERS, found.parameters());
        found.layers().forEach(layer -> {
            assertEquals(layer.inputs(), layer.gramRank());
            assertTrue(layer.synchronised().isEmpty());
        });
    }

    @Test
    void inputsInAPlaneFreeADirectionOfEveryFirstNeuron() {
        Degeneracy found = search(
                (w, x) -> {
                    double[][] plane = normal(2, 3);
                    for (int t = 0; t < x.length; t++) {
                        x[t] = times(new double[][] {{random.nextGaussian(), random.nextGaussian()}}, plane)[0];
                    }
                },
                false);
        assertBudget(found, 29, 9, 5, 0, 0);
        assertEquals(2, found.layers().get(0).gramRank());
    }

    @Test
    void aNeuronThatNobodyListensToFreesItsWeights() {
        Degeneracy found = search(
                (w, x) -> {
                    w.get(2)[3] = new double[2];
                },
                false);
        assertBudget(found, 30, 9, 0, 4, 0);
        assertEquals(3, found.layers().get(1).jacobianRank());
    }

    @Test
    void twoNeuronsThatFireTogetherCanBeMixed() {
        Degeneracy found = search(
                (w, x) -> {
                    for (int i = 0; i < 3; i++) {
                        w.get(0)[i][1] = w.get(0)[i][0] + 0.2 * random.nextGaussian();
                    }
                    for (int t = 0; t < x.length; t++) {
                        while (sum(x[t], w.get(0), 0) > 0 != sum(x[t], w.get(0), 1) > 0) {
                            x[t] = normal(1, 3)[0];
                        }
                    }
                },
                true);
        assertBudget(found, 32, 9, 0, 0, 2);
        assertEquals(List.of(List.of(0, 1)), found.layers().get(0).synchronised());
    }

    @Test
    void neuronsThatAllFireAlwaysAreOneLinearMap() {
        List<double[][]> weights = List.of(positive(3, 5), positive(5, 4), normal(4, 2));
        Degeneracy found = Degeneracy.of(network(weights), Activations.of(positive(SAMPLES, 3)));
        assertEquals(6, found.rank());
        assertEquals(37, found.free());
        assertEquals(0, found.unexplained());
        assertEquals(List.of(List.of(0, 1, 2, 3, 4)), found.layers().get(0).synchronised());
        assertEquals(3, found.layers().get(1).gramRank());
        assertEquals(2, found.layers().get(0).jacobianRank());
    }

    @Test
    void unitsNeverActiveTogetherDoNotSeeTheirWeight() {
        // Neuron 0 fires on positive, neuron 1 on negative inputs; each second-layer unit listens to both.
        List<double[][]> weights =
                List.of(new double[][] {{1, -1}}, new double[][] {{1, -1}, {-1, 1}}, new double[][] {{1}, {1}});
        Degeneracy found = Degeneracy.of(network(weights), Activations.of(new double[][] {{1}, {-1}, {2}, {-0.5}}));
        // Behaviour: two slopes, one for either sign of the input.
        assertEquals(2, found.rank());
        assertEquals(2, found.freeByKind().get(Kind.UNSEEN));
        assertEquals(0, found.unexplained());
    }

    /** A neuron that fires on one sample sees one direction of its three inputs; two are free, and its rescaling. */
    @Test
    void whatANeuronDoesNotSeeWhileItFiresIsFree() {
        List<double[][]> weights = List.of(new double[][] {{1}, {0}, {0}}, new double[][] {{1}});
        double[][] inputs = {{1, 1, 0}, {-1, 2, 0}, {-1, 0, 1}};
        Degeneracy found = Degeneracy.of(network(weights), Activations.of(inputs));
        assertEquals(1, found.rank());
        assertEquals(1, found.freeByKind().get(Kind.RESCALING));
        assertEquals(0, found.freeByKind().get(Kind.ACTIVATIONS));
        assertEquals(2, found.freeByKind().get(Kind.UNSEEN));
        assertEquals(0, found.unexplained());
    }

    /** One linear map has the curvatures {@code 2 E[x xᵀ]}, once an output. */
    @Test
    void curvaturesBelowAMillionthOfTheLargestAreHardlyInUse() {
        Network map = Network.layered(
                List.<double[][]>of(new double[][] {{1, 2}, {3, 4}, {5, 6}}), List.of(Nonlinearity.LINEAR));
        double[][] inputs = {{1, 0, 0}, {0, 2e-3, 0}, {0, 0, 5e-4}};
        Degeneracy found = Degeneracy.of(map, Activations.of(inputs));
        assertEquals(6, found.rank());
        assertEquals(2, found.hardlyInUse());
    }

    /** A tied linear code can be turned: one direction for every two neurons. */
    @Test
    void tiedCodesCanBeTurned() {
        Experiment recipe = Experiment.of(Map.of(
                Field.MODEL,
                "tied-autoencoder",
                Field.RELU,
                false,
                Field.FEATURES,
                6,
                Field.NEURONS,
                3,
                Field.BIAS,
                true,
                Field.FEATURE_PROBABILITY,
                0.5));
        Parameters parameters = new Parameters(List.of(
                new Parameters.Named("W", Matrix.of(normal(6, 3))),
                new Parameters.Named("b", Matrix.of(normal(1, 6)))));
        Degeneracy found = Degeneracy.of(Network.of(recipe, parameters), Inputs.of(recipe, 300, 1));
        assertEquals(24, found.parameters());
        assertEquals(3, found.free());
        assertEquals(3, found.freeByKind().get(Kind.SYNCHRONISED));
    }

    /** The Hessian's eigenvalues sum to its trace, {@code 2/T Σ |∂out/∂θ|²}, here by differences. */
    @Test
    void theSpectrumSumsToTheTrace() {
        Network network = network(List.of(normal(3, 5), normal(5, 4), normal(4, 2)));
        Activations inputs = Activations.of(normal(50, 3));
        double sum = 0;
        for (double eigenvalue : Degeneracy.of(network, inputs).hessianSpectrum()) {
            sum += eigenvalue;
        }
        double trace = 0;
        double h = 1e-5;
        for (int k = 0; k < PARAMETERS; k++) {
            double[] moved = network.parameters();
            moved[k] += h;
            trace += 2 * network.at(moved).loss(inputs, network.outputs(inputs)) / (h * h);
        }
        assertEquals(trace, sum, 1e-3 * trace);
    }

    @Test
    void whatWouldTakeMinutesIsRefused() {
        Network large = network(List.<double[][]>of(new double[30][40]));
        Activations inputs = Activations.of(new double[2][30]);
        String said = assertThrows(IllegalArgumentException.class, () -> Degeneracy.of(large, inputs))
                .getMessage();
        assertTrue(said.contains("at most 1024 parameters") && said.contains("1200"), said);
        assertEquals(1, Degeneracy.layers(large, inputs).size());
        Network wide = network(List.<double[][]>of(new double[1][513]));
        assertThrows(IllegalArgumentException.class, () -> Degeneracy.layers(wide, Activations.of(new double[2][1])));
    }

    private static void assertBudget(
            Degeneracy found, int rank, int rescaling, int activations, int jacobians, int synchronised) {
        assertEquals(rank, found.rank());
        assertEquals(PARAMETERS - rank, found.free());
        assertEquals(rescaling, found.freeByKind().get(Kind.RESCALING));
        assertEquals(activations, found.freeByKind().get(Kind.ACTIVATIONS));
        assertEquals(jacobians, found.freeByKind().get(Kind.JACOBIANS));
        assertEquals(synchronised, found.freeByKind().get(Kind.SYNCHRONISED));
        assertEquals(0, found.freeByKind().get(Kind.UNSEEN));
        assertEquals(0, found.unexplained());
    }

    /** Draws networks until one has only the degeneracy that {@code spoil} puts in. */
    private Degeneracy search(BiConsumer<List<double[][]>, double[][]> spoil, boolean oneGroup) {
        for (int attempt = 0; attempt < 3000; attempt++) {
            List<double[][]> weights = List.of(normal(3, 5), normal(5, 4), normal(4, 2));
            double[][] x = normal(SAMPLES, 3);
            spoil.accept(weights, x);
            Network network = network(weights);
            Activations inputs = Activations.of(x);
            if (isClean(network, inputs, oneGroup)) {
                return Degeneracy.of(network, inputs);
            }
        }
        throw new IllegalStateException("no clean network found");
    }

    /** Every two units of successive layers fire together now and then, and no others always do. */
    private static boolean isClean(Network network, Activations inputs, boolean oneGroup) {
        Activations first = network.activations(inputs, 1);
        Activations second = network.activations(inputs, 2);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 4; j++) {
                int together = 0;
                for (int t = 0; t < SAMPLES; t++) {
                    together += first.at(t, i) > 0 && second.at(t, j) > 0 ? 1 : 0;
                }
                if (together < 20) {
                    return false;
                }
            }
        }
        List<LayerDegeneracy> layers = Degeneracy.layers(network, inputs);
        boolean full = layers.get(1).gramRank() == 5 && layers.get(2).gramRank() == 4;
        boolean apart = layers.get(0).synchronised().size() == (oneGroup ? 1 : 0)
                && layers.get(0).synchronised().stream().allMatch(g -> g.size() == 2)
                && layers.get(1).synchronised().isEmpty();
        return full && apart;
    }

    private static Network network(List<double[][]> weights) {
        List<Nonlinearity> nonlinearities = new ArrayList<>();
        for (int l = 1; l < weights.size(); l++) {
            nonlinearities.add(Nonlinearity.RELU);
        }
        nonlinearities.add(Nonlinearity.LINEAR);
        return Network.layered(weights, nonlinearities);
    }

    private double[][] normal(int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int k = 0; k < columns; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return values;
    }

    private double[][] positive(int rows, int columns) {
        double[][] values = normal(rows, columns);
        for (double[] row : values) {
            for (int k = 0; k < columns; k++) {
                row[k] = Math.abs(row[k]) + 0.1;
            }
        }
        return values;
    }

    private static double sum(double[] x, double[][] weights, int neuron) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * weights[i][neuron];
        }
        return sum;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
