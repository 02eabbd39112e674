package org.polyseme.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.polyseme.state.Experiment;
import org.polyseme.state.RunPlan;
import org.polyseme.state.Snapshot;

/**
 * A picture as a pure function of a snapshot and a perspective. Stateless: the same arguments give the same
 * pixels on screen, in a film and in print.
 *
 * <p>Coordinates are logical pixels: x to the right, y down, the origin at the upper left corner of the sheet.
 *
 * <pre>
 *   (0,0) ──────────────► x      title, 13 px, and subtitle in the first {@link Look#TITLE_HEIGHT} pixels
 *     │   Weights  32 × 128      (subtitle says what the eye cannot see: sorting, projection, scale)
 *     │   ┌─────────────┐ ▮
 *     ▼ y │             │ ▮ scale
 * </pre>
 */
public interface Figure {
    /** As often as a screen shows anything. */
    int EVERY_FRAME = 60;

    /** The height of a line that says what marks mean, in logical pixels. */
    int LEGEND_LINE = 24;

    /** Its word on the command line and in layouts, e.g. {@code weights}. */
    String id();

    /** Its name on screen, e.g. {@code Weights}. */
    String title();

    /** Under which heading it stands where figures are chosen. */
    default Group group() {
        return Group.ALLOCATION;
    }

    /** True if it shows {@link Perspective#other} too. */
    default boolean comparesRuns() {
        return false;
    }

    /** How often a second it is worth painting while the snapshot changes; fewer for what takes long to measure. */
    default int atMostPerSecond() {
        return EVERY_FRAME;
    }

    /** Which runs must be trained beside that of this recipe for it; empty if none. */
    default Optional<RunPlan> runs(Experiment recipe, Options options) {
        return Optional.empty();
    }

    /** Paints the whole sheet, ground included. */
    void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size);

    /** What lies under a point of the sheet that {@link #paint} with these arguments has painted. */
    Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size);

    /** How far down its title and the lines above the plot reach, in logical pixels. */
    default int head() {
        return Look.TITLE_HEIGHT + LEGEND_LINE;
    }

    /**
     * Where {@link #paint} says what its marks mean, in a sheet so large: what is put over a figure keeps off that. Most say
     * it in lines above the plot or below it.
     */
    default List<Rectangle2D> legends(Snapshot snapshot, Size size) {
        return List.of(
                new Rectangle2D.Double(0, 0, size.width(), head()),
                new Rectangle2D.Double(0, size.height() - LEGEND_LINE, size.width(), LEGEND_LINE));
    }

    /** The sheet in logical pixels, both positive. */
    record Size(double width, double height) {}

    /** What a figure is about. */
    enum Group {
        ALLOCATION("Allocation"),
        SPARSITY("Sparsity and superposition"),
        CODING("Coding theory"),
        DEGENERACY("Degeneracy");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
