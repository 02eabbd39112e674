package org.polyseme.state;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Something that happened between two points of a run's record, at the latest by {@link #step}. A feature is on a neuron
 * while the size of its weight there lies within a band (0.8 to 1.2 by default). Immutable.
 *
 * <p>The first three kinds tell every change of which feature is on which neuron; the others follow from them and from
 * the recipe.
 */
public sealed interface Event {

    /** The recorded step by which it had happened; the step of the point before it had not seen it yet. */
    long step();

    /** The features that it is about; none for some kinds. */
    default List<Integer> features() {
        return List.of();
    }

    /** The neuron where it happened, if there is one. */
    default OptionalInt place() {
        return OptionalInt.empty();
    }

    /** What happened, in words, without the step. */
    String sentence();

    /** A feature came on a neuron: its first, one more, one that it had left before, or the same with the other sign. */
    record SettledOn(long step, int feature, int neuron, boolean positive) implements Event {
        @Override
        public List<Integer> features() {
            return List.of(feature);
        }

        @Override
        public OptionalInt place() {
            return OptionalInt.of(neuron);
        }

        @Override
        public String sentence() {
            return "f" + feature + " settled on n" + neuron + " (" + sign(positive) + ")";
        }
    }

    /** A feature that was on one neuron, now or before, is on another instead. */
    record Moved(long step, int feature, int fromNeuron, int toNeuron, boolean positive) implements Event {
        @Override
        public List<Integer> features() {
            return List.of(feature);
        }

        @Override
        public OptionalInt place() {
            return OptionalInt.of(toNeuron);
        }

        @Override
        public String sentence() {
            return "f" + feature + " moved from n" + fromNeuron + " to n" + toNeuron + " (" + sign(positive) + ")";
        }
    }

    /** A feature went off a neuron. */
    record Left(long step, int feature, int neuron) implements Event {
        @Override
        public List<Integer> features() {
            return List.of(feature);
        }

        @Override
        public OptionalInt place() {
            return OptionalInt.of(neuron);
        }

        @Override
        public String sentence() {
            return "f" + feature + " left n" + neuron;
        }
    }

    /** A feature on a neuron and the sign of its weight there. */
    record Owner(int feature, boolean positive) {
        @Override
        public String toString() {
            return "f" + feature + " " + sign(positive);
        }
    }

    /**
     * A neuron that had at most one feature on has at least two.
     *
     * @param owners all that are on, in ascending order of features
     */
    record BecamePolysemantic(long step, int neuron, List<Owner> owners) implements Event {
        public BecamePolysemantic {
            owners = List.copyOf(owners);
        }

        @Override
        public List<Integer> features() {
            return owners.stream().map(Owner::feature).toList();
        }

        @Override
        public OptionalInt place() {
            return OptionalInt.of(neuron);
        }

        @Override
        public String sentence() {
            return "n" + neuron + " polysemantic: "
                    + owners.stream().map(Owner::toString).collect(Collectors.joining(", "));
        }
    }

    /** A neuron that had at least two features on has at most one. */
    record NoLongerPolysemantic(long step, int neuron) implements Event {
        @Override
        public OptionalInt place() {
            return OptionalInt.of(neuron);
        }

        @Override
        public String sentence() {
            return "n" + neuron + " no longer polysemantic";
        }
    }

    /** Both features of a planted pair are on one neuron. Told again only after the pair had dissolved. */
    record PairShares(long step, FeaturePair pair, int neuron) implements Event {
        @Override
        public List<Integer> features() {
            return List.of(pair.first(), pair.second());
        }

        @Override
        public OptionalInt place() {
            return OptionalInt.of(neuron);
        }

        @Override
        public String sentence() {
            return "pair f" + pair.first() + ", f" + pair.second() + " shares n" + neuron;
        }
    }

    /**
     * Both features of a planted pair are on neurons and on none together, whether or not they ever shared one. Told again
     * only after they had.
     */
    record PairDissolved(long step, FeaturePair pair, int firstNeuron, int secondNeuron) implements Event {
        @Override
        public List<Integer> features() {
            return List.of(pair.first(), pair.second());
        }

        @Override
        public String sentence() {
            return "pair f" + pair.first() + ", f" + pair.second() + " is apart: n" + firstNeuron + ", n"
                    + secondNeuron;
        }
    }

    /** In the place of so many older events that were dropped, the newest of them of this step. */
    record Omitted(long step, int count) implements Event {
        @Override
        public String sentence() {
            return count == 1 ? "1 earlier event left out" : count + " earlier events left out";
        }
    }

    /** True for an event that brought this feature on this neuron. */
    default boolean brought(int feature, int neuron) {
        return (this instanceof SettledOn settled && settled.feature() == feature && settled.neuron() == neuron)
                || (this instanceof Moved moved && moved.feature() == feature && moved.toNeuron() == neuron);
    }

    /** The step by which a feature came on a neuron, the last time that it did; empty if these events do not tell. */
    static OptionalLong arrival(List<Event> events, int feature, int neuron) {
        for (int e = events.size() - 1; e >= 0; e--) {
            if (events.get(e).brought(feature, neuron)) {
                return OptionalLong.of(events.get(e).step());
            }
        }
        return OptionalLong.empty();
    }

    /** As wide as each other, U+2212 for minus. */
    private static char sign(boolean positive) {
        return positive ? '+' : '\u2212';
    }
}
