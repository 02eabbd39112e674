package org.polyseme.figure;

import java.awt.Graphics2D;
import java.util.Optional;
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
    /** Its word on the command line and in layouts, e.g. {@code weights}. */
    String id();

    /** Its name on screen, e.g. {@code Weights}. */
    String title();

    /** Paints the whole sheet, ground included. */
    void paint(Graphics2D graphics, Snapshot snapshot, Perspective perspective, Size size);

    /** What lies under a point of the sheet that {@link #paint} with these arguments has painted. */
    Optional<Hit> at(double x, double y, Snapshot snapshot, Perspective perspective, Size size);

    /** The sheet in logical pixels, both positive. */
    record Size(double width, double height) {}
}
