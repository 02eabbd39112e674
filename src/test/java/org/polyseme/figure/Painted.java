package org.polyseme.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.polyseme.state.Snapshot;

/** A figure painted on a sheet with a margin around it, to see where it paints. */
final class Painted {
    static final int MARGIN = 10;
    static final int UNTOUCHED = 0xFF12FE34;

    private final BufferedImage image;
    private final int scale;

    private Painted(BufferedImage image, int scale) {
        this.image = image;
        this.scale = scale;
    }

    static Painted of(Figure figure, Snapshot snapshot, Look look, Figure.Size size, int scale) {
        return of(figure, snapshot, Selection.NONE, look, size, scale);
    }

    static Painted of(Figure figure, Snapshot snapshot, Selection selection, Look look, Figure.Size size, int scale) {
        return of(figure, snapshot, new Perspective(selection, Options.FIRST, look), size, scale);
    }

    static Painted of(Figure figure, Snapshot snapshot, Perspective perspective, Figure.Size size, int scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(size.width() + 2 * MARGIN) * scale,
                (int) Math.ceil(size.height() + 2 * MARGIN) * scale,
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(UNTOUCHED));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        g.translate(MARGIN, MARGIN);
        figure.paint(g, snapshot, perspective, size);
        g.dispose();
        return new Painted(image, scale);
    }

    /** Colour of the pixel at this point of the sheet. */
    int at(double x, double y) {
        return image.getRGB((int) Math.floor((x + MARGIN) * scale), (int) Math.floor((y + MARGIN) * scale));
    }

    int[] pixels() {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** Number of pixels of the margin that were painted on. */
    long spilled() {
        int edge = MARGIN * scale;
        long spilled = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean isMargin =
                        x < edge || y < edge || x >= image.getWidth() - edge || y >= image.getHeight() - edge;
                if (isMargin && image.getRGB(x, y) != UNTOUCHED) {
                    spilled++;
                }
            }
        }
        return spilled;
    }

    /** Number of pixels in exactly this colour. */
    long count(Color colour) {
        return Arrays.stream(pixels()).filter(p -> p == colour.getRGB()).count();
    }
}
