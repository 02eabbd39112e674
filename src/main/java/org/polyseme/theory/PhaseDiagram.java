package org.polyseme.theory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which simple code loses least where n = m + 1 features want m neurons, and the last one has another importance: the two
 * phase diagrams of Elhage et al. 2022 (n = 2, m = 1 and n = 3, m = 2), exactly.
 *
 * <p>Features are 0 or, with probability p, uniform on [0, 1); the first have importance 1, the last importance r; losses
 * are summed over features. Where two codes change places the loss has a kink, a transition of first order. Assumes that
 * nothing between these codes does better; near the point where three meet something does, a little.
 *
 * <p>Source: M. Wattenberg's notebook beside the paper; boundaries derived from it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
public enum PhaseDiagram {
    /** Two features, one neuron. */
    TWO_IN_ONE(2, 1, Code.IGNORE_FIRST, Code.IGNORE_LAST, Code.SUPERPOSE_WITH_LAST),
    /** Three features, two neurons. */
    THREE_IN_TWO(3, 2, Code.IGNORE_FIRST, Code.IGNORE_LAST, Code.SUPERPOSE_FIRST_TWO, Code.SUPERPOSE_WITH_LAST);

    /** What is done with the feature too many. */
    public enum Code {
        /** One of the first features is dropped. */
        IGNORE_FIRST,
        /** The last feature is dropped. */
        IGNORE_LAST,
        /** The first two share a neuron with opposite signs. */
        SUPERPOSE_FIRST_TWO,
        /** The last shares one with a first feature, with opposite signs. */
        SUPERPOSE_WITH_LAST;

        /** The loss at density p and relative importance r. */
        public double loss(double p, double r) {
            return switch (this) {
                case IGNORE_FIRST -> ReluBounds.dropped(p);
                case IGNORE_LAST -> r * ReluBounds.dropped(p);
                case SUPERPOSE_FIRST_TWO -> 2 * ReluBounds.paired(p);
                case SUPERPOSE_WITH_LAST -> (1 + r) * ReluBounds.paired(p);
            };
        }
    }

    private final int features;
    private final int neurons;
    private final List<Code> codes;

    PhaseDiagram(int features, int neurons, Code... codes) {
        this.features = features;
        this.neurons = neurons;
        this.codes = List.copyOf(Arrays.asList(codes));
    }

    public int features() {
        return features;
    }

    public int neurons() {
        return neurons;
    }

    /** The codes that compete here. */
    public List<Code> codes() {
        return codes;
    }

    /** The code that loses least at density p and relative importance r; of equal ones the first in the table. */
    public Code winner(double p, double r) {
        return codes.stream()
                .min(Comparator.comparingDouble(code -> code.loss(p, r)))
                .orElseThrow();
    }

    /**
     * The density below which the last feature should share a neuron rather than be dropped: {@code 4r/(2+5r)} with the
     * other feature in one neuron, which only matters for r <= 1.
     */
    public static double lastSharesBelow(double r) {
        return 4 * r / (2 + 5 * r);
    }

    /** The density below which a first feature should share with the last rather than be dropped: {@code 4/(5+2r)}. */
    public static double firstSharesBelow(double r) {
        return 4 / (5 + 2 * r);
    }

    /**
     * The density below which the first two should share, so that the last has a neuron to itself, rather than the last
     * be dropped: {@code 4r/(4+3r)}. Three features in two neurons only.
     */
    public static double firstTwoShareBelow(double r) {
        return 4 * r / (4 + 3 * r);
    }
}
