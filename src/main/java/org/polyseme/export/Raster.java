package org.polyseme.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** Paints drawings into pixels. */
final class Raster {
    private Raster() {}

    /** An image for {@link #paint}: with transparency where the drawing has some. */
    static BufferedImage image(int width, int height, boolean isTransparent) {
        return new BufferedImage(
                width, height, isTransparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    /** Paints those rows of the whole picture, from {@code top} on, that the image has room for. */
    static void paint(Drawing drawing, double scale, int top, BufferedImage image) {
        Arrays.fill(pixels(image), 0);
        Graphics2D g = image.createGraphics();
        try {
            g.translate(0, -top);
            g.scale(scale, scale);
            drawing.painter().accept(g);
        } finally {
            g.dispose();
        }
    }

    /** The image's own pixels, row after row, as {@code 0xAARRGGBB}. */
    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
