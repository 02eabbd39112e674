package org.polyseme.measure;

/**
 * Newman's modularity of a division of a graph: {@code Q = 1/2M Σ_ij (A_ij - γ k_i k_j / 2M) [c_i = c_j]}, the weight
 * inside the parts beyond what chance puts there. Pure functions.
 */
public final class Modularity {
    private Modularity() {}

    /**
     * Range below 1; 0 for a graph without edges.
     *
     * @param parts the part of every node, from 0 to {@code nodes - 1}
     * @param resolution γ: the larger, the smaller the best parts
     */
    public static double of(WeightedGraph graph, int[] parts, double resolution) {
        if (parts.length != graph.nodes()) {
            throw new IllegalArgumentException(
                    "expected a part for each of " + graph.nodes() + " nodes, got " + parts.length);
        }
        if (graph.total() == 0) {
            return 0;
        }
        double inside = 0;
        double[] strengths = new double[graph.nodes()];
        for (int v = 0; v < graph.nodes(); v++) {
            strengths[parts[v]] += graph.strength(v);
            inside += graph.loop(v);
            for (int e = 0; e < graph.degree(v); e++) {
                inside += parts[graph.neighbour(v, e)] == parts[v] ? graph.weight(v, e) : 0;
            }
        }
        double expected = 0;
        for (double strength : strengths) {
            expected += strength * strength / graph.total();
        }
        return (inside - resolution * expected) / graph.total();
    }
}
