package org.polyseme.measure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Divides a graph into parts of high {@link Modularity}, each connected. Nodes move to where they gain most; each part is
 * then put together anew from its nodes, which splits what hangs together badly; the pieces become the nodes of a
 * smaller graph. Of several starts the best counts. Confined to its caller.
 *
 * <p>Source: Traag, Waltman and van Eck 2019, "From Louvain to Leiden". The pieces take the best merge, not one drawn by
 * its gain.
 */
public final class Leiden {
    private static final int STARTS = 10;
    private static final int ROUNDS = 10;
    private static final double GAIN = 1e-12;

    private final double resolution;
    private final SplittableRandom random;

    private Leiden(double resolution, SplittableRandom random) {
        this.resolution = resolution;
        this.random = random;
    }

    /**
     * The part of every node, numbered by their first nodes; the same seed gives the same parts.
     *
     * @param resolution γ: 1 for Newman's modularity
     */
    public static int[] parts(WeightedGraph graph, double resolution, long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        int[] best = singles(graph.nodes());
        double highest = Modularity.of(graph, best, resolution);
        for (int start = 0; start < STARTS; start++) {
            Leiden leiden = new Leiden(resolution, seeds.split());
            int[] parts = singles(graph.nodes());
            for (int round = 0; round < ROUNDS; round++) {
                int[] next = leiden.improve(graph, parts);
                boolean same = Arrays.equals(next, parts);
                parts = next;
                if (same) {
                    break;
                }
            }
            double found = Modularity.of(graph, parts, resolution);
            if (found > highest + GAIN) {
                highest = found;
                best = parts;
            }
        }
        return best;
    }

    private static int[] singles(int nodes) {
        return IntStream.range(0, nodes).toArray();
    }

    /** Numbers parts by their first nodes. */
    private static int[] renumbered(int[] parts) {
        int[] name = new int[parts.length];
        Arrays.fill(name, -1);
        int next = 0;
        int[] renumbered = new int[parts.length];
        for (int v = 0; v < parts.length; v++) {
            if (name[parts[v]] < 0) {
                name[parts[v]] = next++;
            }
            renumbered[v] = name[parts[v]];
        }
        return renumbered;
    }

    private static int count(int[] renumbered) {
        return Arrays.stream(renumbered).max().orElse(-1) + 1;
    }

    private int[] improve(WeightedGraph whole, int[] start) {
        WeightedGraph graph = whole;
        int[] place = singles(whole.nodes());
        int[] parts = renumbered(start);
        while (true) {
            move(graph, parts);
            parts = renumbered(parts);
            if (count(parts) == graph.nodes()) {
                return renumbered(compose(place, parts));
            }
            int[] pieces = renumbered(refine(graph, parts));
            if (count(pieces) == graph.nodes()) {
                return renumbered(compose(place, parts));
            }
            int[] above = new int[count(pieces)];
            for (int v = 0; v < pieces.length; v++) {
                above[pieces[v]] = parts[v];
            }
            graph = graph.merged(pieces, above.length);
            place = compose(place, pieces);
            parts = renumbered(above);
        }
    }

    private static int[] compose(int[] place, int[] parts) {
        return Arrays.stream(place).map(v -> parts[v]).toArray();
    }

    /** Moves nodes until none gains; {@code parts} holds numbers below the number of nodes. */
    private void move(WeightedGraph graph, int[] parts) {
        int nodes = graph.nodes();
        double[] strength = new double[nodes];
        int[] size = new int[nodes];
        for (int v = 0; v < nodes; v++) {
            strength[parts[v]] += graph.strength(v);
            size[parts[v]]++;
        }
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        boolean[] waits = new boolean[nodes];
        for (int v : shuffled(nodes)) {
            waiting.add(v);
            waits[v] = true;
        }
        double[] shared = new double[nodes];
        while (!waiting.isEmpty()) {
            int v = waiting.remove();
            waits[v] = false;
            int old = parts[v];
            strength[old] -= graph.strength(v);
            size[old]--;
            int best = bestPart(graph, v, parts, strength, size, shared);
            parts[v] = best;
            strength[best] += graph.strength(v);
            size[best]++;
            for (int e = 0; best != old && e < graph.degree(v); e++) {
                int u = graph.neighbour(v, e);
                if (parts[u] != best && !waits[u]) {
                    waits[u] = true;
                    waiting.add(u);
                }
            }
        }
    }

