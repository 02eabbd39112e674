package org.polyseme.export;

import java.awt.Graphics2D;
import java.util.function.Consumer;
import org.polyseme.figure.Figure;

/**
 * Something to be painted once for every format. Immutable, and so must be what the painter reads: a film is painted on
 * several threads.
 *
 * @param size in logical pixels, 96 to the inch
 * @param isTransparent whether some of the ground is left unpainted
 * @param painter paints on graphics in logical pixels, the same each time
 */
public record Drawing(Figure.Size size, boolean isTransparent, Consumer<Graphics2D> painter) {
    /** Logical pixels in an inch, as style sheets count them. */
    public static final double PER_INCH = 96;
}
