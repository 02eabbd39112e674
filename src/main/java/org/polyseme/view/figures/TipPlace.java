package org.polyseme.view.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/**
 * Where a tip of some size stands in a window of some size: beside the pointer, never under it.
 *
 * @param width of the tip, in pixels
 * @param windowWidth of all the room
 */
record TipPlace(double width, double height, double windowWidth, double windowHeight) {
    private static final double AWAY = 14;

    /** Seen from the pointer, the one that is liked best first. */
    enum Side {
        BELOW_RIGHT(1, 1),
        BELOW_LEFT(-1, 1),
        ABOVE_RIGHT(1, -1),
        ABOVE_LEFT(-1, -1),
        RIGHT(1, 0),
        LEFT(-1, 0),
        BELOW(0, 1),
        ABOVE(0, -1);

        private final int right;
        private final int down;

        Side(int right, int down) {
            this.right = right;
            this.down = down;
        }
    }

    /** A place and its side of the pointer. */
    record Found(Side side, Bounds bounds) {}

    /**
     * The side that has room and covers the least of {@code clear}.
     *
     * @param before the side on which the tip stood last: it stays there unless another one covers less
     */
    Found beside(Point2D pointer, Side before, List<Bounds> clear) {
        List<Side> sides = new ArrayList<>(List.of(before));
        sides.addAll(Arrays.asList(Side.values()));
        Found best = new Found(Side.BELOW_RIGHT, within(pointer.getX() + AWAY, pointer.getY() + AWAY));
        double least = Double.POSITIVE_INFINITY;
        for (Side side : sides) {
            Bounds bounds = at(side, pointer);
            double covered =
                    clear.stream().mapToDouble(kept -> shared(bounds, kept)).sum();
            if (covered < least && isFree(bounds, pointer)) {
                least = covered;
                best = new Found(side, bounds);
            }
        }
        return best;
    }

    private Bounds at(Side side, Point2D pointer) {
        return within(pointer.getX() + along(side.right, width), pointer.getY() + along(side.down, height));
    }

    private static double along(int way, double extent) {
        return way == 0 ? -extent / 2 : way < 0 ? -AWAY - extent : AWAY;
    }

    private Bounds within(double x, double y) {
        return new BoundingBox(
                Math.rint(Math.max(0, Math.min(windowWidth - width, x))),
                Math.rint(Math.max(0, Math.min(windowHeight - height, y))),
                width,
                height);
    }

    /** Moved into the window it might lie under the pointer. */
    private static boolean isFree(Bounds bounds, Point2D pointer) {
        double near = AWAY - 1;
        return !bounds.intersects(pointer.getX() - near, pointer.getY() - near, 2 * near, 2 * near);
    }

    private static double shared(Bounds one, Bounds other) {
        double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return width > 0 && height > 0 ? width * height : 0;
    }
}
