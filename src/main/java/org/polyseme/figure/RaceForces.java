package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.polyseme.measure.Descent;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;

/** What makes the sizes of a feature's weights grow and shrink, at the end of their lines in {@link RaceFigure}. */
final class RaceForces {
    private static final double SPACING = 10;
    /** Of one neuron's three. */
    private static final double WIDTH = 3 * SPACING + 8;
    /** Of the plot's height that the longest arrow may take. */
    private static final double LONGEST = 0.3;

    private RaceForces() {}

    /**
     * For each of these neurons the three forces on |w|, upwards where it grows, all enlarged alike; nothing where they do
     * not follow from the weights alone.
     */
    static void paint(Graphics2D g, Look look, Snapshot snapshot, Race race, List<Integer> neurons, Room room) {
        if (!Descent.applies(snapshot.experiment())) {
            return;
        }
        Descent.Forces forces = Descent.forces(snapshot.experiment(), snapshot.parameters());
        Rectangle2D plot = room.plot();
        double unit = room.y().applyAsDouble(0) - room.y().applyAsDouble(1);
        double gain = gain(forces, race, neurons, room, unit);
        if (gain == 0) {
            return;
        }
        Shape clip = g.getClip();
        g.clip(new Rectangle2D.Double(plot.getX(), plot.getY() - 10, plot.getWidth() + SPACING, plot.getHeight() + 14));
        double x = plot.getMaxX() - neurons.size() * WIDTH + SPACING / 2;
        for (int neuron : neurons) {
            double size = Math.abs(race.weightNow(neuron));
            for (ForceArrows.Force part : ForceArrows.Force.values()) {
                double force = gain * force(part.of(forces), race, neuron);
                ForceArrows.paint(
                        g,
                        look,
                        part,
                        new Point2D.Double(x, room.y().applyAsDouble(size)),
                        new Point2D.Double(x, room.y().applyAsDouble(size) - force * unit));
                x += SPACING;
            }
            x += WIDTH - 3 * SPACING;
        }
        g.setClip(clip);
        Rectangle2D area = new Rectangle2D.Double(
                plot.getX(), plot.getY(), plot.getWidth() - neurons.size() * WIDTH - 8, plot.getHeight() * 0.72);
        ForceArrows.paintLegend(g, look, area, "the sizes", gain, new Labels(plot));
    }

    /** As large as leaves all of them inside the plot. */
    private static double gain(Descent.Forces forces, Race race, List<Integer> neurons, Room room, double unit) {
        double gain = Double.POSITIVE_INFINITY;
        for (int neuron : neurons) {
            double above = (room.y().applyAsDouble(Math.abs(race.weightNow(neuron)))
                            - room.plot().getY()
                            + 8)
                    / unit;
            for (ForceArrows.Force part : ForceArrows.Force.values()) {
                double force = force(part.of(forces), race, neuron);
                double free = LONGEST * room.plot().getHeight() / unit;
                double most = ForceArrows.gain(Math.abs(force), force > 0 ? Math.min(free, above) : free);
                gain = most == 0 ? gain : Math.min(gain, most);
            }
        }
        return Double.isInfinite(gain) ? 0 : gain;
    }

    /**
     * Where the lines of a race are.
     *
     * @param y where a size stands on the sheet
     */
    record Room(Rectangle2D plot, DoubleUnaryOperator y) {}

    /** On the size of the weight: positive where it grows. A weight of 0 has no side to shrink to. */
    private static double force(Matrix part, Race race, int neuron) {
        return part.at(race.feature(), neuron) * Math.signum(race.weightNow(neuron));
    }
}