    /** The part that a node, taken out of its own, gains most by; its own where none is better. */
    private int bestPart(WeightedGraph graph, int v, int[] parts, double[] strength, int[] size, double[] shared) {
        for (int e = 0; e < graph.degree(v); e++) {
            shared[parts[graph.neighbour(v, e)]] += graph.weight(v, e);
        }
        double price = resolution * graph.strength(v) / graph.total();
        int best = parts[v];
        double most = shared[best] - price * strength[best];
        if (most < -GAIN) {
            best = IntStream.range(0, size.length)
                    .filter(c -> size[c] == 0)
                    .findFirst()
                    .orElseThrow();
            most = 0;
        }
        for (int e = 0; e < graph.degree(v); e++) {
            int part = parts[graph.neighbour(v, e)];
            double gain = shared[part] - price * strength[part];
            if (gain > most + GAIN) {
                most = gain;
                best = part;
            }
        }
        for (int e = 0; e < graph.degree(v); e++) {
            shared[parts[graph.neighbour(v, e)]] = 0;
        }
        return best;
    }

    private int[] shuffled(int count) {
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }

    /** Puts each part together anew: a node that is still alone joins the piece of its part that gains most. */
    private int[] refine(WeightedGraph graph, int[] parts) {
        int nodes = graph.nodes();
        double[] partStrength = new double[nodes];
        double[] strength = new double[nodes];
        double[] outside = new double[nodes];
        int[] size = new int[nodes];
        for (int v = 0; v < nodes; v++) {
            partStrength[parts[v]] += graph.strength(v);
            strength[v] = graph.strength(v);
            size[v] = 1;
            for (int e = 0; e < graph.degree(v); e++) {
                outside[v] += parts[graph.neighbour(v, e)] == parts[v] ? graph.weight(v, e) : 0;
            }
        }
        int[] pieces = singles(nodes);
        double[] shared = new double[nodes];
        for (int v : shuffled(nodes)) {
            double within = partStrength[parts[v]];
            if (pieces[v] != v || size[v] != 1 || !holds(graph, outside[v], strength[v], within)) {
                continue;
            }
            for (int e = 0; e < graph.degree(v); e++) {
                int u = graph.neighbour(v, e);
                shared[pieces[u]] += parts[u] == parts[v] ? graph.weight(v, e) : 0;
            }
            int best = v;
            double most = 0;
            for (int e = 0; e < graph.degree(v); e++) {
                int piece = pieces[graph.neighbour(v, e)];
                double gain = shared[piece] - resolution * strength[v] * strength[piece] / graph.total();
                boolean candidate = shared[piece] > 0 && holds(graph, outside[piece], strength[piece], within);
                if (candidate && gain > most + GAIN) {
                    most = gain;
                    best = piece;
                }
            }
            if (best != v) {
                pieces[v] = best;
                outside[best] += outside[v] - 2 * shared[best];
                strength[best] += strength[v];
                size[best]++;
                size[v] = 0;
            }
            for (int e = 0; e < graph.degree(v); e++) {
                shared[pieces[graph.neighbour(v, e)]] = 0;
            }
        }
        return pieces;
    }

    /** True if a piece is tied to the rest of its part at least as strongly as chance would have it. */
    private boolean holds(WeightedGraph graph, double outside, double strength, double within) {
        return outside >= resolution * strength * (within - strength) / graph.total() - GAIN;
    }
}
