package org.polyseme.view.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.BiConsumer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.polyseme.export.Drawing;

/** Drawings as images for the screen and the clipboard. Any thread. */
public final class Stills {
    private Stills() {}

    public static WritableImage image(Drawing drawing, double scale) {
        return image(drawing, scale, (graphics, image) -> {});
    }

    /** @param ground paints first, in pixels, what a transparent drawing leaves to be seen */
    static WritableImage image(Drawing drawing, double scale, BiConsumer<Graphics2D, BufferedImage> ground) {
        int width = (int) Math.max(1, Math.round(drawing.size().width() * scale));
        int height = (int) Math.max(1, Math.round(drawing.size().height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            ground.accept(graphics, image);
            graphics.scale(scale, scale);
            drawing.painter().accept(graphics);
        } finally {
            graphics.dispose();
        }
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        WritableImage shown = new WritableImage(width, height);
        shown.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return shown;
    }
}
