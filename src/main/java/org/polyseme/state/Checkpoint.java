package org.polyseme.state;

import java.util.List;

/**
 * The whole of a run between two steps: who goes on from here takes the same steps, bit for bit. Immutable.
 *
 * @param experiment the recipe as it stood, live changes included
 * @param step steps taken since the initialisation
 * @param parameters the trained numbers
 * @param moments what the optimiser remembers of past gradients, by name; empty for plain gradient descent
 * @param frozen features that keep their direction, ascending
 * @param words the rest of the state as 64-bit words, by name: generators, counters, the stop rule
 */
public record Checkpoint(
        Experiment experiment,
        long step,
        Parameters parameters,
        List<Parameters.Named> moments,
        List<Integer> frozen,
        List<Words> words) {

    /** Named 64-bit words; doubles by their bits. */
    public record Words(String name, List<Long> values) {
        public Words {
            values = List.copyOf(values);
        }
    }

    public Checkpoint {
        moments = List.copyOf(moments);
        frozen = List.copyOf(frozen);
        words = List.copyOf(words);
    }

    /** Bytes that its numbers take, for budgets. */
    public long bytes() {
        long floats = parameters.tensors().stream()
                        .mapToLong(tensor -> tensor.values().size())
                        .sum()
                + moments.stream().mapToLong(tensor -> tensor.values().size()).sum();
        long longs = words.stream().mapToLong(group -> group.values().size()).sum();
        return Float.BYTES * floats + Long.BYTES * longs;
    }
}
