package org.polyseme.session;

/** How fast a run may go. The only place that decides it. */
public enum Pace {
    /** Slow enough to follow single steps. */
    SLOW("slow", 20),
    /** A run of the usual 10,000 steps takes ten seconds: slow enough to see it happen. */
    NORMAL("1×", 1_000),
    FAST("10×", 10_000),
    /** As fast as the machine can. */
    MAXIMUM("max", Double.POSITIVE_INFINITY);

    private final String label;
    private final double stepsPerSecond;

    Pace(String label, double stepsPerSecond) {
        this.label = label;
        this.stepsPerSecond = stepsPerSecond;
    }

    public String label() {
        return label;
    }

    /** The most steps a second; infinite for {@link #MAXIMUM}. */
    public double stepsPerSecond() {
        return stepsPerSecond;
    }

    /** Time between two steps; 0 for {@link #MAXIMUM}. */
    long nanosPerStep() {
        return (long) (1e9 / stepsPerSecond);
    }
}
