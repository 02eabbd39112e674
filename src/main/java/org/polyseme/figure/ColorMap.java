package org.polyseme.figure;

/**
 * Numbers to colours: through the ground at 0, orange for +, blue for −, in perceptually even steps, the same scale on
 * both sides. Values beyond the scale take its end. Immutable.
 */
final class ColorMap {
    private static final int STEPS = 255;
    private final double scale;

    private final int[] full;
    private final int[] dimmed;

    private ColorMap(double scale, int[] full, int[] dimmed) {
        this.scale = scale;
        this.full = full;
        this.dimmed = dimmed;
    }

    /** @param scale the value, positive, at which the colours end */
    static ColorMap diverging(Look look, double scale) {
        Oklab ground = Oklab.of(look.ground());
        Oklab positive = Oklab.of(look.positive());
        Oklab negative = Oklab.of(look.negative());
        int[] full = new int[2 * STEPS + 1];
        int[] dimmed = new int[2 * STEPS + 1];
        for (int s = -STEPS; s <= STEPS; s++) {
            double share = Math.abs(s) / (double) STEPS;
            Oklab end = s > 0 ? positive : negative;
            full[s + STEPS] = ground.towards(end, share).argb();
            dimmed[s + STEPS] = ground.towards(end, share * Look.DIMMED).argb();
        }
        full[STEPS] = look.ground().getRGB();
        dimmed[STEPS] = look.ground().getRGB();
        return new ColorMap(scale, full, dimmed);
    }

    double scale() {
        return scale;
    }

    /** Opaque ARGB at full strength. */
    int argb(double value) {
        return full[index(value)];
    }

    /** Opaque ARGB for what is not lit while something else is. */
    int dimmed(double value) {
        return dimmed[index(value)];
    }

    private int index(double value) {
        double share = Math.max(-1, Math.min(1, value / scale));
        return STEPS + (int) Math.round(share * STEPS);
    }
}
