package org.polyseme.view.timeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.canvas.GraphicsContext;
import org.polyseme.state.Mark;

/** The shape of each kind of mark: told apart without colour. */
final class MarkGlyph {
    /** Half the width of a glyph, in pixels. */
    static final double RADIUS = 4.5;

    private interface Shape {
        /** Draws in the present fill and stroke. */
        void draw(GraphicsContext graphics, double x, double y);
    }

    private static final Map<Mark.Kind, Shape> SHAPES = new EnumMap<>(Map.of(
            Mark.Kind.COLLISION_FORMED, (g, x, y) -> g.fillPolygon(xs(x, -1, 1, 0), ys(y, -0.8, -0.8, 0.9), 3),
            Mark.Kind.COLLISION_DISSOLVED, (g, x, y) -> g.strokePolygon(xs(x, -1, 1, 0), ys(y, 0.7, 0.7, -0.9), 3),
            Mark.Kind.WINNER_CHANGED, (g, x, y) -> g.strokeOval(x - 2.5, y - 2.5, 5, 5),
            Mark.Kind.PARAMETER_CHANGED, (g, x, y) -> g.fillRect(x - 3, y - 3, 6, 6),
            Mark.Kind.EDIT, (g, x, y) -> g.fillPolygon(xs(x, -1, 0, 1, 0), ys(y, 0, -1, 0, 1), 4),
            Mark.Kind.FORK, MarkGlyph::fork));

    private MarkGlyph() {}

    private static double[] xs(double x, double... shares) {
        double[] xs = new double[shares.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = x + RADIUS * shares[i];
        }
        return xs;
    }

    private static double[] ys(double y, double... shares) {
        return xs(y, shares);
    }

    /** A line that another leaves upwards. */
    private static void fork(GraphicsContext graphics, double x, double y) {
        graphics.strokeLine(x - 3, y + 4, x - 3, y - 4);
        graphics.strokeLine(x - 3, y + 2, x + 3, y - 4);
        graphics.fillOval(x + 1.5, y - 5.5, 3.5, 3.5);
    }

    static void draw(GraphicsContext graphics, Mark.Kind kind, double x, double y) {
        Objects.requireNonNull(SHAPES.get(kind)).draw(graphics, x, y);
    }
}
