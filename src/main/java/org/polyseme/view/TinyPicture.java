package org.polyseme.view;

import java.util.Base64;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.polyseme.figure.Look;
import org.polyseme.state.Matrix;

/**
 * A heat map of a few pixels, as a word of a settings file: a byte a pixel, 0 for the largest negative weight, 127 for
 * none, 254 for the largest positive one, in Base64. Pure functions, but for {@link #image}.
 */
final class TinyPicture {
    static final int WIDTH = 40;
    static final int HEIGHT = 26;

    private static final double LARGEST = 1.2;
    private static final int MIDDLE = 127;

    /** Half-way between those of a light window and of a dark one: a menu has no say in its pictures' colours. */
    private static final int NEGATIVE =
            Look.mix(Look.LIGHT.negative(), Look.DARK.negative(), 0.5).getRGB();

    private static final int POSITIVE =
            Look.mix(Look.LIGHT.positive(), Look.DARK.positive(), 0.5).getRGB();

    private TinyPicture() {}

    /** Of {@code weights [features, neurons]}: the strongest under each pixel. */
    static String of(Matrix weights) {
        byte[] shades = new byte[WIDTH * HEIGHT];
        float[] strongest = new float[WIDTH * HEIGHT];
        for (int i = 0; i < Math.max(HEIGHT, weights.rows()); i++) {
            int row = Math.min(weights.rows() - 1, i * weights.rows() / Math.max(HEIGHT, weights.rows()));
            int y = i * HEIGHT / Math.max(HEIGHT, weights.rows());
            for (int k = 0; k < Math.max(WIDTH, weights.columns()); k++) {
                int column = k * weights.columns() / Math.max(WIDTH, weights.columns());
                int at = y * WIDTH + k * WIDTH / Math.max(WIDTH, weights.columns());
                float value = weights.at(row, column);
                if (Math.abs(value) > Math.abs(strongest[at])) {
                    strongest[at] = value;
                }
            }
        }
        for (int p = 0; p < shades.length; p++) {
            double share = Math.max(-1, Math.min(1, strongest[p] / LARGEST));
            shades[p] = (byte) (MIDDLE + Math.round(MIDDLE * share));
        }
        return Base64.getEncoder().encodeToString(shades);
    }

    /** The picture in such a word, on no ground; null where it is none. FX thread only. */
    static @Nullable Image image(String word) {
        byte[] shades;
        try {
            shades = Base64.getDecoder().decode(word);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
        if (shades.length != WIDTH * HEIGHT) {
            return null;
        }
        int[] argb = new int[shades.length];
        for (int p = 0; p < argb.length; p++) {
            double share = ((shades[p] & 0xFF) - MIDDLE) / (double) MIDDLE;
            int alpha = (int) Math.round(255 * Math.min(1, Math.abs(share)));
            int colour = share < 0 ? NEGATIVE : POSITIVE;
            argb[p] = (alpha << 24) | (colour & 0xFFFFFF);
        }
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        image.getPixelWriter().setPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), argb, 0, WIDTH);
        return image;
    }
}
