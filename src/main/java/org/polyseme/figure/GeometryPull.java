package org.polyseme.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.polyseme.measure.Descent;
import org.polyseme.state.Snapshot;

/** Where the loss pulls every feature of {@link GeometryFigure}. */
final class GeometryPull {
    private GeometryPull() {}

    /** From every tip to where the loss pulls it, all enlarged alike; or why there is nothing to show. */
    static void paint(GeometryFigure.Scene scene, Snapshot snapshot, Labels labels) {
        GeometryLayout layout = scene.layout();
        if (!Descent.applies(snapshot.experiment())) {
            paintNote(scene, "pull: only for tied models on the standard basis", labels);
            return;
        }
        double[][] pull = layout.frame().project(Descent.of(snapshot.experiment(), snapshot.parameters()));
        double longest = 0;
        for (int i = 0; i < pull.length; i++) {
            pull[i] = layout.turn().apply(pull[i]);
            longest = Math.max(longest, Math.hypot(pull[i][0], pull[i][1]));
        }
        if (!(longest > 1e-12) || !Double.isFinite(longest)) {
            paintNote(scene, "no pull", labels);
            return;
        }
        // In steps of two, so that the arrows shrink with the pull and do not breathe.
        double gain = Math.pow(2, Math.floor(Math.log(layout.reach() / layout.zoom() / 3 / longest) / Math.log(2)));
        scene.g().setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < pull.length; i++) {
            double[] at = layout.positions()[i];
            scene.g().setColor(scene.ink(scene.look().accent(), i));
            paintArrow(scene.g(), layout.tip(i), layout.point(new double[] {
                at[0] + gain * pull[i][0], at[1] + gain * pull[i][1], at[2]
            }));
        }
        paintNote(scene, "pull of the loss, × " + Numerals.tick(gain), labels);
    }

    private static void paintArrow(Graphics2D g, Point2D from, Point2D to) {
        double length = from.distance(to);
        if (length < 1) {
            return;
        }
        double x = (to.getX() - from.getX()) / length;
        double y = (to.getY() - from.getY()) / length;
        double head = Math.min(5, length);
        Path2D path = new Path2D.Double();
        path.append(new Line2D.Double(from, to), false);
        path.moveTo(to.getX() - head * (x + 0.5 * y), to.getY() - head * (y - 0.5 * x));
        path.lineTo(to.getX(), to.getY());
        path.lineTo(to.getX() - head * (x - 0.5 * y), to.getY() - head * (y + 0.5 * x));
        g.draw(path);
    }

    /** At the lower right. */
    private static void paintNote(GeometryFigure.Scene scene, String text, Labels labels) {
        double width = Text.width(text, scene.look().labelFont());
        Rectangle2D plot = scene.layout().plot();
        Rectangle2D box = new Rectangle2D.Double(plot.getMaxX() - width - 1, plot.getMaxY() - 15, width, 14);
        if (labels.place(List.of(box)).isPresent() && scene.look().shows(Part.LEGEND)) {
            scene.g().setFont(scene.look().labelFont());
            scene.g().setColor(scene.look().accent());
            Text.left(scene.g(), text, box.getX(), box.getMaxY() - 4);
        }
    }
}
