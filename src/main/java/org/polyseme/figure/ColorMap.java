package org.polyseme.figure;

/**
 * Numbers to colours: through the ground at 0, orange for +, blue for −, in perceptually even steps, the same scale on
 * both sides. Values beyond the scale take its end. Immutable.
 */
final class ColorMap {
    private static final int STEPS = 255;
    /** A figure is painted many times in a look, and 1,022 colours take longer than the cells of a small matrix. */
    private static final Recent<ColorMap> OF_LOOKS = new Recent<>(4);

    private final double scale;

    private final double stepsPerOne;
    private final int[] full;
    private final int[] dimmed;

    private ColorMap(double scale, int[] full, int[] dimmed) {
        this.scale = scale;
        stepsPerOne = STEPS / scale;
        this.full = full;
        this.dimmed = dimmed;
    }

    /** @param scale the value, positive, at which the colours end */
    static ColorMap diverging(Look look, double scale) {
        ColorMap any = OF_LOOKS.of(look, "diverging", () -> to(look, scale));
        return new ColorMap(scale, any.full, any.dimmed);
    }

    private static ColorMap to(Look look, double scale) {
        Oklab ground = Oklab.of(look.ground());
        Oklab positive = Oklab.of(look.positive());
        Oklab negative = Oklab.of(look.negative());
        int[] full = new int[2 * STEPS + 1];
        int[] dimmed = new int[2 * STEPS + 1];
        for (int s = -STEPS; s <= STEPS; s++) {
            double share = Math.abs(s) / (double) STEPS;
            Oklab end = s > 0 ? positive : negative;
            full[s + STEPS] = ground.towards(end, share).argb();
            dimmed[s + STEPS] = ground.towards(end, share * look.dimmed()).argb();
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

    /** Writes the colours of all {@code values}, at full strength, to {@code colours} from {@code start} on. */
    void argb(float[] values, int[] colours, int start) {
        for (int i = 0; i < values.length; i++) {
            colours[start + i] = full[index(values[i])];
        }
    }

    private int index(double value) {
        double place = stepsPerOne * value + (STEPS + 0.5);
        return place >= 0 ? (int) Math.min(2 * STEPS, place) : place < 0 ? 0 : STEPS; // STEPS where it is no number
    }
}
