package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.WeightedGraph.Edge;

class LeidenTest {
    /** Two cliques of k, joined by one edge. */
    private static WeightedGraph cliques(int k) {
        List<Edge> edges = new ArrayList<>();
        for (int a = 0; a < k; a++) {
            for (int b = a + 1; b < k; b++) {
                edges.add(new Edge(a, b, 1));
                edges.add(new Edge(k + a, k + b, 1));
            }
        }
        edges.add(new Edge(0, k, 1));
        return WeightedGraph.of(2 * k, edges);
    }

    /** Two cliques of 4 hold 12 of 13 edges: Q = 12/13 - 2 (13/26)². */
    @Test
    void modularityOfTwoCliques() {
        int[] parts = {0, 0, 0, 0, 1, 1, 1, 1};
        assertEquals(12.0 / 13 - 0.5, Modularity.of(cliques(4), parts, 1), 1e-12);
        assertEquals(0, Modularity.of(cliques(4), new int[8], 1), 1e-12);
        assertArrayEquals(parts, Leiden.parts(cliques(4), 1, 1));
    }

    @Test
    void modularityIsItsDefinition() {
        WeightedGraph graph = random(7, new SplittableRandom(3));
        int[] parts = {0, 1, 1, 0, 2, 2, 1};
        double[][] weight = new double[7][7];
        for (int v = 0; v < 7; v++) {
            for (int e = 0; e < graph.degree(v); e++) {
                weight[v][graph.neighbour(v, e)] = graph.weight(v, e);
            }
        }
        double q = 0;
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                double chance = 0.7 * graph.strength(i) * graph.strength(j) / graph.total();
                q += parts[i] == parts[j] ? (weight[i][j] - chance) / graph.total() : 0;
            }
        }
        assertEquals(q, Modularity.of(graph, parts, 0.7), 1e-12);
    }

    /** Every division of eight nodes tried: none is better, in fifty graphs. */
    @Test
    void noDivisionOfAFewNodesIsBetter() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 50; trial++) {
            WeightedGraph graph = random(8, random);
            double best = best(graph, new int[8], 0, 0);
            int[] parts = Leiden.parts(graph, 1, trial);
            assertEquals(best, Modularity.of(graph, parts, 1), 1e-9, "graph " + trial);
            assertTrue(areConnected(graph, parts));
        }
    }

    private static double best(WeightedGraph graph, int[] parts, int node, int used) {
        if (node == parts.length) {
            return Modularity.of(graph, parts, 1);
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int part = 0; part <= used && part < parts.length; part++) {
            parts[node] = part;
            best = Math.max(best, best(graph, parts, node + 1, Math.max(used, part + 1)));
        }
        return best;
    }

    /** Thirty groups of ten, tied inside, loosely tied outside. */
    @Test
    void plantedGroupsAreFound() {
        SplittableRandom random = new SplittableRandom(6);
        List<Edge> edges = new ArrayList<>();
        for (int a = 0; a < 300; a++) {
            for (int b = a + 1; b < 300; b++) {
                if (random.nextDouble() < (a / 10 == b / 10 ? 0.8 : 0.005)) {
                    edges.add(new Edge(a, b, 1));
                }
            }
        }
        WeightedGraph graph = WeightedGraph.of(300, edges);
        int[] parts = Leiden.parts(graph, 1, 1);
        int[] planted = new int[300];
        Arrays.setAll(planted, v -> v / 10);
        assertTrue(Modularity.of(graph, parts, 1) >= Modularity.of(graph, planted, 1) - 1e-9);
        assertTrue(areConnected(graph, parts));
        assertArrayEquals(parts, Leiden.parts(graph, 1, 1));
    }

    @Test
    void withoutEdgesEveryNodeIsAlone() {
        WeightedGraph graph = WeightedGraph.of(3, List.of(new Edge(0, 1, 0)));
        assertArrayEquals(new int[] {0, 1, 2}, Leiden.parts(graph, 1, 1));
        assertEquals(0, Modularity.of(graph, new int[3], 1));
        assertEquals(0, Leiden.parts(WeightedGraph.of(0, List.of()), 1, 1).length);
    }

    @Test
    void edgesMustLeadSomewhere() {
        assertThrows(IllegalArgumentException.class, () -> WeightedGraph.of(2, List.of(new Edge(0, 2, 1))));
        assertThrows(IllegalArgumentException.class, () -> WeightedGraph.of(2, List.of(new Edge(1, 1, 1))));
        assertThrows(IllegalArgumentException.class, () -> WeightedGraph.of(2, List.of(new Edge(0, 1, -1))));
        assertThrows(IllegalArgumentException.class, () -> Modularity.of(cliques(2), new int[3], 1));
    }

    private static WeightedGraph random(int nodes, SplittableRandom random) {
        List<Edge> edges = new ArrayList<>();
        for (int a = 0; a < nodes; a++) {
            for (int b = a + 1; b < nodes; b++) {
                if (random.nextDouble() < 0.4) {
                    edges.add(new Edge(a, b, 0.1 + random.nextDouble()));
                }
            }
        }
        return WeightedGraph.of(nodes, edges);
    }

    private static boolean areConnected(WeightedGraph graph, int[] parts) {
        int[] reached = new int[parts.length];
        Arrays.setAll(reached, v -> v);
        for (int pass = 0; pass < parts.length; pass++) {
            for (int v = 0; v < parts.length; v++) {
                for (int e = 0; e < graph.degree(v); e++) {
                    int u = graph.neighbour(v, e);
                    if (parts[u] == parts[v]) {
                        reached[v] = Math.min(reached[v], reached[u]);
                    }
                }
            }
        }
        int[] first = new int[parts.length];
        Arrays.fill(first, -1);
        for (int v = 0; v < parts.length; v++) {
            first[parts[v]] = first[parts[v]] < 0 ? reached[v] : first[parts[v]];
            if (first[parts[v]] != reached[v]) {
                return false;
            }
        }
        return true;
    }
}
