package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The features' names in {@link GeometryFigure}: beyond the tip, or farther out at the end of a line. */
final class GeometryNames {
    private static final double HEIGHT = 12;
    /** From the tip to the middle of a name, beside half of the name. */
    private static final double NEAR = 8;

    private static final double FAR = 24;
    private static final double FARTHEST = 44;
    /** Radians off the arrow's direction; a name farther round would seem to be a neighbour's. */
    private static final double[] NARROW = {0, 0.5, -0.5, 0.9, -0.9};

    private static final double[] WIDE = {0, 0.7, -0.7, 1.4, -1.4, 2.2, -2.2, Math.PI};
    private static final BasicStroke LEADER = new BasicStroke(1);

    private GeometryNames() {}

    /** Where there is room. */
    static void paint(GeometryFigure.Scene scene, int feature, Labels labels) {
        String text = text(scene, feature);
        List<Rectangle2D> places = new ArrayList<>();
        for (double away : new double[] {NEAR, FAR}) {
            for (double turn : NARROW) {
                places.add(place(scene, feature, text, away, turn));
            }
        }
        Optional<Rectangle2D> place = labels.place(places);
        place.ifPresent(box -> {
            paintLeader(scene, feature, box);
            Text.left(scene.g(), text, box.getX() + 1, box.getY() + 10);
        });
    }

    /** In any case: all around the tip if need be, and on a rim of ground, since it may lie on something. */
    static void insist(GeometryFigure.Scene scene, int feature, Labels labels) {
        String text = text(scene, feature);
        List<Rectangle2D> places = new ArrayList<>();
        for (double away : new double[] {NEAR, FAR, FARTHEST}) {
            for (double turn : WIDE) {
                places.add(place(scene, feature, text, away, turn));
            }
        }
        Rectangle2D box = labels.insist(places);
        paintLeader(scene, feature, box);
        Text.haloed(
                scene.g(), text, box.getX() + 1, box.getY() + 10, scene.look().ground());
    }

    /** Its name, in the font and the colour that are set for it. */
    private static String text(GeometryFigure.Scene scene, int feature) {
        boolean isShared = scene.shared().get(feature);
        Look look = scene.look();
        scene.g().setFont(isShared ? look.strongLabelFont() : look.labelFont());
        scene.g().setColor(isShared ? look.polysemantic() : look.muted());
        return "f" + feature + (scene.isHeld(feature) ? " held" : "");
    }

    private static Rectangle2D place(GeometryFigure.Scene scene, int feature, String text, double away, double turn) {
        Point2D tip = scene.layout().tip(feature);
        Point2D origin = scene.layout().origin();
        double width = Text.width(text, scene.g().getFont()) + 2;
        double angle = Math.atan2(tip.getY() - origin.getY(), tip.getX() - origin.getX()) + turn;
        double x = tip.getX() + Math.cos(angle) * (away + width / 2);
        double y = tip.getY() + Math.sin(angle) * (away + HEIGHT / 2);
        return new Rectangle2D.Double(x - width / 2, y - HEIGHT / 2, width, HEIGHT);
    }

    /** From a name that does not stand at its tip. */
    private static void paintLeader(GeometryFigure.Scene scene, int feature, Rectangle2D box) {
        Point2D tip = scene.layout().tip(feature);
        double x = Math.max(box.getX(), Math.min(box.getMaxX(), tip.getX()));
        double y = Math.max(box.getY(), Math.min(box.getMaxY(), tip.getY()));
        if (tip.distance(x, y) > NEAR + 4) {
            Color ink = scene.g().getColor();
            double gap = 6 / tip.distance(x, y);
            scene.g().setColor(scene.look().faint()); // or it would look like a part of the arrow
            scene.g().setStroke(LEADER);
            scene.g()
                    .draw(new Line2D.Double(
                            tip.getX() + gap * (x - tip.getX()), tip.getY() + gap * (y - tip.getY()), x, y));
            scene.g().setColor(ink);
        }
    }
}
