package org.polyseme.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The nodes of an {@link InteractionBasis}, constants left out, with their edges and the modules that these form.
 * Immutable.
 *
 * <p>Source: rib/modularity.py, Leiden at resolution 1.
 */
public final class InteractionGraph {
    /** Of the largest Ê: a node with less, √Ê below a hundredth, belongs to nothing, as a dead neuron does. */
    private static final double FAINT = 1e-4;

    /** The module of a node with hardly an edge. */
    public static final int NONE = -1;

    private static final int MOST_NODES = 2048;
    /** Edges below this part of the largest weigh nothing on the logarithmic scale. */
    private static final double FLOOR = 1e-6;

    /** How an edge Ê becomes a weight. Dividing all by one number would change neither modules nor modularity. */
    public enum Scale {
        PLAIN,
        ROOT,
        /** {@code log10(Ê/ε)}, at least 0, with ε a millionth of the largest edge. */
        LOGARITHM
    }

    /**
     * A node.
     *
     * @param layer which of the basis' layers, from 0
     * @param index its number there, as in the basis
     */
    public record Node(int layer, int index) {}

    private final List<Node> nodes;
    private final WeightedGraph graph;
    private final int[] parts;
    private final int[] modules;

    private InteractionGraph(List<Node> nodes, WeightedGraph graph, int[] parts, int[] modules) {
        this.nodes = List.copyOf(nodes);
        this.graph = graph;
        this.parts = parts;
        this.modules = modules;
    }

    /**
     * Of a basis.
     *
     * @param seed of the random order in which modules are sought
     * @throws IllegalArgumentException above {@value #MOST_NODES} nodes
     */
    public static InteractionGraph of(InteractionBasis basis, Scale scale, long seed) {
        List<Node> nodes = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int k = 0; k < basis.layers().size(); k++) {
            NodeLayer layer = basis.layers().get(k);
            starts.add(nodes.size());
            for (int j = layer.hasConstant() ? 1 : 0; j < layer.nodes(); j++) {
                nodes.add(new Node(k, j));
            }
        }
        if (nodes.size() > MOST_NODES) {
            throw new IllegalArgumentException(
                    "expected at most " + MOST_NODES + " nodes to find modules of, got " + nodes.size());
        }
        double largest = 0;
        List<WeightedGraph.Edge> edges = new ArrayList<>();
        for (int a = 0; a < nodes.size(); a++) {
            Node from = nodes.get(a);
            boolean isLast = from.layer == basis.layers().size() - 1;
            for (int b = isLast ? nodes.size() : starts.get(from.layer + 1);
                    b < nodes.size() && nodes.get(b).layer == from.layer + 1;
                    b++) {
                double edge = basis.edge(from.layer, nodes.get(b).index, from.index);
                largest = Math.max(largest, edge);
                edges.add(new WeightedGraph.Edge(a, b, edge));
            }
        }
        double floor = FLOOR * largest;
        WeightedGraph graph = WeightedGraph.of(
                nodes.size(),
                edges.stream()
                        .map(e -> new WeightedGraph.Edge(e.a(), e.b(), weight(e.weight(), scale, floor)))
                        .toList());
        int[] parts = Leiden.parts(graph, 1, seed);
        return new InteractionGraph(
                nodes, graph, parts, fromTheOutputs(parts, starts, acting(edges, nodes.size(), FAINT * largest)));
    }

    /** Nodes with an edge Ê above this. */
    private static BitSet acting(List<WeightedGraph.Edge> edges, int nodes, double floor) {
        BitSet acting = new BitSet(nodes);
        for (WeightedGraph.Edge edge : edges) {
            if (edge.weight() > floor) {
                acting.set(edge.a());
                acting.set(edge.b());
            }
        }
        return acting;
    }

    /** Numbers modules as the outputs name them, in the outputs' own order; then those of the layers before. */
    private static int[] fromTheOutputs(int[] parts, List<Integer> starts, BitSet acting) {
        Map<Integer, Integer> names = new HashMap<>();
        int end = parts.length;
        for (int layer = starts.size() - 1; layer >= 0; layer--) {
            for (int node = starts.get(layer); node < end; node++) {
                if (acting.get(node)) {
                    names.putIfAbsent(parts[node], names.size());
                }
            }
            end = starts.get(layer);
        }
        return IntStream.range(0, parts.length)
                .map(node -> acting.get(node) ? names.getOrDefault(parts[node], NONE) : NONE)
                .toArray();
    }

    private static double weight(double edge, Scale scale, double floor) {
        return switch (scale) {
            case PLAIN -> edge;
            case ROOT -> Math.sqrt(edge);
            case LOGARITHM -> edge <= floor ? 0 : Math.log10(edge / floor);
        };
    }

    /** All nodes, layer after layer. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Their edges, by place in {@link #nodes}. */
    public WeightedGraph graph() {
        return graph;
    }

    /** The module of the node at this place, from 0: the first output's, and on in the order of outputs; {@link #NONE} where it has hardly an edge. */
    public int module(int node) {
        return modules[node];
    }

    /** How many modules there are. */
    public int modules() {
        int most = -1;
        for (int module : modules) {
            most = Math.max(most, module);
        }
        return most + 1;
    }

    /** Newman's modularity of the modules. */
    public double modularity() {
        return Modularity.of(graph, parts, 1);
    }
}
