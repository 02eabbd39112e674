package org.polyseme.view.weights;

import java.awt.Color;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.polyseme.figure.Look;
import org.polyseme.state.Matrix;

/** A tiny heat map: features down, neurons across, the strongest weight under each pixel. Immutable. */
final class Thumbnail {
    /** The longer side. */
    static final int LONG = 176;

    private static final int SHORTEST = 14;
    private static final int TALLEST = 120;
    private static final int STEPS = 64;

    /** Where the colours end, in root mean squares: nearly all weights of a bell curve lie within. */
    private static final double RMS = 3;

    private final int width;
    private final int height;
    private final int[] argb;

    private Thumbnail(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Opaque. */
    int argb(int x, int y) {
        return argb[y * width + x];
    }

    /** Of {@code weights [features, neurons]}. */
    static Thumbnail of(Matrix weights, Look look) {
        double shrink = Math.min((double) LONG / weights.columns(), (double) TALLEST / weights.rows());
        int width = size(shrink * weights.columns(), LONG);
        int height = size(shrink * weights.rows(), TALLEST);
        float[] strongest = strongest(weights, width, height);
        double scale = RMS * rootMeanSquare(weights);
        int[] up = ramp(look, look.positive());
        int[] down = ramp(look, look.negative());
        int[] argb = new int[width * height];
        for (int p = 0; p < argb.length; p++) {
            double share = scale == 0 ? 0 : Math.min(1, Math.abs(strongest[p]) / scale);
            argb[p] = (strongest[p] < 0 ? down : up)[(int) Math.round(share * STEPS)];
        }
        return new Thumbnail(width, height, argb);
    }

    private static int size(double pixels, int most) {
        return (int) Math.max(SHORTEST, Math.min(most, Math.round(pixels)));
    }

    private static float[] strongest(Matrix weights, int width, int height) {
        float[] strongest = new float[width * height];
        int tall = Math.max(height, weights.rows());
        int wide = Math.max(width, weights.columns());
        for (int y = 0; y < tall; y++) {
            int row = (int) ((long) y * weights.rows() / tall);
            int to = (int) ((long) y * height / tall) * width;
            for (int x = 0; x < wide; x++) {
                float value = weights.at(row, (int) ((long) x * weights.columns() / wide));
                int at = to + (int) ((long) x * width / wide);
                if (Math.abs(value) > Math.abs(strongest[at])) {
                    strongest[at] = value;
                }
            }
        }
        return strongest;
    }

    private static double rootMeanSquare(Matrix weights) {
        double sum = 0;
        for (int i = 0; i < weights.rows(); i++) {
            sum += weights.rowDot(i, i);
        }
        return Math.sqrt(sum / weights.size());
    }

    private static int[] ramp(Look look, Color end) {
        int[] ramp = new int[STEPS + 1];
        for (int s = 0; s <= STEPS; s++) {
            ramp[s] = Look.mix(look.ground(), end, (double) s / STEPS).getRGB();
        }
        return ramp;
    }

    /** FX thread only. */
    Image image() {
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return image;
    }
}
