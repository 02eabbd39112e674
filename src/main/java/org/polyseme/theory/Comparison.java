package org.polyseme.theory;

/**
 * A measured number beside the one that a theory predicts, and the band of measured/predicted in which the theory is
 * taken to hold. Immutable.
 *
 * @param measured what was found
 * @param predicted what the theory says
 * @param lowest the least ratio that still agrees
 * @param highest the greatest ratio that still agrees
 */
public record Comparison(double measured, double predicted, double lowest, double highest) {

    public Comparison {
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException("expected lowest <= highest, got " + lowest + ", " + highest);
        }
    }

    /** A theory that should hold within this part of its prediction, on either side: 0.35 for 35 %. */
    public static Comparison within(double measured, double predicted, double part) {
        return new Comparison(measured, predicted, 1 - part, 1 + part);
    }

    /** Measured over predicted; 1 where both are 0. */
    public double ratio() {
        return measured == predicted ? 1 : measured / predicted;
    }

    /** True where the ratio lies within the band; never for a number that is none. */
    public boolean agrees() {
        return ratio() >= lowest && ratio() <= highest;
    }
}
