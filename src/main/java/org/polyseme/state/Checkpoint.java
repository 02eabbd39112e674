package org.polyseme.state;

import java.util.List;
import java.util.Optional;

/**
 * The whole of a run between two steps: who goes on from here takes the same steps, bit for bit. Immutable.
 *
 * @param experiment the recipe as it stood, live changes included
 * @param step steps taken since the initialisation
 * @param parameters the trained numbers
 * @param moments what the optimiser remembers of past gradients ({@code W.exp_avg}), and, where the stop rule compares, the
 *     weights that it saw last; by name
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
        if (step < 0) {
            throw new IllegalArgumentException("expected a step from 0 on, got " + step);
        }
        moments = List.copyOf(moments);
        frozen = frozen.stream().sorted().distinct().toList();
        words = List.copyOf(words);
    }

    /** The tensor of this name among {@link #moments}. */
    public Optional<Matrix> moment(String name) {
        return moments.stream()
                .filter(tensor -> tensor.name().equals(name))
                .map(Parameters.Named::values)
                .findFirst();
    }

    /** The words of this name. */
    public Optional<List<Long>> words(String name) {
        return words.stream()
                .filter(group -> group.name().equals(name))
                .map(Words::values)
                .findFirst();
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
