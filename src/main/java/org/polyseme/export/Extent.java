package org.polyseme.export;

import org.polyseme.figure.Figure;

/**
 * How large a picture is: in logical pixels, for the layout, and in pixels of the file. Immutable.
 *
 * @param size in logical pixels, 96 to the inch
 * @param scale pixels of the file to a logical pixel
 */
public record Extent(Figure.Size size, double scale) {
    private static final double MILLIMETRES_PER_INCH = 25.4;

    /** So many millimetres in print at so many dots per inch. */
    public static Extent ofMillimetres(double width, double height, double dotsPerInch) {
        double pixels = Drawing.PER_INCH / MILLIMETRES_PER_INCH;
        return new Extent(new Figure.Size(width * pixels, height * pixels), dotsPerInch / Drawing.PER_INCH);
    }

    public int width() {
        return (int) Math.max(1, Math.round(size.width() * scale));
    }

    public int height() {
        return (int) Math.max(1, Math.round(size.height() * scale));
    }

    /** Pixels of the file in all. */
    public long pixels() {
        return Math.round(size.width() * scale) * Math.round(size.height() * scale);
    }

    /** The nearest with an even number of pixels on both sides, as films need it. */
    public Extent even() {
        return new Extent(new Figure.Size(even(width()) / scale, even(height()) / scale), scale);
    }

    private static int even(int pixels) {
        return Math.max(2, pixels + pixels % 2);
    }
}
