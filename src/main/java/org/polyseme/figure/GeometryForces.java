package org.polyseme.figure;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.Map;
import org.polyseme.measure.Descent;
import org.polyseme.state.Snapshot;

/** What pushes one feature of {@link GeometryFigure}, and where to. */
final class GeometryForces {
    /** Pixels between the arrows' beginnings. */
    private static final double APART = 5;

    private GeometryForces() {}

    /** The three forces from the feature's tip, all enlarged alike; or why there are none to show. */
    static void paint(GeometryFigure.Scene scene, Snapshot snapshot, int feature, Labels labels, Figure.Size size) {
        GeometryLayout layout = scene.layout();
        if (!Descent.applies(snapshot.experiment())) {
            note(scene, "forces: only for tied models on the standard basis");
            return;
        }
        Descent.Forces forces = Descent.forces(snapshot.experiment(), snapshot.parameters());
        Map<ForceArrows.Force, double[]> seen = new EnumMap<>(ForceArrows.Force.class);
        double longest = 0;
        for (ForceArrows.Force part : ForceArrows.Force.values()) {
            double[] at = layout.turn().apply(layout.frame().project(part.of(forces))[feature]);
            seen.put(part, at);
            longest = Math.max(longest, Math.hypot(at[0], at[1]));
        }
        double gain = ForceArrows.gain(longest, layout.reach() / layout.zoom() / 2.5);
        if (gain == 0) {
            note(scene, "no force on f" + feature);
            return;
        }
        ForceArrows.paintLegendBelow(scene.g(), scene.look(), layout.plot(), size, "f" + feature, gain);
        double[] at = layout.positions()[feature];
        double length = Math.max(1e-9, Math.hypot(at[0], at[1]));
        double aside = -APART;
        for (Map.Entry<ForceArrows.Force, double[]> entry : seen.entrySet()) {
            double[] force = entry.getValue();
            Point2D tip = layout.tip(feature);
            // Beside one another, for most of the time they lie along the feature, and would be one line.
            Point2D from = new Point2D.Double(tip.getX() + aside * at[1] / length, tip.getY() + aside * at[0] / length);
            Point2D to = new Point2D.Double(
                    from.getX() + gain * force[0] * layout.unit(), from.getY() - gain * force[1] * layout.unit());
            ForceArrows.paint(scene.g(), scene.look(), entry.getKey(), from, to);
            ForceArrows.block(labels, from, to);
            aside += APART;
        }
    }

    /** In place of the legend. */
    private static void note(GeometryFigure.Scene scene, String text) {
        if (scene.look().shows(Part.LEGEND)) {
            Rectangle2D plot = scene.layout().plot();
            scene.g().setFont(scene.look().labelFont());
            scene.g().setColor(scene.look().muted());
            String shown = Text.fit(text, scene.g().getFont(), plot.getWidth());
            Text.left(scene.g(), shown, plot.getX(), plot.getMaxY() + 13);
        }
    }
}
