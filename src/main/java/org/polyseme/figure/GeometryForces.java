package org.polyseme.figure;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.polyseme.measure.Descent;
import org.polyseme.state.Snapshot;

/** What pushes one feature of {@link GeometryFigure}, and where to. */
final class GeometryForces {
    private GeometryForces() {}

    /** The three forces from the feature's tip, all enlarged alike; or why there are none to show. */
    static void paint(GeometryFigure.Scene scene, Snapshot snapshot, int feature, Labels labels) {
        GeometryLayout layout = scene.layout();
        if (!Descent.applies(snapshot.experiment())) {
            note(scene, "forces: only for tied models on the standard basis", labels);
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
            note(scene, "no force on f" + feature, labels);
            return;
        }
        ForceArrows.paintLegend(scene.g(), scene.look(), layout.plot(), "f" + feature, gain, labels);
        double[] from = layout.positions()[feature];
        seen.forEach((part, force) -> {
            Point2D to = layout.point(new double[] {from[0] + gain * force[0], from[1] + gain * force[1], from[2]});
            ForceArrows.paint(scene.g(), scene.look(), part, layout.tip(feature), to);
            ForceArrows.block(labels, layout.tip(feature), to);
        });
    }

    /** At the lower right. */
    private static void note(GeometryFigure.Scene scene, String text, Labels labels) {
        Rectangle2D plot = scene.layout().plot();
        double width = Text.width(text, scene.look().labelFont());
        Rectangle2D box = new Rectangle2D.Double(plot.getMaxX() - width - 1, plot.getMaxY() - 15, width, 14);
        if (labels.place(List.of(box)).isPresent() && scene.look().shows(Part.LEGEND)) {
            scene.g().setFont(scene.look().labelFont());
            scene.g().setColor(scene.look().muted());
            Text.left(scene.g(), text, box.getX(), box.getMaxY() - 4);
        }
    }
}
