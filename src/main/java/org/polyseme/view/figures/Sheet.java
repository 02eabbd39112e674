package org.polyseme.view.figures;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * One piece of paper: Java2D paints on it and JavaFX shows the same memory, pixel for pixel. Whoever holds it may
 * paint, off the FX thread; it is shown only when painting is done.
 */
final class Sheet {
    private final BufferedImage paper;
    private final PixelBuffer<IntBuffer> pixels;
    private final WritableImage shown;

    /** A sheet of so many pixels of the screen. */
    Sheet(int width, int height) {
        paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] memory = ((DataBufferInt) paper.getRaster().getDataBuffer()).getData();
        pixels = new PixelBuffer<>(width, height, IntBuffer.wrap(memory), PixelFormat.getIntArgbPreInstance());
        shown = new WritableImage(pixels);
    }

    BufferedImage paper() {
        return paper;
    }

    boolean hasSize(int width, int height) {
        return paper.getWidth() == width && paper.getHeight() == height;
    }

    /** The image of what was painted. FX thread only. */
    Image finished() {
        pixels.updateBuffer(all -> null);
        return shown;
    }
}
