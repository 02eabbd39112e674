package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.InteractionGraph.Scale;

/** Two blocks, 2-3-2 each, whose six hidden neurons are scrambled into eight by a rotation between linear maps. */
class InteractionBasisTest {
    private static final List<Integer> LAYERS = List.of(0, 2, 3);
    private static final List<Nonlinearity> NONLINEARITIES =
            List.of(Nonlinearity.RELU, Nonlinearity.LINEAR, Nonlinearity.LINEAR);

    private final JsonNode reference = read();
    private final Activations inputs = Activations.of(rows(reference.get("inputs")));
    private final List<double[][]> weights = List.of(
            rows(reference.get("weights").get(0)),
            rows(reference.get("weights").get(1)),
            rows(reference.get("weights").get(2)));
    private final Network network = Network.layered(weights, NONLINEARITIES);
    private final InteractionBasis basis = InteractionBasis.of(network, inputs, LAYERS, 1e-9);

    private static JsonNode read() {
        try (InputStream in = InteractionBasisTest.class.getResourceAsStream("/interaction/basis.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the reference", e);
        }
    }

    private static double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][node.get(0).size()];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = node.get(i).get(k).asDouble();
            }
        }
        return rows;
    }

    @Test
    void strengthsAreNumPys() {
        for (int k = 0; k < 2; k++) {
            JsonNode expected = reference.get("lambda" + LAYERS.get(k));
            NodeLayer layer = basis.layers().get(k);
            assertEquals(expected.size(), layer.nodes());
            for (int j = 0; j < layer.nodes(); j++) {
                assertEquals(expected.get(j).asDouble(), layer.strength(j), 1e-9);
            }
        }
    }

    @Test
    void edgesAreNumPys() {
        for (int k = 0; k < 2; k++) {
            double[][] expected = rows(reference.get("edges" + LAYERS.get(k)));
            for (int i = 0; i < expected.length; i++) {
                for (int j = 0; j < expected[i].length; j++) {
                    assertEquals(expected[i][j], basis.edge(k, i, j), 1e-9);
                }
            }
        }
        assertEquals(inputs.samples(), basis.edgeSamples());
    }

    @Test
    void nineDirectionsBecomeSevenAndThenFive() {
        NodeLayer hidden = basis.layers().get(1);
        assertEquals(8, hidden.width());
        assertEquals(7, hidden.keptByGram());
        assertEquals(5, hidden.nodes());
        assertTrue(hidden.hasConstant());
        assertEquals(8, hidden.gramSpectrum().length);
        assertEquals(6, hidden.functionalSpectrum().length);
    }

    @Test
    void nodesAreUncorrelatedAndAsStrongAsTheyMatter() {
        for (int k = 0; k < 2; k++) {
            NodeLayer layer = basis.layers().get(k);
            FoldedNetwork folded = new FoldedNetwork(network, inputs);
            DMatrixRMaj values = layer.values(folded.activations(layer.layer()));
            DMatrixRMaj moments = new DMatrixRMaj(layer.nodes(), layer.nodes());
            CommonOps_DDRM.multInner(values, moments);
            CommonOps_DDRM.scale(1.0 / inputs.samples(), moments);
            for (int i = 1; i < layer.nodes(); i++) {
                for (int j = 1; j < layer.nodes(); j++) {
                    assertEquals(i == j ? layer.strength(i) : 0, moments.get(i, j), 1e-12);
                }
            }
        }
    }

    @Test
    void intoALinearLayerEdgesSumToTheStrength() {
        NodeLayer hidden = basis.layers().get(1);
        for (int j = 1; j < hidden.nodes(); j++) {
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += basis.edge(1, i, j);
            }
            assertEquals(hidden.strength(j), sum, 1e-12);
        }
    }

    @Test
    void theBlocksComeApart() {
        for (int j = 1; j < 5; j++) {
            double first = basis.edge(1, 0, j) + basis.edge(1, 1, j);
            double second = basis.edge(1, 2, j) + basis.edge(1, 3, j);
            assertEquals(0, Math.min(first, second), 1e-12);
        }
    }

    /** Its hidden layer lies between linear maps, so it may be written down in any other basis. */
    @Test
    void anotherWayToWriteTheHiddenLayerChangesNothing() {
        SplittableRandom random = new SplittableRandom(5);
        DMatrixRMaj other = new DMatrixRMaj(8, 8);
        for (int k = 0; k < 64; k++) {
            other.set(k, random.nextGaussian() + (k % 9 == 0 ? 3 : 0));
        }
        DMatrixRMaj back = new DMatrixRMaj(8, 8);
        assertTrue(CommonOps_DDRM.invert(other, back));
        Network rewritten = Network.layered(
                List.of(weights.get(0), times(weights.get(1), other), times(back, weights.get(2))), NONLINEARITIES);
        InteractionBasis found = InteractionBasis.of(rewritten, inputs, LAYERS, 1e-9);
        for (int k = 0; k < 2; k++) {
            NodeLayer layer = basis.layers().get(k);
            assertEquals(layer.nodes(), found.layers().get(k).nodes());
            for (int j = 0; j < layer.nodes(); j++) {
                assertEquals(layer.strength(j), found.layers().get(k).strength(j), 1e-9);
                for (int i = 0; i < basis.layers().get(k + 1).nodes(); i++) {
                    assertEquals(basis.edge(k, i, j), found.edge(k, i, j), 1e-8);
                }
            }
        }
    }

    private static double[][] times(double[][] a, DMatrixRMaj b) {
        return times(new DMatrixRMaj(a), b);
    }

    private static double[][] times(DMatrixRMaj a, double[][] b) {
        return times(a, new DMatrixRMaj(b));
    }

    private static double[][] times(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, product);
        double[][] rows = new double[product.numRows][product.numCols];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = product.get(i, j);
            }
        }
        return rows;
    }

    /** The product over samples that one layer of weights spares is the one that two take. */
    @Test
    void oneLayersShortCutIsTheLongWay() {
        FoldedNetwork folded = new FoldedNetwork(network, inputs);
        DMatrixRMaj next = CommonOps_DDRM.identity(7);
        DMatrixRMaj expected = new DMatrixRMaj(5, 5);
        for (int t = 0; t < inputs.samples(); t++) {
            DMatrixRMaj slopes = folded.slopes(0, 1, t, next, folded.weights(1));
            CommonOps_DDRM.multAddTransA(1.0 / inputs.samples(), slopes, slopes, expected);
        }
        DMatrixRMaj found = folded.slopeMoments(0, 1, next);
        for (int k = 0; k < 25; k++) {
            assertEquals(expected.get(k), found.get(k), 1e-12);
        }
    }

    /** The mean slope over inputs scaled from 0 to 1, here by the midpoint rule, is the slope over the power. */
    @Test
    void powersSlopesAreMeansOverScaledInputs() {
        double[][] w = {{0.7, -1.1}, {0.4, 0.9}};
        Network cube = Network.layered(List.<double[][]>of(w), List.of(new Nonlinearity(false, 3)));
        double[][] x = {{0.8, -0.5}};
        DMatrixRMaj found = new FoldedNetwork(cube, Activations.of(x))
                .slopes(0, 1, 0, CommonOps_DDRM.identity(3, 2), new FoldedNetwork(cube, Activations.of(x)).weights(1));
        int points = 2000;
        for (int j = 0; j < 2; j++) {
            double z = x[0][0] * w[0][j] + x[0][1] * w[1][j];
            for (int i = 0; i < 2; i++) {
                double mean = 0;
                for (int p = 0; p < points; p++) {
                    double alpha = (p + 0.5) / points;
                    mean += 3 * alpha * alpha * z * z * w[i][j] / points;
                }
                assertEquals(mean, found.get(j, i), 1e-6);
            }
        }
    }

    @Test
    void keepingAllNodesKeepsTheBehaviour() {
        double[] losses = basis.ablation(1);
        assertEquals(5, losses.length);
        assertEquals(0, losses[4], 1e-20);
        for (int k = 1; k < losses.length; k++) {
            assertTrue(losses[k] <= losses[k - 1] + 1e-15);
        }
        // The layer after is linear: each node's strength is the loss that it saves.
        assertEquals(basis.layers().get(1).strength(4), losses[3], 1e-12);
    }

    @Test
    void modulesAreTheBlocks() {
        InteractionBasis last = InteractionBasis.of(network, inputs, List.of(2, 3), 1e-9);
        InteractionGraph graph = InteractionGraph.of(last, Scale.ROOT, 1);
        assertEquals(8, graph.nodes().size());
        for (int a = 0; a < 4; a++) {
            for (int b = 4; b < 8; b++) {
                double edge = last.edge(0, b - 4, a + 1);
                assertTrue(edge < 1e-12 || blockOf(last, a + 1) == (b - 4) / 2);
            }
        }
        for (int b = 4; b < 8; b++) {
            for (int a = 0; a < 4; a++) {
                if (graph.module(a) == graph.module(b)) {
                    assertEquals((b - 4) / 2, blockOf(last, a + 1));
                }
            }
        }
        assertTrue(graph.modules() >= 2);
        assertEquals(0, graph.module(4), "the first output's");
        assertEquals(0, graph.module(5));
        assertEquals(1, graph.module(6));
        assertTrue(graph.modularity() > 0.4, "two unconnected blocks: " + graph.modularity());
    }

    private static int blockOf(InteractionBasis last, int node) {
        return last.edge(0, 0, node) + last.edge(0, 1, node) > last.edge(0, 2, node) + last.edge(0, 3, node) ? 0 : 1;
    }

    @Test
    void layersMustAscendToTheOutputs() {
        assertThrows(IllegalArgumentException.class, () -> InteractionBasis.of(network, inputs, List.of(0, 2), 1e-5));
        assertThrows(IllegalArgumentException.class, () -> InteractionBasis.of(network, inputs, List.of(3), 1e-5));
        assertThrows(
                IllegalArgumentException.class, () -> InteractionBasis.of(network, inputs, List.of(2, 1, 3), 1e-5));
        assertThrows(IllegalArgumentException.class, () -> InteractionBasis.of(network, inputs, LAYERS, 1));
    }

    @Test
    void widerLayersAreRefusedInASentence() {
        Network wide = Network.layered(List.<double[][]>of(new double[600][2]), List.of(Nonlinearity.LINEAR));
        Activations zeros = Activations.of(new double[2][600]);
        String said = assertThrows(IllegalArgumentException.class, () -> InteractionBasis.of(wide, zeros))
                .getMessage();
        assertTrue(said.contains("at most 512") && said.contains("600"), said);
    }

    @Test
    void aLayerThatNeverMovesHasOnlyItsConstant() {
        Network dead = Network.layered(
                List.of(new double[][] {{-1}}, new double[][] {{1}}), List.of(Nonlinearity.RELU, Nonlinearity.LINEAR));
        InteractionBasis found = InteractionBasis.of(dead, Activations.of(new double[][] {{1}, {2}}));
        assertEquals(1, found.layers().get(1).nodes());
        assertEquals(1, found.layers().get(0).nodes());
    }

    /** A third output that hardly depends on its neuron, and the neuron with it: 1e-3 of the others' weight, 1e-6 of their Ê. */
    @Test
    void aNodeWithHardlyAnEdgeIsInNoModule() {
        double[][] in = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double[][] out = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1e-3}};
        Network faint = Network.layered(List.of(in, out), List.of(Nonlinearity.LINEAR, Nonlinearity.LINEAR));
        SplittableRandom random = new SplittableRandom(4);
        double[][] rows = new double[64][3];
        for (double[] row : rows) {
            for (int i = 0; i < 3; i++) {
                row[i] = random.nextGaussian();
            }
        }
        InteractionGraph graph = InteractionGraph.of(InteractionBasis.of(faint, Activations.of(rows)), Scale.ROOT, 1);
        int outputs = graph.nodes().size() - 3;
        assertEquals(0, graph.module(outputs));
        assertEquals(1, graph.module(outputs + 1));
        assertEquals(InteractionGraph.NONE, graph.module(outputs + 2));
        assertEquals(2, graph.modules());
    }
}
