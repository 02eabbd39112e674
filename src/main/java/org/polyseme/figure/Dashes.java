package org.polyseme.figure;

import java.awt.geom.CubicCurve2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Dashed curves as pieces of one path, so that many of them are drawn with a single solid stroke. */
final class Dashes {
    private static final double DASH = 5;
    private static final double PERIOD = 8.5;
    private static final int PIECES = 24;

    private Dashes() {}

    /** Adds the dashes of {@code curve} to {@code path}, the first of them begun {@code phase} periods ago. */
    static void append(Path2D path, CubicCurve2D curve, double phase) {
        double travelled = (phase - Math.floor(phase)) * PERIOD;
        boolean isStraight = curve.getX1() == curve.getX2() || curve.getY1() == curve.getY2();
        int pieces = isStraight ? 1 : PIECES;
        Point2D from = curve.getP1();
        for (int piece = 1; piece <= pieces; piece++) {
            Point2D to = AllocationLayout.along(curve, piece / (double) pieces);
            travelled = append(path, from, to, travelled);
            from = to;
        }
    }

    /** Adds the dashes of a line that begins so many pixels into a period; gives how far it ends into one. */
    private static double append(Path2D path, Point2D from, Point2D to, double into) {
        double length = from.distance(to);
        if (!(length > 0)) {
            return into;
        }
        for (double start = -into; start < length; start += PERIOD) {
            double begin = Math.max(0, start);
            double end = Math.min(length, start + DASH);
            if (end > begin) {
                boolean continues = begin == 0 && into > 0 && path.getCurrentPoint() != null;
                Point2D first = between(from, to, begin / length);
                Point2D last = between(from, to, end / length);
                if (!continues || path.getCurrentPoint().distance(first) > 1e-6) {
                    path.moveTo(first.getX(), first.getY());
                }
                path.lineTo(last.getX(), last.getY());
            }
        }
        return (into + length) % PERIOD;
    }

    private static Point2D between(Point2D from, Point2D to, double share) {
        return new Point2D.Double(
                from.getX() + share * (to.getX() - from.getX()), from.getY() + share * (to.getY() - from.getY()));
    }
}
