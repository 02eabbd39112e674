package org.polyseme.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An undirected graph with weights above 0. Immutable.
 *
 * <p>An edge from a node to itself, which merged nodes have, counts twice the weight inside them, as the sum of their
 * block of the weight matrix does.
 */
public final class WeightedGraph {

    /** An edge between two nodes, given once. */
    public record Edge(int a, int b, double weight) {}

    private final int[][] neighbours;
    private final double[][] weights;
    private final double[] loops;
    private final double[] strengths;
    private final double total;

    private WeightedGraph(int[][] neighbours, double[][] weights, double[] loops) {
        this.neighbours = neighbours;
        this.weights = weights;
        this.loops = loops;
        strengths = new double[loops.length];
        for (int v = 0; v < loops.length; v++) {
            strengths[v] = loops[v] + Arrays.stream(weights[v]).sum();
        }
        total = Arrays.stream(strengths).sum();
    }

    /**
     * The graph of so many nodes with these edges; those of weight 0 are left out.
     *
     * @throws IllegalArgumentException if an edge leads elsewhere or to where it starts, or has a weight below 0
     */
    public static WeightedGraph of(int nodes, List<Edge> edges) {
        List<List<Edge>> ends = new ArrayList<>();
        for (int v = 0; v < nodes; v++) {
            ends.add(new ArrayList<>());
        }
        for (Edge edge : edges) {
            boolean inside = Math.min(edge.a, edge.b) >= 0 && Math.max(edge.a, edge.b) < nodes;
            if (!inside || edge.a == edge.b || !(edge.weight >= 0) || Double.isInfinite(edge.weight)) {
                throw new IllegalArgumentException(
                        "expected an edge of weight at least 0 between two of " + nodes + " nodes, got " + edge);
            }
            if (edge.weight > 0) {
                ends.get(edge.a).add(edge);
                ends.get(edge.b).add(new Edge(edge.b, edge.a, edge.weight));
            }
        }
        return of(ends, new double[nodes]);
    }

    /** @param ends the edges of each node, it being their {@code a} */
    private static WeightedGraph of(List<List<Edge>> ends, double[] loops) {
        int[][] neighbours = new int[loops.length][];
        double[][] weights = new double[loops.length][];
        for (int v = 0; v < loops.length; v++) {
            neighbours[v] = ends.get(v).stream().mapToInt(Edge::b).toArray();
            weights[v] = ends.get(v).stream().mapToDouble(Edge::weight).toArray();
        }
        return new WeightedGraph(neighbours, weights, loops);
    }

    /**
     * One node a group.
     *
     * @param groups of every node, from 0 to {@code count - 1}
     */
    WeightedGraph merged(int[] groups, int count) {
        double[][] between = new double[count][count];
        for (int v = 0; v < nodes(); v++) {
            between[groups[v]][groups[v]] += loops[v];
            for (int e = 0; e < neighbours[v].length; e++) {
                between[groups[v]][groups[neighbours[v][e]]] += weights[v][e];
            }
        }
        double[] inside = new double[count];
        List<List<Edge>> ends = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            inside[a] = between[a][a];
            List<Edge> out = new ArrayList<>();
            for (int b = 0; b < count; b++) {
                if (b != a && between[a][b] > 0) {
                    out.add(new Edge(a, b, between[a][b]));
                }
            }
            ends.add(out);
        }
        return of(ends, inside);
    }

    public int nodes() {
        return loops.length;
    }

    /** How many edges a node has. */
    public int degree(int node) {
        return neighbours[node].length;
    }

    /** The other end of a node's edge. */
    public int neighbour(int node, int edge) {
        return neighbours[node][edge];
    }

    /** The weight of a node's edge. */
    public double weight(int node, int edge) {
        return weights[node][edge];
    }

    double loop(int node) {
        return loops[node];
    }

    /** Sum of the weights of a node's edges. */
    public double strength(int node) {
        return strengths[node];
    }

    /** 2 M: the sum of all strengths. */
    public double total() {
        return total;
    }
}
