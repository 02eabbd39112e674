package org.polyseme.view.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.polyseme.view.model.Arrangement.Zone;

/**
 * An arrangement laid out in a room, in logical pixels: where each figure is and where each divider. Whole pixels, so that
 * pictures stay sharp. No pane becomes smaller than it can be read while the room suffices. Immutable; a pure function of
 * its arguments.
 *
 * @param panes in reading order
 * @param dividers outer ones first
 */
public record Tiles(List<Tile> panes, List<Divider> dividers) {
    /** Between two panes, and around them all. */
    public static final double GAP = 12;

    public static final double LEAST_WIDTH = 120;
    public static final double LEAST_HEIGHT = 100;

    /** Below this a figure is a title with nothing to read: no pane is divided into such. */
    public static final double READABLE_WIDTH = 150;

    public static final double READABLE_HEIGHT = 110;

    /** Two hundred pixels at least on either side, and yet a quarter of the room. */
    private static final double EDGE = 0.26;

    /** A rectangle. */
    public record Box(double x, double y, double width, double height) {
        double area() {
            return width * height;
        }

        boolean isReadable() {
            return width >= READABLE_WIDTH && height >= READABLE_HEIGHT;
        }

        boolean contains(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    /** A figure in its place. */
    public record Tile(String figure, Box box) {}

    /**
     * The gap between two halves, which can be drawn.
     *
     * @param path of the split, as {@link Arrangement#withShare} takes it
     * @param room that the split parts
     * @param least of the first half's length, and {@code most}: how far it can be drawn
     */
    public record Divider(String path, Arrangement.Way way, Box box, Box room, double least, double most) {

        /** The share that the first half has if the divider begins at {@code place} along its way, of the scene's root. */
        public double shareAt(double place) {
            boolean isRight = way == Arrangement.Way.RIGHT;
            double start = isRight ? room.x : room.y;
            double length = isRight ? room.width - box.width : room.height - box.height;
            double first = Math.max(least, Math.min(most, place - start));
            return length <= 0 ? 0.5 : first / length;
        }
    }

    /** What a drop at a point would do. */
    public record Drop(Optional<String> onto, Zone zone, Box preview) {}

    public Tiles {
        panes = List.copyOf(panes);
        dividers = List.copyOf(dividers);
    }

    /**
     * The arrangement in a room.
     *
     * @param gap between two panes
     */
    public static Tiles of(Arrangement arrangement, Box room, double gap) {
        List<Tile> panes = new ArrayList<>();
        List<Divider> dividers = new ArrayList<>();
        place(arrangement, "", room, gap, panes, dividers);
        return new Tiles(panes, dividers);
    }

    private static void place(
            Arrangement at, String path, Box room, double gap, List<Tile> panes, List<Divider> dividers) {
        if (!(at instanceof Arrangement.Split split)) {
            panes.add(new Tile(((Arrangement.Pane) at).figure(), room));
            return;
        }
        boolean isRight = split.way() == Arrangement.Way.RIGHT;
        double length = Math.max(0, (isRight ? room.width : room.height) - gap);
        double least = least(split.first(), isRight, gap);
        double most = Math.max(0, length - least(split.second(), isRight, gap));
        double wanted = split.share() * length;
        double first = Math.rint(least <= most ? Math.max(least, Math.min(most, wanted)) : wanted);
        double second = length - first;
        Box one = isRight ? new Box(room.x, room.y, first, room.height) : new Box(room.x, room.y, room.width, first);
        Box bar = isRight
                ? new Box(room.x + first, room.y, gap, room.height)
                : new Box(room.x, room.y + first, room.width, gap);
        Box two = isRight
                ? new Box(room.x + first + gap, room.y, second, room.height)
                : new Box(room.x, room.y + first + gap, room.width, second);
        dividers.add(new Divider(path, split.way(), bar, room, Math.min(least, most), Math.max(least, most)));
        place(split.first(), path + "0", one, gap, panes, dividers);
        place(split.second(), path + "1", two, gap, panes, dividers);
    }

    /** The length that a part needs along one direction. */
    private static double least(Arrangement at, boolean isRight, double gap) {
        if (!(at instanceof Arrangement.Split split)) {
            return isRight ? LEAST_WIDTH : LEAST_HEIGHT;
        }
        double first = least(split.first(), isRight, gap);
        double second = least(split.second(), isRight, gap);
        boolean isAlong = (split.way() == Arrangement.Way.RIGHT) == isRight;
        return isAlong ? first + gap + second : Math.max(first, second);
    }

    /** How many of the panes are too small to be read. */
    long unreadable() {
        return panes.stream().filter(tile -> !tile.box.isReadable()).count();
    }

    /** The one with the most room, the first of several. */
    Tile largest() {
        return panes.stream()
                .reduce((a, b) -> b.box.area() > a.box.area() ? b : a)
                .orElseThrow();
    }

    public Optional<Tile> tile(String figure) {
        return panes.stream().filter(tile -> tile.figure.equals(figure)).findFirst();
    }

    /** The nearest pane on that side of a figure's, along the middle of its edge; empty at the border. */
    public Optional<String> neighbour(String figure, Zone side) {
        return tile(figure)
                .map(Tile::box)
                .flatMap(box -> panes.stream()
                        .filter(other -> !other.figure.equals(figure) && isOnSide(box, other.box, side))
                        .min(Comparator.comparingDouble(other -> distance(box, other.box)))
                        .map(Tile::figure));
    }

    private static boolean isOnSide(Box of, Box other, Zone side) {
        boolean overlapsDown = other.y < of.y + of.height && of.y < other.y + other.height;
        boolean overlapsAcross = other.x < of.x + of.width && of.x < other.x + other.width;
        return switch (side) {
            case LEFT -> other.x + other.width <= of.x && overlapsDown;
            case RIGHT -> other.x >= of.x + of.width && overlapsDown;
            case TOP -> other.y + other.height <= of.y && overlapsAcross;
            case BOTTOM -> other.y >= of.y + of.height && overlapsAcross;
            case CENTRE -> false;
        };
    }

    private static double distance(Box a, Box b) {
        return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
    }

    /**
     * What happens to {@code dragged} if it is dropped at a point of {@code room}: near the border of the whole it gets that
     * edge, near the edge of a pane that half of it, in the middle of one the two change places. Empty over itself.
     */
    public Optional<Drop> drop(String dragged, double x, double y, Box room, double border) {
        if (!room.contains(x, y) || panes.size() < 2) {
            return Optional.empty();
        }
        Optional<Zone> edge = edge(room, x, y, border, border);
        if (edge.isPresent()) {
            return Optional.of(new Drop(Optional.empty(), edge.get(), part(room, edge.get(), 1.0 / 3)));
        }
        return panes.stream()
                .filter(tile -> tile.box.contains(x, y) && !tile.figure.equals(dragged))
                .findFirst()
                .map(tile -> {
                    Zone zone = edge(tile.box, x, y, EDGE * tile.box.width, EDGE * tile.box.height)
                            .orElse(Zone.CENTRE);
                    return new Drop(Optional.of(tile.figure), zone, part(tile.box, zone, 0.5));
                });
    }

    /** The edge that a point is nearest to, measured in the strips along them; empty if it is in none. */
    private static Optional<Zone> edge(Box box, double x, double y, double across, double down) {
        double left = (x - box.x) / across;
        double right = (box.x + box.width - x) / across;
        double top = (y - box.y) / down;
        double bottom = (box.y + box.height - y) / down;
        double nearest = Math.min(Math.min(left, right), Math.min(top, bottom));
        if (nearest >= 1) {
            return Optional.empty();
        }
        return Optional.of(
                nearest == left ? Zone.LEFT : nearest == right ? Zone.RIGHT : nearest == top ? Zone.TOP : Zone.BOTTOM);
    }

    private static Box part(Box of, Zone zone, double share) {
        double width = Math.rint(of.width * share);
        double height = Math.rint(of.height * share);
        return switch (zone) {
            case LEFT -> new Box(of.x, of.y, width, of.height);
            case RIGHT -> new Box(of.x + of.width - width, of.y, width, of.height);
            case TOP -> new Box(of.x, of.y, of.width, height);
            case BOTTOM -> new Box(of.x, of.y + of.height - height, of.width, height);
            case CENTRE -> of;
        };
    }
}
