package org.polyseme.export;

/**
 * RGB as the brightness and the two colour differences that video stores, the latter for every second pixel (yuv420p):
 * ITU-R BT.709, 16 to 235 and 16 to 240, in 16-bit fixed point.
 */
final class Luma {
    private static final int SHIFT = 16;
    private static final int HALF = 1 << (SHIFT - 1);
    private static final double RED = 0.2126;
    private static final double BLUE = 0.0722;
    private static final double GREEN = 1 - RED - BLUE;

    private static final int Y_RED = fixed(RED * 219 / 255);
    private static final int Y_GREEN = fixed(GREEN * 219 / 255);
    private static final int Y_BLUE = fixed(BLUE * 219 / 255);
    private static final int U_RED = fixed(-RED / (2 * (1 - BLUE)) * 224 / 255);
    private static final int U_GREEN = fixed(-GREEN / (2 * (1 - BLUE)) * 224 / 255);
    private static final int U_BLUE = fixed(0.5 * 224 / 255);
    private static final int V_RED = fixed(0.5 * 224 / 255);
    private static final int V_GREEN = fixed(-GREEN / (2 * (1 - RED)) * 224 / 255);
    private static final int V_BLUE = fixed(-BLUE / (2 * (1 - RED)) * 224 / 255);

    private Luma() {}

    private static int fixed(double share) {
        return (int) Math.round(share * (1 << SHIFT));
    }

    /** One row: a byte a pixel. */
    static void brightness(int[] pixels, int start, byte[] y) {
        for (int x = 0; x < y.length; x++) {
            int rgb = pixels[start + x];
            int sum = Y_RED * (rgb >> 16 & 0xFF) + Y_GREEN * (rgb >> 8 & 0xFF) + Y_BLUE * (rgb & 0xFF);
            y[x] = (byte) (16 + ((sum + HALF) >> SHIFT));
        }
    }

    /** Two rows of {@code 2 × u.length} pixels: a byte for every square of four. */
    static void colour(int[] pixels, int start, byte[] u, byte[] v) {
        int width = 2 * u.length;
        for (int x = 0; x < u.length; x++) {
            int at = start + 2 * x;
            int a = pixels[at];
            int b = pixels[at + 1];
            int c = pixels[at + width];
            int d = pixels[at + width + 1];
            int red = (a >> 16 & 0xFF) + (b >> 16 & 0xFF) + (c >> 16 & 0xFF) + (d >> 16 & 0xFF);
            int green = (a >> 8 & 0xFF) + (b >> 8 & 0xFF) + (c >> 8 & 0xFF) + (d >> 8 & 0xFF);
            int blue = (a & 0xFF) + (b & 0xFF) + (c & 0xFF) + (d & 0xFF);
            u[x] = (byte) (128 + mean(U_RED * red + U_GREEN * green + U_BLUE * blue));
            v[x] = (byte) (128 + mean(V_RED * red + V_GREEN * green + V_BLUE * blue));
        }
    }

    /** The nearest whole number to a quarter of a sum of four in fixed point. */
    private static int mean(int sum) {
        return (sum + 4 * HALF) >> (SHIFT + 2);
    }
}
