package org.polyseme.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.polyseme.state.Matrix;

/**
 * Which simple code loses least where n = m + 1 features want m neurons, and the last one has another importance: the two
 * phase diagrams of Elhage et al. 2022 (n = 2, m = 1 and n = 3, m = 2), exactly.
 *
 * <p>Features are 0 or, with probability p, uniform on [0, 1); the first have importance 1, the last importance r; losses
 * are summed over features. Where two codes change places the loss has a kink, a transition of first order. Compares these
 * codes alone, all with directions of length 1 or 0: lengths between lose less in places, above all where codes meet.
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

    /** A feature at least this long, at most as much longer than 1, is kept; one at most as long as 1 less this is dropped. */
    private static final double KEPT = 0.8;

    /** Two directions at most so far, in cosine, from opposite or orthogonal are so. */
    private static final double ASKEW = 0.2;

    /** Losses as near are equal, but for rounding. */
    private static final double ROUNDING = 1e-9;

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

    /** The codes that lose as little as the {@link #winner}, in the table's order. */
    public List<Code> winners(double p, double r) {
        double least = winner(p, r).loss(p, r);
        return codes.stream()
                .filter(code -> code.loss(p, r) <= least * (1 + ROUNDING))
                .toList();
    }

    /** A code that wins up to some importance of the last feature. */
    public record Reach(Code code, double end) {}

    /**
     * What wins at density p while the importance of the last feature rises from low to high, one after another. Exact: every
     * loss is linear in the importance, so that codes change places at the crossings of straight lines.
     */
    public List<Reach> along(double p, double low, double high) {
        List<Double> edges = new ArrayList<>();
        for (Code one : codes) {
            for (Code other : codes) {
                double slopes = slope(one, p) - slope(other, p);
                double crossing = (other.loss(p, 0) - one.loss(p, 0)) / slopes;
                if (slopes > 0 && crossing > low && crossing < high) {
                    edges.add(crossing);
                }
            }
        }
        edges.add(high);
        edges.sort(Comparator.naturalOrder());
        List<Reach> reaches = new ArrayList<>();
        double from = low;
        for (double edge : edges) {
            if (edge <= from) {
                continue; // several codes change places at once
            }
            Code code = winner(p, (from + edge) / 2);
            if (!reaches.isEmpty() && reaches.get(reaches.size() - 1).code == code) {
                reaches.remove(reaches.size() - 1);
            }
            reaches.add(new Reach(code, edge));
            from = edge;
        }
        return List.copyOf(reaches);
    }

    private static double slope(Code code, double p) {
        return code.loss(p, 1) - code.loss(p, 0);
    }

    /**
     * The code that weights are, if they are one of these: lengths of 0.8 to 1.2 or else 0.2 at most, the features that are
     * kept opposite or orthogonal to one another with a cosine at most 0.2 off.
     *
     * @param weights {@code [features, neurons]}, as many as here
     */
    public Optional<Code> recognise(Matrix weights) {
        if (weights.rows() != features || weights.columns() != neurons) {
            throw new IllegalArgumentException("expected weights " + features + " x " + neurons + ", got "
                    + weights.rows() + " x " + weights.columns());
        }
        return codes.stream()
                .filter(code -> patterns(code).stream().anyMatch(pattern -> pattern.isOf(weights)))
                .findFirst();
    }

    /** One feature is dropped, or two are opposite, and the others stand alone; -1 for what is not so. */
    private record Pattern(int dropped, int one, int other) {
        boolean isOf(Matrix weights) {
            for (int i = 0; i < weights.rows(); i++) {
                double length = Math.sqrt(weights.rowDot(i, i));
                if (!(i == dropped ? length <= 1 - KEPT : Math.abs(length - 1) <= 1 - KEPT)) {
                    return false;
                }
                for (int j = 0; j < i; j++) {
                    double wanted = j == one && i == other ? -1 : 0;
                    boolean isFree = i == dropped || j == dropped;
                    if (!isFree && Math.abs(cosine(weights, i, j) - wanted) > ASKEW) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static double cosine(Matrix weights, int i, int j) {
            return weights.rowDot(i, j) / Math.sqrt(weights.rowDot(i, i) * weights.rowDot(j, j));
        }
    }

    private List<Pattern> patterns(Code code) {
        int last = features - 1;
        return switch (code) {
            case IGNORE_FIRST ->
                IntStream.range(0, last).mapToObj(i -> new Pattern(i, -1, -1)).toList();
            case IGNORE_LAST -> List.of(new Pattern(last, -1, -1));
            case SUPERPOSE_FIRST_TWO -> List.of(new Pattern(-1, 0, 1));
            case SUPERPOSE_WITH_LAST ->
                IntStream.range(0, last).mapToObj(i -> new Pattern(-1, i, last)).toList();
        };
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
