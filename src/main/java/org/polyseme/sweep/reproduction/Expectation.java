package org.polyseme.sweep.reproduction;

/**
 * A number that a paper reports, or that follows from it, and how far off ours may be. Immutable.
 *
 * @param source paper and place
 * @param provenance how the number came here
 * @param reported the number as one would print it, with its spread where that is known
 * @param from the least value of ours that agrees
 * @param to the greatest one
 */
public record Expectation(String source, Provenance provenance, String reported, double from, double to) {
    private static final double STANDARD_ERRORS = 3;

    public Expectation {
        if (!(from <= to)) {
            throw new IllegalArgumentException("expected from <= to, got " + from + ", " + to);
        }
    }

    /** A number that ours should equal up to this absolute difference. */
    static Expectation near(String source, Provenance provenance, double value, double tolerance) {
        return new Expectation(source, provenance, Found.text(value), value - tolerance, value + tolerance);
    }

    /** The mean of a sample of runs that were made elsewhere: ours may be off by three standard errors of both. */
    static Expectation sample(String source, Provenance provenance, Sample sample, int ourRuns) {
        double error = sample.deviation * Math.sqrt(1.0 / sample.runs + 1.0 / ourRuns);
        String reported =
                Found.text(sample.mean) + " ± " + Found.text(sample.deviation) + " (" + sample.runs + " runs)";
        return new Expectation(
                source,
                provenance,
                reported,
                sample.mean - STANDARD_ERRORS * error,
                sample.mean + STANDARD_ERRORS * error);
    }

    /** Somebody else's runs: mean, standard deviation between them, and how many. */
    record Sample(double mean, double deviation, int runs) {}

    /** For tables: the band. */
    public String band() {
        return from == to ? Found.text(from) : Found.text(from, places()) + " to " + Found.text(to, places());
    }

    /** Decimal places that show where in the band a number lies; enough for a whole number's deviation where it has no width. */
    int places() {
        double width = to - from;
        return width == 0 ? 2 : Math.min(12, Math.max(0, 2 - (int) Math.floor(Math.log10(width))));
    }

    /** True if a value lies in the band, ends included. NaN lies in none. */
    public boolean allows(double value) {
        return value >= from && value <= to;
    }
}
