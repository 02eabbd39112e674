package org.polyseme.figure;

/** How far an axis of training steps reaches: alike in {@link CurvesFigure} and on the timeline, which stand below each other. */
public final class RunSpan {
    /** A run that is to go on for longer is not shown whole: nobody would see its beginning. */
    private static final long MOST_PLANNED = 1_000_000;

    private static final long LEAST = 100;

    private RunSpan() {}

    /**
     * The last step that there is room for: the end of the run from its beginning on, where that is near enough; else,
     * and beyond, a round number that grows in leaps.
     *
     * @param reached the last step there is
     * @param planned the step at which the run is to end
     */
    public static long end(long reached, long planned) {
        if (planned >= reached && planned <= MOST_PLANNED) {
            return Math.max(1, planned);
        }
        long round = roundUp(Math.max(LEAST, reached));
        return planned >= reached ? Math.min(round, planned) : round;
    }

    /** 1, 2 or 5 times a power of ten. */
    public static long roundUp(long value) {
        long power = 1;
        while (power <= value / 10) {
            power *= 10;
        }
        for (long digit : new long[] {1, 2, 5}) {
            if (digit * power >= value) {
                return digit * power;
            }
        }
        return 10 * power;
    }
}
