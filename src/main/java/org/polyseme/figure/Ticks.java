package org.polyseme.figure;

/** Round numbers for axes: 1, 2 or 5 times a power of ten. */
final class Ticks {
    private Ticks() {}

    /** The smallest round number that is at least {@code value}, which is positive. */
    static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double digit : new double[] {1, 2, 5}) {
            if (digit * power >= value * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    /** The largest round number that is at most {@code value}, which is positive. */
    static double roundDown(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double digit : new double[] {10, 5, 2}) {
            if (digit * power <= value * (1 + 1e-9)) {
                return digit * power;
            }
        }
        return power;
    }

    /** Every how many of {@code cells} along {@code length} pixels a label of {@code labelLength} pixels fits; round. */
    static int every(int cells, double length, double labelLength) {
        double least = labelLength * cells / Math.max(1, length);
        return (int) Math.max(1, roundUp(Math.max(1, least)));
    }
}
