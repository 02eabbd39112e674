package org.polyseme.view.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which figures stand where in the centre: a tree whose leaves are figures and whose every other node parts its room in
 * two. A figure has at most one place. Immutable.
 *
 * <pre>
 *   ┌─────────────────┐
 *   │     weights     │     Split BELOW 0.5
 *   ├────────┬────────┤       weights
 *   │overlap │geometry│       Split RIGHT 0.5
 *   └────────┴────────┘         overlap, geometry
 * </pre>
 */
public sealed interface Arrangement {
    /** More would be too small to read. */
    int MOST_PANES = 12;

    int DEEPEST = 6;
    double LEAST_SHARE = 0.05;

    /** Where the second half is. */
    enum Way {
        RIGHT,
        BELOW
    }

    /** Where something is put in a room: along one of its edges, or in the place of what is there. */
    enum Zone {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM,
        CENTRE;

        Way way() {
            return this == LEFT || this == RIGHT ? Way.RIGHT : Way.BELOW;
        }

        boolean isFirst() {
            return this == LEFT || this == TOP;
        }
    }

    /**
     * One figure.
     *
     * @param figure its id
     */
    record Pane(String figure) implements Arrangement {}

    /**
     * Two halves.
     *
     * @param share of the room that the first has, in [0.05, 0.95]
     */
    record Split(Way way, double share, Arrangement first, Arrangement second) implements Arrangement {
        public Split {
            share = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, share));
        }
    }

    /** The ids, in reading order. */
    default List<String> figures() {
        return panes(this).map(Pane::figure).toList();
    }

    private static Stream<Pane> panes(Arrangement at) {
        if (at instanceof Split split) {
            return Stream.concat(panes(split.first), panes(split.second));
        }
        return Stream.of((Pane) at);
    }

    default boolean shows(String figure) {
        return figures().contains(figure);
    }

    /** How many splits lie above the deepest pane. */
    default int depth() {
        return this instanceof Split split ? 1 + Math.max(split.first.depth(), split.second.depth()) : 0;
    }

    /** False for one that nobody could read. */
    default boolean isWithinBounds() {
        return figures().size() <= MOST_PANES && depth() <= DEEPEST;
    }

    private Arrangement each(UnaryOperator<Pane> change) {
        if (this instanceof Split split) {
            return new Split(split.way, split.share, split.first.each(change), split.second.each(change));
        }
        return change.apply((Pane) this);
    }

    /** {@code wanted} in the place of {@code figure}; where it has a place already, the two change places. */
    default Arrangement with(String figure, String wanted) {
        return each(pane ->
                pane.figure.equals(figure) ? new Pane(wanted) : pane.figure.equals(wanted) ? new Pane(figure) : pane);
    }

    /** Without the figure, whose room goes to its neighbour; empty if there was no other. */
    default Optional<Arrangement> without(String figure) {
        if (this instanceof Split split) {
            Optional<Arrangement> first = split.first.without(figure);
            Optional<Arrangement> second = split.second.without(figure);
            return first.isPresent() && second.isPresent()
                    ? Optional.of(new Split(split.way, split.share, first.get(), second.get()))
                    : first.or(() -> second);
        }
        return ((Pane) this).figure.equals(figure) ? Optional.empty() : Optional.of(this);
    }

    /** With {@code added}, which has no place yet, on the half of {@code figure}'s room that the zone names. */
    default Arrangement beside(String figure, Zone zone, String added) {
        if (this instanceof Split split) {
            return new Split(
                    split.way,
                    split.share,
                    split.first.beside(figure, zone, added),
                    split.second.beside(figure, zone, added));
        }
        return ((Pane) this).figure.equals(figure) ? halved(this, zone, added, 0.5) : this;
    }

    private static Arrangement halved(Arrangement there, Zone zone, String added, double addedShare) {
        return zone.isFirst()
                ? new Split(zone.way(), addedShare, new Pane(added), there)
                : new Split(zone.way(), 1 - addedShare, there, new Pane(added));
    }

    /** With {@code figure} taken from its place and put into {@code onto}'s room; in the centre the two change places. */
    default Arrangement moved(String figure, String onto, Zone zone) {
        if (figure.equals(onto)) {
            return this;
        }
        if (zone == Zone.CENTRE) {
            return with(onto, figure);
        }
        return without(figure).map(rest -> rest.beside(onto, zone, figure)).orElse(this);
    }

    /** With {@code figure} taken from its place and put along an edge of the whole. */
    default Arrangement movedToEdge(String figure, Zone zone) {
        return without(figure).map(rest -> halved(rest, zone, figure, 1.0 / 3)).orElse(this);
    }

    /**
     * With another share for the first half of the split at {@code path}.
     *
     * @param path from the root: {@code 0} into the first half, {@code 1} into the second
     */
    default Arrangement withShare(String path, double share) {
        if (!(this instanceof Split split)) {
            return this;
        }
        if (path.isEmpty()) {
            return new Split(split.way, share, split.first, split.second);
        }
        String rest = path.substring(1);
        return path.charAt(0) == '0'
                ? new Split(split.way, split.share, split.first.withShare(rest, share), split.second)
                : new Split(split.way, split.share, split.first, split.second.withShare(rest, share));
    }

    /** With a larger share for the figure of the nearest split along {@code way} that it is in; a smaller one if negative. */
    default Arrangement grown(String figure, Way way, double by) {
        if (!(this instanceof Split split) || !shows(figure)) {
            return this;
        }
        boolean isFirst = split.first.shows(figure);
        Arrangement half = isFirst ? split.first : split.second;
        Arrangement grown = half.grown(figure, way, by);
        if (!grown.equals(half)) {
            return isFirst
                    ? new Split(split.way, split.share, grown, split.second)
                    : new Split(split.way, split.share, split.first, grown);
        }
        return split.way == way ? new Split(way, split.share + (isFirst ? by : -by), split.first, split.second) : this;
    }

    /** The same tree, whatever the shares and the figures. */
    default boolean hasShapeOf(Arrangement other) {
        if (this instanceof Split a && other instanceof Split b) {
            return a.way == b.way && a.first.hasShapeOf(b.first) && a.second.hasShapeOf(b.second);
        }
        return this instanceof Pane && other instanceof Pane;
    }
}
